import type { Matches } from "./match.ts";
import type { TokenPair } from "./tokens.ts";

/** What a short claim must weigh to be recognised by its words alone, away from everything that stood around it. */
const ALONE_WEIGHT = 3.2;
/** And what it must weigh to be recognised so where it stands only once in either text. */
const UNIQUE_WEIGHT = 2.8;

/** For each new token the old one it came from; -1 where it is new. */
export type Origins = Int32Array;

export function originsOf({ new: fresh }: TokenPair, matches: Matches): Origins {
  const origins = new Int32Array(fresh.ids.length).fill(-1);
  matches.forEach((j, i) => {
    if (j >= 0) origins[j] = i;
  });
  return origins;
}

/** Finds stretches of the old text, the tokens `first`…`last`, word for word in the new one, wherever an alignment led. */
export class WordForWord {
  readonly #pair: TokenPair;
  readonly #origins: Origins;
  /** The new tokens that came from nowhere, by what they are. */
  #fresh: Map<number, number[]> | undefined;

  constructor(pair: TokenPair, origins: Origins) {
    this.#pair = pair;
    this.#origins = origins;
  }

  /**
   * Where a stretch of several words, which stands nowhere else in either text, stands word for word: an alignment of
   * paragraphs of like form may have led to another one.
   */
  onlyThere(first: number, last: number): number | null {
    const { old, new: fresh } = this.#pair;
    if (this.#weight(first, last) < UNIQUE_WEIGHT) return null;
    const places = this.#placesOf(fresh.ids, old.ids.subarray(first, last + 1));
    if (places.length !== 1) return null;
    return this.#placesOf(old.ids, old.ids.subarray(first, last + 1)).length === 1 ? (places[0] ?? null) : null;
  }

  #weight(first: number, last: number): number {
    const { old, weights } = this.#pair;
    let weight = 0;
    for (let i = first; i <= last; i++) weight += weights[old.ids[i] ?? 0] ?? 0;
    return weight;
  }

  /** Where tokens follow each other, up to two places. */
  #placesOf(ids: Int32Array, wanted: Int32Array): number[] {
    const found: number[] = [];
    for (let at = ids.indexOf(wanted[0] ?? -1); at >= 0 && found.length < 2; at = ids.indexOf(wanted[0] ?? -1, at + 1))
      if (wanted.every((id, index) => ids[at + index] === id)) found.push(at);
    return found;
  }

  /** The one place in text that is new where the stretch stands word for word, if its words are telling enough. */
  alone(first: number, last: number): number | null {
    const { new: fresh } = this.#pair;
    if (this.#weight(first, last) < ALONE_WEIGHT) return null;
    let rarest = first;
    for (let i = first; i <= last; i++) if (this.#unclaimed(i).length < this.#unclaimed(rarest).length) rarest = i;
    let found: number | null = null;
    for (const place of this.#unclaimed(rarest)) {
      const j = place - (rarest - first);
      if (j < 0 || j + last - first >= fresh.ids.length || !this.standsAt(first, last, j)) continue;
      if (found !== null) return null;
      found = j;
    }
    return found;
  }

  /** Where an old token stands in text that is new. */
  #unclaimed(i: number): readonly number[] {
    if (!this.#fresh) {
      this.#fresh = new Map();
      for (const [j, id] of this.#pair.new.ids.entries()) {
        if (this.#origins[j] !== -1) continue;
        const places = this.#fresh.get(id);
        if (places) places.push(j);
        else this.#fresh.set(id, [j]);
      }
    }
    return this.#fresh.get(this.#pair.old.ids[i] ?? -1) ?? [];
  }

  /** Whether the stretch's tokens stand there, on tokens that are new or its own. */
  standsAt(first: number, last: number, at: number): boolean {
    const { old, new: fresh } = this.#pair;
    for (let i = first; i <= last; i++) {
      const j = at + i - first;
      if (fresh.ids[j] !== old.ids[i]) return false;
      const origin = this.#origins[j] ?? -1;
      if (origin !== -1 && (origin < first || origin > last)) return false;
    }
    return true;
  }
}
