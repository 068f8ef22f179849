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

  /** The tokens of the old paragraph in which one stands, the end excluded. */
  around(i: number): [from: number, to: number] {
    const paragraph = this.#old[i];
    let [from, to] = [i, i + 1];
    while (from > 0 && this.#old[from - 1] === paragraph) from--;
    while (to < this.#old.length && this.#old[to] === paragraph) to++;
    return [from, to];
  }

  /** The new paragraph that has most of the one in which an old token stands. */
  #whatBecameOf(i: number): number {
    const { old, weights } = this.#pair;
    const shares = new Map<number, number>();
    const [from, to] = this.around(i);
    for (let at = from; at < to; at++) {
      const line = this.#new[this.#matches[at] ?? -1];
      if (line !== undefined) shares.set(line, (shares.get(line) ?? 0) + (weights[old.ids[at] ?? 0] ?? 0));
    }
    let [most, found] = [0, -1];
    for (const [line, share] of shares) if (share > most) [most, found] = [share, line];
    return found;
  }
}
