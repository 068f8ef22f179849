import type { Database } from "./database.ts";

export type { Database, DatabaseState, Reader, Writer } from "./database.ts";

export interface OpenOptions {
  /** Holds `stet.db`; made when it does not exist. */
  directory: string;
  /** True for the server, which must be the only one on its directory; false for a command beside it. */
  lock: boolean;
}

/** Opens the newsroom's database; makes it in a directory that never had one, brings an older one up to date. */
export async function openDatabase(_options: OpenOptions): Promise<Database> {
  throw new Error("Not there yet.");
}
