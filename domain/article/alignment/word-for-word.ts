import type { Matches } from "./match.ts";
import { isFigure, type TokenPair, type Tokens } from "./tokens.ts";

/** What a short claim must weigh to be recognised by its words alone, away from everything that stood around it. */
const ALONE_WEIGHT = 3.2;
/** And what it must weigh to be recognised so where it stands only once in either text. */
const UNIQUE_WEIGHT = 2.8;

/** What the words of a stretch must weigh to be recognised where its figures changed: about two that stand but here. */
const WORDS_WEIGHT = 1.2;

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
  #everywhere: [old: Occurrences, fresh: Occurrences] | undefined;
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
    return this.#weight(first, last) < UNIQUE_WEIGHT ? null : this.onlyPlace(first, last);
  }

  /** Where a stretch that stands once in the old text stands word for word; null when that is nowhere or more than once. */
  onlyPlace(first: number, last: number): number | null {
    return this.#onlyPlaceOf(this.#pair.old.ids.subarray(first, last + 1));
  }

  /**
   * Where the words of a stretch stand with whatever figures in the places of its own, if they stand so once in either text.
   */
  onlyButFigures(first: number, last: number): { from: number; to: number; likeness: number } | null {
    const { old, weights } = this.#pair;
    const wanted = old.ids.slice(first, last + 1);
    let [whole, words] = [0, 0];
    for (const [index, id] of wanted.entries()) {
      whole += weights[id] ?? 0;
      if (isFigure(old, first + index)) wanted[index] = ANY_FIGURE;
      else words += weights[id] ?? 0;
    }
    if (words === whole || words < WORDS_WEIGHT) return null;
    const place = this.#onlyPlaceOf(wanted);
    return place === null ? null : { from: place, to: place + last - first, likeness: words / whole };
  }

  #onlyPlaceOf(wanted: Int32Array): number | null {
    const { old, new: fresh, weights } = this.#pair;
    this.#everywhere ??= [new Occurrences(old, weights.length), new Occurrences(fresh, weights.length)];
    const [before, after] = this.#everywhere;
    const place = after.onlyPlaceOf(wanted);
    return place !== null && before.onlyPlaceOf(wanted) !== null ? place : null;
  }

  #weight(first: number, last: number): number {
    const { old, weights } = this.#pair;
    let weight = 0;
    for (let i = first; i <= last; i++) weight += weights[old.ids[i] ?? 0] ?? 0;
    return weight;
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

/** Stands for any figure among the tokens that are looked for. */
const ANY_FIGURE = -1;

/** Where each token of a text stands. */
class Occurrences {
  readonly #tokens: Tokens;
  /** The places of token `id` are `#places[#starts[id]]` up to `#starts[id + 1]`, rising. */
  readonly #starts: Int32Array;
  readonly #places: Int32Array;

  /** @param vocabulary ids are below it */
  constructor(tokens: Tokens, vocabulary: number) {
    const { ids } = tokens;
    this.#tokens = tokens;
    this.#starts = new Int32Array(vocabulary + 1);
    for (const id of ids) this.#starts[id + 1] = (this.#starts[id + 1] ?? 0) + 1;
    for (let id = 0; id < vocabulary; id++)
      this.#starts[id + 1] = (this.#starts[id + 1] ?? 0) + (this.#starts[id] ?? 0);
    this.#places = new Int32Array(ids.length);
    const next = this.#starts.slice();
    ids.forEach((id, at) => {
      const free = next[id] ?? 0;
      this.#places[free] = at;
      next[id] = free + 1;
    });
  }

  /** Where tokens follow each other; null when they do nowhere, or in several places. */
  onlyPlaceOf(wanted: Int32Array): number | null {
    let rarest = wanted.findIndex((id) => id !== ANY_FIGURE);
    for (const [index, id] of wanted.entries())
      if (id !== ANY_FIGURE && this.#placesOf(id).length < this.#placesOf(wanted[rarest]).length) rarest = index;
    let found: number | null = null;
    for (const place of this.#placesOf(wanted[rarest])) {
      const at = place - rarest;
      if (at < 0 || !wanted.every((id, index) => this.#isAt(id, at + index))) continue;
      if (found !== null) return null;
      found = at;
    }
    return found;
  }

  #isAt(id: number, at: number): boolean {
    return id === ANY_FIGURE ? isFigure(this.#tokens, at) : this.#tokens.ids[at] === id;
  }

  #placesOf(id = -1): Int32Array {
    return this.#places.subarray(this.#starts[id], this.#starts[id + 1]);
  }
}
