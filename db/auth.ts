import type { SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import type { Database } from "./database.ts";
import { account, rateLimit, session, user, verification } from "./schema/accounts.ts";

/** The tables better-auth works on, by the names it looks for. */
export const authTables = { user, session, account, verification, rateLimit };

/** A Drizzle database for better-auth's adapter, behind the same two doors as all else. */
export function authDatabase(_database: Database): SqliteRemoteDatabase<typeof authTables> {
  throw new Error("Not there yet.");
}
