import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "./faults.ts";
import type { PageHandler } from "./front-door.ts";
import type { Settings } from "./settings.ts";

/** Whatever answers pages. */
export type Pages = { answer: PageHandler; close: () => Promise<void> };

/** Next's own request handler, over the built pages or, while developing, over their sources. */
export async function openNextPages(settings: Settings, development: boolean): Promise<Pages> {
  const dir = dirname(dirname(fileURLToPath(import.meta.url)));
  if (!development && !existsSync(join(dir, ".next", "BUILD_ID"))) {
    throw new StartError("The pages are not built yet: run “npm start”, which builds them.");
  }
  // Next and React read these once, when they are loaded.
  Object.assign(process.env, {
    NODE_ENV: development ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  const { default: next } = await import("next");
  const app = next({
    dev: development,
    dir,
    hostname: "localhost",
    port: settings.port,
    // Next listens for protocol upgrades on the server it is given. Only development has a use for them, so otherwise
    // it gets one that nobody can reach.
    ...(development ? {} : { httpServer: createServer() }),
  });
  await app.prepare();
  return { answer: app.getRequestHandler(), close: () => app.close() };
}
