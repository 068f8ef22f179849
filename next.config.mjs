/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // The image optimizer is a door of its own with a history; nothing here needs it.
  images: { unoptimized: true },
  // Loaded by Node as they are: binaries, and libraries whose objects the server and the pages share.
  serverExternalPackages: ["better-sqlite3", "better-auth", "drizzle-orm", "pg"],
  // `npm test` checks types once, for everything.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // Every page comes with its title in its head; otherwise a title may come after the page.
  htmlLimitedBots: /.*/,
};
