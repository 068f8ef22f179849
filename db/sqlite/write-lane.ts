import { setTimeout as sleep } from "node:timers/promises";
import type { Writer } from "../database.ts";
import type { Door } from "./door.ts";
import { sqliteCode, translate } from "./errors.ts";
import type { Session, Work } from "./session.ts";
import { inTime } from "./time-limit.ts";

// Bounds how long the first of a group waits for its answer.
const MOST_IN_GROUP = 64;
/** How long to wait for a command in another process that is writing, in milliseconds. */
const BUSY_LIMIT = 5_000;

interface Job {
  /** Calls the caller's function and keeps what it answers. */
  run(tx: Writer): Promise<void>;
  answer(): void;
  refuse(error: unknown): void;
  readonly commitHooks: (() => void)[];
  readonly rollbackHooks: (() => void)[];
}

/**
 * All writing, one work after another on one connection. Works that wait together share a transaction, a savepoint
 * each, because the costly part is the commit's way to the disk; none is answered before it.
 */
export class WriteLane {
  readonly #session: Session;
  readonly #door: Door;
  readonly #waiting: Job[] = [];
  readonly #whenIdle: (() => void)[] = [];
  #busy = false;

  constructor(session: Session, door: Door) {
    this.#session = session;
    this.#door = door;
  }

  async write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
    if (this.#session.currentWork())
      throw new Error("A write was asked for inside a write, which would wait for itself. Pass the tx on instead.");
    this.#door.pass();
    return new Promise<T>((resolve, reject) => {
      let answer = () => {};
      this.#waiting.push({
        async run(tx) {
          const value = await work(tx);
          answer = () => resolve(value);
        },
        answer: () => answer(),
        refuse: (error) => reject(translate(error)),
        commitHooks: [],
        rollbackHooks: [],
      });
      this.#start();
    });
  }

  /** Waits until nothing is under way, then lets go of the file. */
  async close(): Promise<void> {
    if (this.#busy) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
    this.#session.client.close();
  }

  // On the next turn of the event loop, so that all requests that have arrived by then are in one group.
  #start(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#session.runAs(undefined, () => setImmediate(() => void this.#next()));
  }

  async #next(): Promise<void> {
    await this.#runGroup(this.#waiting.splice(0, MOST_IN_GROUP));
    this.#busy = false;
    if (this.#waiting.length > 0) this.#start();
    else for (const idle of this.#whenIdle.splice(0)) idle();
  }

  async #runGroup(jobs: readonly Job[]): Promise<void> {
    const done: Job[] = [];
    try {
      await this.#begin();
    } catch (error) {
      for (const job of jobs) job.refuse(error);
      return;
    }
    for (const [index, job] of jobs.entries()) {
      const failure = await this.#runJob(job);
      if (failure === undefined) done.push(job);
      else undo(job, failure.error);
      if (!this.#session.client.inTransaction) {
        // SQLite gave the whole transaction up; those before are undone too, and those after have not begun.
        for (const lost of done.toReversed()) undo(lost, failure?.error);
        this.#waiting.unshift(...jobs.slice(index + 1));
        return;
      }
    }
    this.#commit(done);
  }

  async #begin(): Promise<void> {
    this.#look();
    const giveUp = performance.now() + BUSY_LIMIT;
    for (;;) {
      try {
        this.#session.statement("BEGIN IMMEDIATE").run();
        return;
      } catch (error) {
        if (!sqliteCode(error)?.startsWith("SQLITE_BUSY") || performance.now() > giveUp) throw error;
        await sleep(10);
      }
    }
  }

  async #runJob(job: Job): Promise<{ error: unknown } | undefined> {
    const { client } = this.#session;
    const work: Work = { alive: true };
    this.#session.statement("SAVEPOINT work").run();
    try {
      await inTime(this.#session.runAs(work, () => job.run(this.#writerFor(job))));
      if (!work.alive || !client.inTransaction) throw new Error("The transaction had to be given up.");
      this.#session.statement("RELEASE work").run();
      return undefined;
    } catch (error) {
      if (client.inTransaction) {
        this.#session.statement("ROLLBACK TO work").run();
        this.#session.statement("RELEASE work").run();
      }
      return { error };
    } finally {
      work.alive = false;
    }
  }

  #commit(jobs: readonly Job[]): void {
    try {
      this.#session.statement("COMMIT").run();
      // What went into a file that is no longer there is not saved, whatever SQLite says.
      this.#look();
    } catch (error) {
      if (this.#session.client.inTransaction) this.#session.statement("ROLLBACK").run();
      for (const job of jobs.toReversed()) undo(job, error);
      return;
    }
    for (const job of jobs) callAll(job.commitHooks);
    for (const job of jobs) job.answer();
  }

  #look(): void {
    this.#door.look();
    const { state } = this.#door;
    if (!state.ok) this.#door.pass();
  }

  #writerFor(job: Job): Writer {
    const hooks = {
      afterCommit: (hook: () => void) => void job.commitHooks.push(hook),
      afterRollback: (hook: () => void) => void job.rollbackHooks.push(hook),
    };
    return Object.assign(Object.create(this.#session.reader) as Session["reader"], hooks);
  }
}

function undo(job: Job, error: unknown): void {
  callAll(job.rollbackHooks.toReversed());
  job.refuse(error);
}

function callAll(hooks: readonly (() => void)[]): void {
  for (const hook of hooks) {
    try {
      hook();
    } catch (error) {
      // What is stored stays stored: a listener's failure is not the writer's.
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}
