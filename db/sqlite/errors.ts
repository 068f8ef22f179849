import { AppError } from "#domain/errors.ts";

const FULL =
  "The disk is full, so this was not saved. Free some space on the server; saving then works again by itself.";
const BUSY = "The database is busy with other work. Try again in a moment.";
const LOST =
  "The database file cannot be read. Stop the server, run “npm run -s stet -- doctor”, and restore a backup.";
const TAKEN = "This id is in use already. Make a new one.";

// By the beginning of SQLite's extended result code; the first that fits decides.
const MEANINGS = [
  ["SQLITE_FULL", "storage_full", FULL],
  ["SQLITE_IOERR_WRITE", "storage_full", FULL],
  ["SQLITE_IOERR_FSYNC", "storage_full", FULL],
  ["SQLITE_IOERR_TRUNCATE", "storage_full", FULL],
  ["SQLITE_IOERR_SHMSIZE", "storage_full", FULL],
  ["SQLITE_BUSY", "storage_busy", BUSY],
  ["SQLITE_LOCKED", "storage_busy", BUSY],
  ["SQLITE_CORRUPT", "storage_lost", LOST],
  ["SQLITE_NOTADB", "storage_lost", LOST],
  ["SQLITE_CANTOPEN", "storage_lost", LOST],
  ["SQLITE_IOERR", "storage_lost", LOST],
  ["SQLITE_READONLY_DBMOVED", "storage_lost", LOST],
  ["SQLITE_CONSTRAINT_PRIMARYKEY", "duplicate_id", TAKEN],
  ["SQLITE_CONSTRAINT_UNIQUE", "duplicate_id", TAKEN],
] as const;

/** SQLite's own result code of an error, however deep it is wrapped. */
export function sqliteCode(error: unknown): string | undefined {
  const bare = unwrap(error);
  if (!(bare instanceof Error) || !("code" in bare) || typeof bare.code !== "string") return undefined;
  return bare.code.startsWith("SQLITE_") ? bare.code : undefined;
}

/**
 * What a failure means to the person whose work it was, as an `AppError` with the failure as its cause; other errors
 * as they are. Drizzle's wrapper is taken off: its message holds the query's parameters, which are people's texts.
 */
export function translate(error: unknown): unknown {
  const bare = unwrap(error);
  const code = sqliteCode(bare);
  const meaning = MEANINGS.find(([prefix]) => code?.startsWith(prefix));
  return meaning === undefined ? bare : new AppError(meaning[1], meaning[2], { cause: bare });
}

function unwrap(error: unknown): unknown {
  return error instanceof Error && error.message.startsWith("Failed query:") && error.cause !== undefined
    ? unwrap(error.cause)
    : error;
}
