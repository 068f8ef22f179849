import type { SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";

/**
 * The two doors to what is stored, whatever engine stores it. Queries see these types only: no driver, no
 * transaction, no file.
 */

/** Drizzle's builders. Only what both engines have is used: `await`, `.execute()`, never `.get()`, `.all()`, `.run()`. */
export type Builders = Pick<
  SqliteRemoteDatabase,
  "select" | "selectDistinct" | "with" | "$with" | "insert" | "update" | "delete"
>;

/** Sends one statement as text, for a library that makes its own (see auth.ts). Rows come as arrays of values. */
export type SendStatement = (
  text: string,
  parameters: unknown[],
  method: "run" | "all" | "values" | "get",
) => Promise<{ rows: unknown[]; rowsAffected?: number }>;

export interface Reader extends Pick<Builders, "select" | "selectDistinct" | "with" | "$with"> {
  /**
   * The statement that `build` makes with `.prepare()`, made once per connection. `build` is the key, so it must be a
   * function that lives as long as the program, not a closure made for the call.
   */
  prepared<Statement>(build: (builders: Builders) => Statement): Statement;
  readonly send: SendStatement;
}

export interface Writer extends Reader, Pick<Builders, "insert" | "update" | "delete"> {
  /** Runs once the work is on disk, before its caller is answered, in the order of the works. Must not throw. */
  afterCommit(hook: () => void): void;
  /** Runs when the work is undone, before any later work begins: the place to undo what was changed in memory. */
  afterRollback(hook: () => void): void;
}

export type DatabaseState = { ok: true } | { ok: false; code: "storage_lost"; message: string };

export interface Database {
  /** The directory that holds `stet.db`, its lock and its marker. */
  readonly directory: string;

  /**
   * Runs queries that see one moment of the database: whatever is committed meanwhile does not show. The function must
   * await nothing but its queries; one that has not ended after ten seconds is refused and its later queries fail.
   */
  read<T>(query: (db: Reader) => Promise<T>): Promise<T>;

  /**
   * Runs work that is stored as a whole or not at all, and answers when it is on disk. Works run one after another in
   * the order they were asked for, and those that wait together share one commit. The function must await nothing but
   * its queries: all other works wait for it. One that has not ended after ten seconds is undone and refused
   * (`storage_busy`). Asking for a write inside a write throws.
   */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>;

  /** Whether work is taken at present, and if not, why, in words for the person who runs the server. */
  state(): DatabaseState;

  /** Writes a complete copy of this moment to a new file while work goes on. */
  backupInto(file: string): Promise<void>;

  /** What is wrong inside the file, one sentence a finding; none when it is sound. Reads all of it. */
  check(): Promise<string[]>;

  /** Waits for the works under way, refuses later ones, and lets go of the files and the lock. */
  close(): Promise<void>;
}
