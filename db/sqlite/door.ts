import { statSync } from "node:fs";
import { AppError } from "#domain/errors.ts";
import type { DatabaseState } from "../database.ts";

const LOOK_EVERY = 2_000;

/**
 * Knows whether the file we opened is still the one at its place. SQLite keeps writing into a deleted or replaced file
 * and reports success, so somebody has to look.
 */
export class Door {
  readonly #file: string;
  readonly #expected: string;
  readonly #timer: NodeJS.Timeout;
  #state: DatabaseState = { ok: true };
  #closed = false;

  constructor(file: string) {
    this.#file = file;
    this.#expected = identities(file);
    this.#timer = setInterval(() => this.look(), LOOK_EVERY);
    this.#timer.unref();
  }

  get state(): DatabaseState {
    return this.#state;
  }

  /** Throws when no work is taken, by what was last seen. */
  pass(): void {
    if (this.#closed) throw new AppError("storage_busy", "The server is stopping. Try again in a moment.");
    if (!this.#state.ok) throw new AppError(this.#state.code, this.#state.message);
  }

  /** Looks at the file, then throws as `pass` does. */
  look(): void {
    this.#state =
      identities(this.#file) === this.#expected
        ? { ok: true }
        : {
            ok: false,
            code: "storage_lost",
            message:
              `The database file ${this.#file} was removed or replaced while the server was using it, so nothing is ` +
              "saved any more. Put it back, or stop the server and run “npm run -s stet -- restore FILE”.",
          };
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
  }
}

/** Which files stand there: the database and its log of recent writes, without which it would lose them. */
function identities(file: string): string {
  return [file, `${file}-wal`].map(identity).join(" ");
}

function identity(file: string): string {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return "missing";
  }
}
