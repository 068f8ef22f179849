import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Person } from "#domain/review/model.ts";
import { openDatabase } from "./connection.ts";
import type { Database } from "./database.ts";
import { user } from "./schema/accounts.ts";

/** A new database in a directory of its own, with the real tables and settings; both are gone after `await using`. */
export async function openTestDatabase(): Promise<Database & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), "stet-test-"));
  const database = await openDatabase({ directory, lock: true });
  return Object.assign(database, {
    async [Symbol.asyncDispose]() {
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  });
}

/** Stores someone for rows to refer to, for tests that need no password. */
export async function addTestUser(
  database: Database,
  { id = "ana", name = "Ana", role = "member" } = {},
): Promise<Person> {
  const now = new Date(0);
  const email = `${id}@example.org`;
  await database.write((tx) => tx.insert(user).values({ id, name, email, role, createdAt: now, updatedAt: now }));
  return { id, name };
}
