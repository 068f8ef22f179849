import type { OwnPresence } from "#domain/review/presence.ts";

/** Moves within this time are told as one, milliseconds. */
const GATHER = 200;
/** How often a tab says that it is still there; the server forgets it after 40 seconds of silence. */
const BEAT = 15_000;

export interface PresenceOptions {
  /** What there is to tell now. */
  read(): OwnPresence;
  /** Whether the others know as much already. */
  isKnown(own: OwnPresence): boolean;
  /** Whether anybody else is there to be told of every move. */
  isAccompanied(): boolean;
  /** Tells it. A higher turn counts more. Answers `refused` when there is no point in trying again by oneself. */
  tell(own: OwnPresence, turn: number): Promise<"told" | "unreachable" | "refused">;
  /** Says that the tab is no more. Must work while the page is being closed. */
  leave(turn: number): void;
  /** Does something later; answers how to prevent it. */
  after(milliseconds: number, work: () => void): () => void;
}

/**
 * Tells the server where this tab is: soon after it moved, and now and then to say that it lives. One call at a time; what
 * moves meanwhile is told after it. The next beat is set when a call was answered and not by a beat, for browsers slow
 * down chains of timers in tabs that nobody sees.
 */
export class PresenceSender {
  readonly #options: PresenceOptions;
  #turn = 0;
  /** What was told last, word for word; null when the server may have forgotten it. */
  #told: string | null = null;
  #isAway = true;
  #isTelling = false;
  #isDue = false;
  /** Whether what was told must be told in new words where the old ones only mean the same. */
  #isLiteral = false;
  #stopBeat = () => {};
  #stopGather: (() => void) | null = null;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  /** Whether the tab is not there as far as others are told. */
  get isAway(): boolean {
    return this.#isAway;
  }

  /** The tab is there; the server may know nothing of it. */
  come(): void {
    this.#isAway = false;
    this.#told = null;
    this.again();
  }

  /** Something moved. Where nobody else is, nobody has to know. */
  moved(): void {
    if (this.#options.isAccompanied()) this.#soon();
  }

  /** Somebody came who may know less than the others: tells where the tab is unless that was told in these words. */
  again(): void {
    this.#isLiteral = true;
    this.#soon();
  }

  /** What was told is forgotten, for instance because the server was away. */
  forgotten(): void {
    this.#told = null;
  }

  /** The tab closes, or nobody looks at it any more. */
  leave(): void {
    if (this.#isAway) return;
    this.#isAway = true;
    this.#stopBeat();
    this.#stopGather?.();
    this.#stopGather = null;
    this.#turn += 1;
    this.#options.leave(this.#turn);
  }

  #soon(): void {
    if (this.#isAway || this.#stopGather) return;
    this.#stopGather = this.#options.after(GATHER, () => {
      this.#stopGather = null;
      const own = this.#options.read();
      const isKnown = this.#isLiteral ? JSON.stringify(own) === this.#told : this.#options.isKnown(own);
      this.#isLiteral = false;
      if (!isKnown) void this.#tell();
    });
  }

  async #tell(): Promise<void> {
    if (this.#isTelling) {
      this.#isDue = true;
      return;
    }
    this.#isTelling = true;
    this.#stopBeat();
    const own = this.#options.read();
    this.#turn += 1;
    const outcome = await this.#options.tell(own, this.#turn);
    this.#isTelling = false;
    this.#told = outcome === "told" ? JSON.stringify(own) : null;
    if (this.#isAway) return;
    if (outcome !== "refused") this.#stopBeat = this.#options.after(BEAT, () => void this.#tell());
    if (this.#isDue) this.again();
    // What came to nothing new while the last words were not known yet may be new now.
    else this.moved();
    this.#isDue = false;
  }
}
