import { stepsOf } from "./event.ts";
import type { PastEvent } from "./view.ts";

/** How many of one's own events can be taken back. */
const REMEMBERED = 500;

/** The last events of one's own, by id, for whoever wants one taken back. */
export class OwnEvents {
  readonly #events = new Map<string, PastEvent>();

  remember(id: string, event: PastEvent): void {
    this.#events.set(id, event);
    for (const [oldest] of this.#events) {
      if (this.#events.size <= REMEMBERED) break;
      this.#events.delete(oldest);
    }
  }

  get(id: string): PastEvent | undefined {
    return this.#events.get(id);
  }

  /** Their ids, the oldest first. */
  ids(): string[] {
    return [...this.#events.keys()];
  }

  /** Whether one changed the text as a whole: a new draft, an accepted correction, the undoing of one. */
  isOfText(id: string): boolean {
    const event = this.#events.get(id);
    return event !== undefined && stepsOf(event.command).length > 0;
  }
}
