import { AppError } from "#domain/errors.ts";
import type { Command } from "#domain/review/commands.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type { Person } from "#domain/review/model.ts";
import { type Transport, TransportFailure } from "#domain/review/transport.ts";
import type { Authority } from "./authority.ts";

export const FATES = [
  /** It arrives, and its answer too. */
  "arrives",
  /** It never arrives. */
  "lost",
  /** It arrives, and its answer is lost. */
  "unanswered",
  /** It arrives twice. */
  "twice",
  /** Its sender has given it up when it arrives. */
  "late",
  /** It arrives at once, and its answer later. */
  "slow",
  /** It arrives later, and is answered then. */
  "waits",
  /** The session has ended. */
  "signed-out",
] as const;

/** What befalls a call. “Later” is when the line is released. */
export type Fate = (typeof FATES)[number];

/** One browser's line to the authority. What goes over it is copied through JSON, as over any network. */
export class Line implements Transport {
  /** What befalls the calls to come, in order; then all arrive. */
  fates: Fate[] = [];
  /** Every command that was put on the line, to the letter. */
  readonly sent: string[] = [];
  /** Calls and answers that are on their way. */
  readonly #held: (() => void)[] = [];
  readonly #authority: Authority;
  readonly #person: Person;

  constructor(authority: Authority, person: Person) {
    this.#authority = authority;
    this.#person = person;
  }

  /** The commands that were put on the line, by kind. */
  get kinds(): string[] {
    return this.sent.map((letter) => JSON.parse(letter).kind);
  }

  send(command: Command, after: number): Promise<ReviewEvent[]> {
    const letter = JSON.stringify(command);
    this.sent.push(letter);
    return this.#carry(() => {
      const { seq } = this.#authority.accept(JSON.parse(letter), this.#person);
      return this.#log(Math.min(after, seq - 1), seq);
    });
  }

  eventsAfter(after: number): Promise<ReviewEvent[]> {
    return this.#carry(() => this.#log(after, after + 3));
  }

  /** Lets one thing that is on its way arrive, any of them by its number; false when there is none. */
  release(number = 0): boolean {
    const [arrive] = this.#held.splice(number % Math.max(1, this.#held.length), 1);
    arrive?.();
    return arrive !== undefined;
  }

  async #carry(call: () => ReviewEvent[]): Promise<ReviewEvent[]> {
    switch (this.fates.shift()) {
      case "lost":
        throw unreachable();
      case "signed-out":
        throw new TransportFailure("signed-out", "not_signed_in", "Sign in again.");
      case "unanswered":
        attempt(call);
        throw unreachable();
      case "twice":
        attempt(call);
        return attempt(call)();
      case "late":
        this.#held.push(() => void attempt(call));
        throw unreachable();
      case "slow": {
        const answer = attempt(call);
        await this.#later();
        return answer();
      }
      case "waits":
        await this.#later();
        return attempt(call)();
      default:
        return attempt(call)();
    }
  }

  #later(): Promise<void> {
    return new Promise((arrive) => this.#held.push(arrive));
  }

  #log(after: number, upTo: number): ReviewEvent[] {
    return this.#authority.letters.slice(after, upTo).map((letter): ReviewEvent => JSON.parse(letter));
  }
}

/** Makes a call; answers how to read its answer, which is a refusal where the call was refused. */
function attempt(call: () => ReviewEvent[]): () => ReviewEvent[] {
  try {
    const answer = call();
    return () => answer;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return () => {
      throw new TransportFailure("refused", error.code, error.message, error.field);
    };
  }
}

function unreachable(): TransportFailure {
  return new TransportFailure("unreachable", "network", "Nothing came back.");
}
