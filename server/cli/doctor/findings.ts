/** After this many of one article the rest is counted: one broken event can make all later ones look wrong. */
const MOST_LISTED = 20;

/** Collects what is wrong with one thing, as sentences that begin with its name. */
export class Findings {
  readonly #prefix: string;
  readonly #sentences: string[] = [];
  #more = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  add(sentence: string): void {
    if (this.#sentences.length < MOST_LISTED) this.#sentences.push(`${this.#prefix}${sentence}`);
    else this.#more += 1;
  }

  /** Adds all findings of another. */
  take(other: Findings): void {
    this.#sentences.push(...other.list());
  }

  list(): string[] {
    return this.#more === 0
      ? [...this.#sentences]
      : [...this.#sentences, `${this.#prefix}${this.#more} more findings.`];
  }
}
