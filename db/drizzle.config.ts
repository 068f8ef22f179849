import { defineConfig } from "drizzle-kit";
import { engine } from "./columns.ts";

/** One run an engine, chosen as the tables choose: by DATABASE_URL. */
// biome-ignore lint/style/noDefaultExport: drizzle-kit reads the default export.
export default defineConfig({
  dialect: engine === "pg" ? "postgresql" : "sqlite",
  schema: "./db/schema/*.ts",
  out: `./drizzle/${engine}`,
});
