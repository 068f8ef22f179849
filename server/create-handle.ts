import type { Database } from "#db/database.ts";
import { createActors } from "./actors.ts";
import { createAuth } from "./auth.ts";
import { Documents } from "./documents.ts";
import type { StetHandle } from "./handle.ts";
import { Live } from "./live.ts";
import { PlacesCache } from "./places-cache.ts";
import { PresenceRegistry } from "./presence.ts";
import type { Settings } from "./settings.ts";

/** Puts together what the process holds, over a database that is open. */
export function createHandle(settings: Settings, database: Database): StetHandle {
  const auth = createAuth(settings, database);
  const documents = new Documents();
  const places = new PlacesCache();
  const live = new Live();
  const presence = new PresenceRegistry();
  return { settings, database, auth, documents, places, live, presence, ...createActors({ auth, database }) };
}
