import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { AppError } from "#domain/errors.ts";
import { newId } from "#domain/ids.ts";
import { flush, vacuumInto } from "./copy.ts";
import { sqliteCode, translate } from "./errors.ts";
import { applyMigrations, type Migration, versionOf } from "./migrate.ts";

/** "STET" in ASCII: marks a SQLite file as ours. */
const APPLICATION_ID = 0x53544554;

const RESTORE = "Restore a backup with “npm run -s stet -- restore FILE”.";

export function databaseFile(directory: string): string {
  return join(directory, "stet.db");
}

/** True when the file is there and needs nothing but opening; throws when it is there and is not usable. */
export function isReady(directory: string, migrations: readonly Migration[]): boolean {
  if (!existsSync(databaseFile(directory))) return false;
  return inspect(databaseFile(directory), migrations, versionOf) === migrations.length;
}

/**
 * Makes sure that a sound database of the present version is in the directory: creates it where none ever was, brings
 * an older one up to date after a backup, and refuses everything else. Only for the holder of the lock.
 */
export function prepareFile(directory: string, migrations: readonly Migration[]): void {
  const file = databaseFile(directory);
  if (existsSync(file)) {
    inspect(file, migrations, (client) => {
      checkSound(client, file);
      if (versionOf(client) === migrations.length) return;
      vacuumInto(client, join(directory, `stet-before-${migrations.length}.db`));
      applyMigrations(client, migrations);
    });
  } else {
    refuseUsed(directory, file);
    create(file, migrations);
  }
  mark(directory);
}

/** Opens the file and refuses it when it is not a Stet database this program understands. */
function inspect<T>(file: string, migrations: readonly Migration[], look: (client: BetterSqlite3.Database) => T): T {
  // SQLite takes an empty file for a new database; here it is what is left of one.
  if (statSync(file).size === 0) throw lost(`The database file ${file} is empty. ${RESTORE}`);
  const client = new BetterSqlite3(file, { fileMustExist: true, timeout: 5_000 });
  try {
    if (client.pragma("application_id", { simple: true }) !== APPLICATION_ID)
      throw lost(`The file ${file} belongs to another program, not to Stet. ${RESTORE}`);
    if (versionOf(client) > migrations.length)
      throw lost(`The database ${file} was written by a newer Stet. Start that one, or restore an older backup.`);
    return look(client);
  } catch (error) {
    if (sqliteCode(error)?.startsWith("SQLITE_NOTADB"))
      throw lost(`The file ${file} is no database. ${RESTORE}`, error);
    if (sqliteCode(error)?.startsWith("SQLITE_CORRUPT"))
      throw lost(`The database ${file} is damaged. ${RESTORE}`, error);
    throw translate(error);
  } finally {
    client.close();
  }
}

function checkSound(client: BetterSqlite3.Database, file: string): void {
  const finding = client.pragma("quick_check(1)", { simple: true });
  if (finding !== "ok") throw lost(`The database ${file} is damaged (${String(finding)}). ${RESTORE}`);
}

/** A directory that had a database must not get an empty one in its place. */
function refuseUsed(directory: string, file: string): void {
  const traces = ["stet.json", "stet.db-wal", "evidence"].filter((name) => existsSync(join(directory, name)));
  if (traces.length > 0)
    throw lost(`The database ${file} is missing, though this directory was in use (${traces.join(", ")}). ${RESTORE}`);
}

/** Under another name until it is complete, so that a start that is cut short leaves nothing to be refused. */
function create(file: string, migrations: readonly Migration[]): void {
  const unfinished = `${file}.new`;
  for (const rest of ["", "-journal", "-wal", "-shm"]) rmSync(`${unfinished}${rest}`, { force: true });
  // Nobody else on the machine reads unpublished copy; SQLite gives its side files the rights of this one.
  writeFileSync(unfinished, "", { mode: 0o600 });
  const client = new BetterSqlite3(unfinished);
  try {
    client.pragma(`application_id = ${APPLICATION_ID}`);
    applyMigrations(client, migrations);
  } finally {
    client.close();
  }
  flush(unfinished);
  renameSync(unfinished, file);
}

/** Says that the directory has a database, whose absence is then a loss. */
function mark(directory: string): void {
  const marker = join(directory, "stet.json");
  if (existsSync(marker) && readFileSync(marker, "utf8").trim() !== "") return;
  writeFileSync(marker, `${JSON.stringify({ database: newId() })}\n`);
}

function lost(message: string, cause?: unknown): AppError {
  return new AppError("storage_lost", message, { cause });
}
