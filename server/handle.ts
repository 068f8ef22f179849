import type { Database } from "#db/database.ts";
import type { Actor } from "./actor.ts";
import type { Auth } from "./auth.ts";
import type { Documents } from "./documents.ts";
import type { Live } from "./live.ts";
import type { PlacesCache } from "./places-cache.ts";
import type { PresenceRegistry } from "./presence.ts";
import type { Settings } from "./settings.ts";

/** Everything the one process holds open. The two front doors, pages and calls, share this very object. */
export type StetHandle = {
  settings: Settings;
  database: Database;
  auth: Auth;
  /** Who is asking; remembers an answer for a few seconds. */
  actorOf: (headers: Headers) => Promise<Actor | null>;
  /** Makes the next `actorOf` ask the database again. Called when a session ends or a member changes. */
  forgetActors: () => void;
  /** Bodies of articles in memory. */
  documents: Documents;
  /** Places of the claims of articles that are being edited, in memory. */
  places: PlacesCache;
  /** Open event streams, and who tells them. */
  live: Live;
  /** Who has which article open, in memory. */
  presence: PresenceRegistry;
};

/** Next bundles its own copy of this file, so the handle cannot live in a module: both copies look here. */
const KEY = Symbol.for("stet.handle");

/** The handle of this process. Throws before `shareHandle` was called, for instance while Next builds. */
export function stet(): StetHandle {
  const handle: StetHandle | undefined = Reflect.get(globalThis, KEY);
  if (handle === undefined) throw new Error("Stet is not running in this process: start it with server/main.ts.");
  return handle;
}

/** Lets `stet()` find the handle, from every copy of this module in the process. */
export function shareHandle(handle: StetHandle): void {
  Reflect.set(globalThis, KEY, handle);
}
