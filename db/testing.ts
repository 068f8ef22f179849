import type { Database } from "./database.ts";

/** A new database in a directory of its own, with the real tables and settings. */
export async function openTestDatabase(): Promise<Database & AsyncDisposable> {
  throw new Error("Not there yet.");
}
