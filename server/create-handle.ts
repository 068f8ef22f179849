import type { Database } from "#db/database.ts";
import { createActors } from "./actors.ts";
import { createAuth } from "./auth.ts";
import type { StetHandle } from "./handle.ts";
import type { Settings } from "./settings.ts";

/** Puts together what the process holds, over a database that is open. */
export function createHandle(settings: Settings, database: Database): StetHandle {
  const auth = createAuth(settings, database);
  return { settings, database, auth, ...createActors({ auth, database }) };
}
