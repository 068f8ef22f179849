import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { AppError } from "#domain/errors.ts";
import { sqliteCode } from "./errors.ts";

/**
 * Makes this process the only server on a data directory and answers how to give that up. The lock is an open
 * transaction on a file of its own: the operating system ends it with the process, however it dies, so no stale lock
 * can be left. `stet.pid` only serves the message.
 */
export function lockDirectory(directory: string): () => void {
  const pidFile = join(directory, "stet.pid");
  const client = new BetterSqlite3(join(directory, "stet.lock"), { timeout: 0 });
  try {
    client.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    client.close();
    if (!sqliteCode(error)?.startsWith("SQLITE_BUSY")) throw error;
    throw new AppError(
      "storage_busy",
      `Another Stet server${processNamed(pidFile)} uses this data directory. Stop it, or give this one another ` +
        `directory with STET_DATA_DIR (now ${directory}).`,
      { cause: error },
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return () => {
    rmSync(pidFile, { force: true });
    client.close();
  };
}

function processNamed(pidFile: string): string {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10);
    return Number.isNaN(pid) ? "" : ` (process ${pid})`;
  } catch {
    return "";
  }
}
