import { drizzle, type SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import type { Database, SendStatement } from "./database.ts";
import { account, rateLimit, session, user, verification } from "./schema/accounts.ts";

/** The tables better-auth works on, by the names it looks for. */
export const authTables = { user, session, account, verification, rateLimit };

/**
 * A Drizzle database for better-auth's adapter, behind the same two doors as all else: what only reads goes to
 * `read`, everything else is a write of its own. It has no transactions; the adapter does without by default.
 */
export function authDatabase(database: Database): SqliteRemoteDatabase<typeof authTables> {
  return drizzle(
    async (text, parameters, method) => {
      const send = (db: { send: SendStatement }) => db.send(text, parameters, method);
      return /^\s*select\b/i.test(text) ? database.read(send) : database.write(send);
    },
    { schema: authTables },
  );
}
