import type { Reader } from "../database.ts";
import type { Door } from "./door.ts";
import { translate } from "./errors.ts";
import { connect, Session, type Work } from "./session.ts";
import { inTime } from "./time-limit.ts";

// Reads run on one thread, so more connections would not be faster; several keep one slow reader from stopping all.
const MOST_SESSIONS = 4;

/** Reads on connections of their own, each in a transaction so that its queries see one moment. */
export class ReadLane {
  readonly #file: string;
  readonly #door: Door;
  readonly #all: Session[] = [];
  readonly #idle: Session[] = [];
  readonly #waiting: ((session: Session) => void)[] = [];

  constructor(file: string, door: Door) {
    this.#file = file;
    this.#door = door;
  }

  async read<T>(query: (db: Reader) => Promise<T>): Promise<T> {
    this.#door.pass();
    // A read inside a read sees the same moment, and cannot wait for a connection that its own outer read holds.
    const outer = this.#all.find((session) => session.currentWork());
    if (outer) return await query(outer.reader);
    const session = this.#idle.pop() ?? (await this.#another());
    const work: Work = { alive: true };
    try {
      session.statement("BEGIN").run();
      return await inTime(session.runAs(work, async () => await query(session.reader)));
    } catch (error) {
      throw translate(error);
    } finally {
      work.alive = false;
      if (session.client.inTransaction) session.statement("ROLLBACK").run();
      this.#release(session);
    }
  }

  /** Waits for the reads under way, then lets go of the file. */
  async close(): Promise<void> {
    const sessions = await Promise.all(this.#all.map(() => this.#idle.pop() ?? this.#next()));
    for (const session of sessions) session.client.close();
  }

  async #another(): Promise<Session> {
    if (this.#all.length >= MOST_SESSIONS) return this.#next();
    const session = new Session(connect(this.#file, "read"));
    this.#all.push(session);
    return session;
  }

  #next(): Promise<Session> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(session: Session): void {
    const next = this.#waiting.shift();
    if (next) next(session);
    else this.#idle.push(session);
  }
}
