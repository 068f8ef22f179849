import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Database } from "./database.ts";
import { findings } from "./sqlite/check.ts";
import { copyDatabase } from "./sqlite/copy.ts";
import { Door } from "./sqlite/door.ts";
import { translate } from "./sqlite/errors.ts";
import { lockDirectory } from "./sqlite/lock.ts";
import { knownMigrations } from "./sqlite/migrate.ts";
import { databaseFile, isReady, prepareFile } from "./sqlite/prepare-file.ts";
import { ReadLane } from "./sqlite/read-lane.ts";
import { connect, Session } from "./sqlite/session.ts";
import { WriteLane } from "./sqlite/write-lane.ts";

export interface OpenOptions {
  /** Holds `stet.db`; made when it does not exist. */
  directory: string;
  /** True for the server, which must be the only one on its directory; false for a command beside it. */
  lock: boolean;
}

/**
 * Opens the newsroom's database; makes it in a directory that never had one, brings an older one up to date. Throws
 * `storage_busy` when another server holds the directory and `storage_lost`, with what to do, for a file that is
 * missing, empty, foreign, damaged or newer than this program.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true });
  const unlock = holdAndPrepare(directory, options.lock);
  try {
    return open(directory, unlock);
  } catch (error) {
    unlock();
    throw translate(error);
  }
}

/** Answers how to let go of the lock, which a mere command holds only while it has to change the file's form. */
function holdAndPrepare(directory: string, keepLock: boolean): () => void {
  const migrations = knownMigrations();
  if (!keepLock && isReady(directory, migrations)) return () => {};
  const unlock = lockDirectory(directory);
  try {
    prepareFile(directory, migrations);
  } catch (error) {
    unlock();
    throw error;
  }
  if (keepLock) return unlock;
  unlock();
  return () => {};
}

function open(directory: string, unlock: () => void): Database {
  const file = databaseFile(directory);
  const writer = new Session(connect(file, "write"));
  const door = new Door(file);
  const writes = new WriteLane(writer, door);
  const reads = new ReadLane(file, door);
  let closing: Promise<void> | undefined;
  return {
    directory,
    read: (query) => reads.read(query),
    write: (work) => writes.write(work),
    state: () => door.state,
    backupInto: (target) => copyDatabase(file, target),
    check: async () => findings(file),
    close() {
      closing ??= (async () => {
        door.close();
        await reads.close();
        await writes.close();
        unlock();
      })();
      return closing;
    },
  };
}
