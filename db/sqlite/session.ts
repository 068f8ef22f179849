import { AsyncLocalStorage } from "node:async_hooks";
import BetterSqlite3 from "better-sqlite3";
import { drizzle } from "drizzle-orm/sqlite-proxy";
import type { Builders, Reader, SendStatement } from "../database.ts";
import { fold } from "./fold.ts";

/** One piece of work under way on a connection. */
export interface Work {
  /** False once the work was answered or undone: queries it still sends would land in someone else's transaction. */
  alive: boolean;
}

type Method = Parameters<SendStatement>[2];
type StatementResult = Awaited<ReturnType<SendStatement>>;
type Statement = BetterSqlite3.Statement<unknown[]>;

// Queries with lists of varying length make ever new texts; the oldest are forgotten beyond this many.
const MOST_STATEMENTS = 500;

/**
 * One connection to the file, with its prepared statements. Drizzle reaches it only through its proxy driver, which
 * makes every query asynchronous as it will be on another engine, and gives one place where each passes.
 */
export class Session {
  readonly client: BetterSqlite3.Database;
  readonly reader: Builders & Reader;
  readonly #work = new AsyncLocalStorage<Work | undefined>();
  readonly #statements = new Map<string, Statement>();
  readonly #built = new Map<unknown, unknown>();

  constructor(client: BetterSqlite3.Database) {
    this.client = client;
    client.function("stet_fold", { deterministic: true }, (value: unknown) =>
      typeof value === "string" ? fold(value) : null,
    );
    const send: SendStatement = async (text, parameters, method) => this.#send(text, parameters, method);
    const builders = drizzle(send);
    this.reader = Object.assign(builders, {
      send,
      prepared: <Built>(build: (builders: Builders) => Built) => this.#prepared(build, builders),
    });
  }

  /** The work whose code is running right now, when it is this connection's and not over. */
  currentWork(): Work | undefined {
    const work = this.#work.getStore();
    return work?.alive ? work : undefined;
  }

  /** Runs code whose queries belong to a work, or to none. */
  runAs<T>(work: Work | undefined, code: () => T): T {
    return this.#work.run(work, code);
  }

  /** Runs one statement of the work under way. */
  #send(text: string, parameters: unknown[], method: Method): StatementResult {
    const work = this.currentWork();
    if (work === undefined) throw new Error("A query was sent outside its read or write, or after it had ended.");
    try {
      return run(this.statement(text), parameters, method);
    } catch (error) {
      // A full disk may undo the whole transaction; what came after would be stored statement by statement.
      if (!this.client.inTransaction) work.alive = false;
      throw error;
    }
  }

  statement(text: string): Statement {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      statement = this.client.prepare(text);
      if (statement.reader) statement.raw();
      if (this.#statements.size >= MOST_STATEMENTS) this.#forgetOldest();
      this.#statements.set(text, statement);
    }
    return statement;
  }

  #forgetOldest(): void {
    for (const text of this.#statements.keys()) {
      this.#statements.delete(text);
      return;
    }
  }

  #prepared<Built>(build: (builders: Builders) => Built, builders: Builders): Built {
    let built = this.#built.get(build) as Built | undefined;
    if (built === undefined) {
      built = build(builders);
      this.#built.set(build, built);
    }
    return built;
  }
}

function run(statement: Statement, parameters: unknown[], method: Method): StatementResult {
  if (!statement.reader) return { rows: [], rowsAffected: statement.run(...parameters).changes };
  // For `get` the proxy expects the row itself in place of the rows, and nothing when there is none.
  if (method === "get") return { rows: statement.get(...parameters) as unknown[] };
  return { rows: statement.all(...parameters) };
}

/** Opens a connection with the settings every one of ours has. */
export function connect(file: string, mode: "write" | "read"): BetterSqlite3.Database {
  // The writer's own waiting is done without blocking everyone (see write-lane.ts), so its blocking wait is short.
  const timeout = mode === "write" ? 50 : 5_000;
  const client = new BetterSqlite3(file, { fileMustExist: true, readonly: mode === "read", timeout });
  client.pragma("foreign_keys = ON");
  if (mode === "read") {
    client.pragma("query_only = ON");
    return client;
  }
  client.pragma("journal_mode = WAL");
  // An answered save survives a power cut; the driver's own default does not promise that.
  client.pragma("synchronous = FULL");
  client.pragma("journal_size_limit = 67108864");
  // A first read, so that the write-ahead log exists from here on and the door can tell when it vanishes.
  client.pragma("user_version");
  return client;
}
