/** Why the server would not take what this person did: nobody is signed in, or somebody else. */
type Absent = "signed-out" | "someone-else";

/** Why it is asked again by and by: no answer came at all, or one that is none. */
export type Unanswered = "offline" | "failing";

/** Milliseconds before the first retry, and between later ones at most. */
const RETRY_FIRST = 500;
const RETRY_LONGEST = 15_000;

/**
 * Whether the server answers, as far as is known, and when to ask it again: after 0.5 s at first, then twice as long each
 * time up to 15 s, each pause shortened by up to half at random so that a newsroom does not come back all at once.
 */
export class Reachability {
  trouble: "none" | Unanswered | Absent = "none";
  #failures = 0;
  readonly #schedule: (milliseconds: number, wake: () => void) => void;
  readonly #retry: () => void;

  /** @param schedule runs `wake` after some milliseconds */
  constructor(schedule: (milliseconds: number, wake: () => void) => void, retry: () => void) {
    this.#schedule = schedule;
    this.#retry = retry;
  }

  /** The server answered. */
  answered(): void {
    this.#failures = 0;
  }

  /** It did not, or not properly: it is asked again by and by, unless something else comes between. */
  unanswered(why: Unanswered): void {
    this.trouble = why;
    this.#failures++;
    const failures = this.#failures;
    const longest = Math.min(RETRY_LONGEST, RETRY_FIRST * 2 ** (failures - 1));
    this.#schedule(longest / 2 + (Math.random() * longest) / 2, () => {
      if (this.trouble !== why || this.#failures !== failures) return;
      this.trouble = "none";
      this.#retry();
    });
  }

  /** The person is not who is asking any more: nothing is asked until `resume`. */
  absent(why: Absent): void {
    this.trouble = why;
  }

  /** There is reason to ask at once. */
  resume(): void {
    this.trouble = "none";
    this.#failures = 0;
  }
}
