import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type BetterSqlite3 from "better-sqlite3";
import { AppError } from "#domain/errors.ts";

/** One step of the tables' history, as drizzle-kit wrote it. */
export interface Migration {
  name: string;
  statements: string[];
  /** Of the file, kept with the record of its application. */
  sha256: string;
}

const FOLDER = fileURLToPath(new URL("../../drizzle/sqlite/", import.meta.url));

/** All migrations this program knows, oldest first. The n-th brings a database from version n - 1 to version n. */
export function knownMigrations(folder: string = FOLDER): Migration[] {
  const journal: { entries: { tag: string }[] } = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, "utf8"));
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(`${folder}/${tag}.sql`, "utf8");
    return {
      name: tag,
      statements: text.split("--> statement-breakpoint"),
      sha256: createHash("sha256").update(text).digest("hex"),
    };
  });
}

export function versionOf(client: BetterSqlite3.Database): number {
  return Number(client.pragma("user_version", { simple: true }));
}

/**
 * Applies what is missing, each migration in a transaction together with its record and the new `user_version`, so
 * that a process killed at any moment leaves the old version or the new one.
 */
export function applyMigrations(client: BetterSqlite3.Database, migrations: readonly Migration[]): void {
  // A rebuilt table is dropped and renamed; with keys enforced that would delete what refers to it.
  client.pragma("foreign_keys = OFF");
  for (const [index, migration] of migrations.entries()) {
    const version = index + 1;
    if (version <= versionOf(client)) continue;
    client.exec("BEGIN IMMEDIATE");
    try {
      for (const statement of migration.statements) client.exec(statement);
      record(client, version, migration);
      const broken = client.pragma("foreign_key_check");
      if (Array.isArray(broken) && broken.length > 0)
        throw new AppError("storage_lost", `The database cannot be brought to version ${version}: rows refer to none.`);
      client.exec("COMMIT");
    } catch (error) {
      if (client.inTransaction) client.exec("ROLLBACK");
      throw error;
    }
  }
}

function record(client: BetterSqlite3.Database, version: number, { name, sha256 }: Migration): void {
  client.exec(
    "CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, " +
      "applied_at INTEGER NOT NULL) STRICT",
  );
  client.prepare("INSERT INTO migrations VALUES (?, ?, ?, ?)").run(version, name, sha256, Date.now());
  client.pragma(`user_version = ${version}`);
}
