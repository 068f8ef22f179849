import type { Matches } from "./match.ts";
import { linesOf, type TokenPair } from "./tokens.ts";

/** Which paragraph of the old text became which of the new one, by what was matched between them. */
export class Paragraphs {
  readonly #pair: TokenPair;
  readonly #matches: Matches;
  readonly #old: Int32Array;
  readonly #new: Int32Array;
  /** By the old paragraph; -1 where it became none. */
  readonly #became = new Map<number, number>();

  constructor(pair: TokenPair, matches: Matches) {
    this.#pair = pair;
    this.#matches = matches;
    this.#old = linesOf(pair.old);
    this.#new = linesOf(pair.new);
  }

  /** Whether a new token stands in the paragraph that became of an old token's. */
  isSame(i: number, j: number): boolean {
    const paragraph = this.#old[i] ?? -1;
    const became = this.#became.get(paragraph) ?? this.#whatBecameOf(i);
    this.#became.set(paragraph, became);
    return became !== -1 && became === this.#new[j];
  }

  /** The new paragraph that has most of the one in which an old token stands. */
  #whatBecameOf(i: number): number {
    const { old, weights } = this.#pair;
    const paragraph = this.#old[i];
    const shares = new Map<number, number>();
    let at = i;
    while (at > 0 && this.#old[at - 1] === paragraph) at--;
    for (; this.#old[at] === paragraph; at++) {
      const line = this.#new[this.#matches[at] ?? -1];
      if (line !== undefined) shares.set(line, (shares.get(line) ?? 0) + (weights[old.ids[at] ?? 0] ?? 0));
    }
    let [most, found] = [0, -1];
    for (const [line, share] of shares) if (share > most) [most, found] = [share, line];
    return found;
  }
}
