import { type Cluster, heaviestCluster } from "./clusters.ts";
import { type LettersFound, lettersIn } from "./letters.ts";
import type { Matches } from "./match.ts";
import { Paragraphs } from "./paragraphs.ts";
import { hasRival } from "./rivals.ts";
import { likeSurroundings, surroundingsLeft } from "./surroundings.ts";
import { type TokenPair, type Tokens, textOf, tokensOf } from "./tokens.ts";
import { type Origins, originsOf, WordForWord } from "./word-for-word.ts";
import { wordLikeness } from "./word-likeness.ts";

/** A stretch of a text in UTF-16 units. */
export interface Stretch {
  start: number;
  end: number;
}

export interface Placement extends Stretch {
  /**
   * `same`: letter for letter, in order; `moved`: letter for letter, elsewhere; `changed`: not letter for letter, there or
   * elsewhere, be it only for its white space. Whether a change matters to a verdict is for `isStale` to say.
   */
  outcome: "same" | "moved" | "changed";
  /** How much of it is left, by weight: 0 to 1. */
  likeness: number;
  /** How much of the rest of its sentence stands beside it still, by weight: 0 to 1; 1 where there is too little to say. */
  surroundings: number;
  /** Whether another figure of the same unit was put into its sentence. */
  hasRival: boolean;
}

type Place = Omit<Placement, "surroundings" | "hasRival">;

/** Below this share of its weight, other words stand in a claim's place. */
const LEAST_LIKENESS = 0.4;
/** So much alike two words must be to be one word in another spelling. */
const LEAST_SPELLING = 0.5;
/** A figure of which nothing else is known than that it stands in another one's place. */
const FIGURE = /^\p{Sc}?\s?\d[\d.,'’\s]*[%‰\p{Sc}]?$/u;

/** One digit alone stands for too many things. */
const LONG_FIGURE = /^\d.*\d$/u;

/** Finds stretches of the old text in the new one. */
export class Placer {
  readonly #pair: TokenPair;
  readonly #matches: Matches;
  readonly #inOrder: Uint8Array;
  readonly #origins: Origins;
  readonly #wordForWord: WordForWord;
  readonly #paragraphs: Paragraphs;

  /** @param inOrder 1 for each old token that was matched in reading order, before moves were looked for */
  constructor(pair: TokenPair, matches: Matches, inOrder: Uint8Array) {
    this.#pair = pair;
    this.#matches = matches;
    this.#inOrder = inOrder;
    this.#origins = originsOf(pair, matches);
    this.#wordForWord = new WordForWord(pair, this.#origins);
    this.#paragraphs = new Paragraphs(pair, matches);
  }

  /** Where a stretch of the old text stands now; null when it is gone. */
  place(stretch: Stretch): Placement | null {
    const { old, new: fresh } = this.#pair;
    const tokens = tokensOf(old, stretch);
    const place = tokens && this.#find(stretch, ...tokens);
    if (!place) return null;
    const there = tokensOf(fresh, place);
    if (!there) return { ...place, surroundings: 1, hasRival: false };
    const known = [this.#pair, this.#matches, this.#origins, tokens, there] as const;
    return { ...place, surroundings: surroundingsLeft(...known), hasRival: hasRival(...known) };
  }

  #find(stretch: Stretch, first: number, last: number): Place | null {
    const cluster = heaviestCluster(this.#pair, this.#matches, first, last);
    if (cluster?.tokens === last - first + 1 && cluster.to - cluster.from === last - first)
      return this.#toTheLetter(stretch, first, last, cluster.from);
    const near = this.#between(first, last);
    if (near !== null) return this.#toTheLetter(stretch, first, last, near);
    const there = cluster ? this.#changedPlace(first, last, cluster) : this.#replacedPlace(first, last);
    const unique = this.#wordForWord.onlyThere(first, last);
    if (unique !== null && !(there && this.#suitsBetter(first, last, there, unique)))
      return this.#toTheLetter(stretch, first, last, unique);
    if (there && there.likeness >= 0.75) return this.#changed(there, stretch);
    // Of clauses that changed places in their paragraph each would be taken for an edit of the other.
    const beside = first < last ? this.#wordForWord.onlyPlace(first, last) : null;
    if (beside !== null && this.#paragraphs.isSame(first, beside))
      return this.#toTheLetter(stretch, first, last, beside);
    const elsewhere = this.#wordForWord.alone(first, last);
    if (elsewhere !== null) return this.#toTheLetter(stretch, first, last, elsewhere);
    if (there && there.likeness >= LEAST_LIKENESS && !this.#isOthers(first, last, there))
      return this.#changed(there, stretch);
    // It may have changed places and been brought up to date.
    const alike = this.#wordForWord.onlyButFigures(first, last);
    if (alike === null || !this.#paragraphs.isSame(first, alike.from)) return null;
    return this.#changed(alike, stretch);
  }

  /** Whether what stands around a stretch tells more for a place where its words changed than for one where they stand. */
  #suitsBetter(first: number, last: number, { from, to }: { from: number; to: number }, at: number): boolean {
    const stretch = [first, last] as const;
    const like = likeSurroundings(this.#pair, stretch, [from, to]);
    return like > likeSurroundings(this.#pair, stretch, [at, at + last - first]);
  }

  /**
   * Whether the figures of a place are those of other words of the stretch's paragraph, which have changed places with it:
   * then it is not the stretch that was changed.
   */
  #isOthers(first: number, last: number, { from, to }: { from: number; to: number }): boolean {
    const { old, new: fresh } = this.#pair;
    for (let j = from; j <= to; j++) {
      if (this.#origins[j] !== -1 || !LONG_FIGURE.test(textOf(fresh, j, j))) continue;
      const [begin, end] = this.#paragraphs.around(first);
      for (let i = begin; i < end; i++)
        if ((i < first || i > last) && this.#matches[i] === -1 && old.ids[i] === fresh.ids[j]) return true;
    }
    return false;
  }

  #changed(place: { from: number; to: number; likeness: number }, stretch: Stretch): Place {
    const { old, new: fresh } = this.#pair;
    const letters = lettersIn(this.#pair, stretch, place);
    if (letters) return this.#lettersPlace(stretch, letters);
    let { from, to } = place;
    const before = old.text.slice(stretch.start, stretch.end);
    // The stop of the paragraph before belongs to none that did not begin with one.
    if (!before.includes("\n"))
      for (let j = from; j <= to; j++) {
        if (fresh.text[fresh.starts[j] ?? 0] !== "\n") continue;
        if (!hasWord(fresh, from, j - 1)) from = j + 1;
        else if (!hasWord(fresh, j + 1, to)) to = j - 1;
      }
    return { start: fresh.starts[from] ?? 0, end: fresh.ends[to] ?? 0, outcome: "changed", likeness: place.likeness };
  }

  #lettersPlace(stretch: Stretch, { start, end, isOfFigure }: LettersFound): Place {
    // What is left of a figure that is another one now speaks of something else.
    if (isOfFigure) return { start, end, outcome: "changed", likeness: LEAST_LIKENESS };
    const [first, last] = tokensOf(this.#pair.old, stretch) ?? [0, -1];
    const isMoved = this.#inOrder.subarray(first, last + 1).every((is) => is === 0);
    return { start, end, outcome: isMoved ? "moved" : "same", likeness: 1 };
  }

  /** The tokens of a stretch follow each other in the new text from `at`: the place to the letter. */
  #toTheLetter(stretch: Stretch, first: number, last: number, at: number): Place {
    const { old, new: fresh } = this.#pair;
    const before = stretch.start - (old.starts[first] ?? 0);
    const behind = stretch.end - (old.ends[last] ?? 0);
    const until = at + last - first;
    const start = (fresh.starts[at] ?? 0) + before;
    const end = (fresh.ends[until] ?? 0) + behind;
    const outcome = this.#isInOrder(first, last, at) ? "same" : "moved";
    if (fresh.text.slice(start, end) === old.text.slice(stretch.start, stretch.end))
      return { start, end, outcome, likeness: 1 };
    // White space or the shape of quotation marks differs: the bounds of the words are what can be said.
    const inFirst = Math.max(0, Math.min(before, (fresh.ends[at] ?? 0) - (fresh.starts[at] ?? 0) - 1));
    const inLast = Math.min(0, Math.max(behind, (fresh.starts[until] ?? 0) - (fresh.ends[until] ?? 0) + 1));
    return {
      start: (fresh.starts[at] ?? 0) + inFirst,
      end: (fresh.ends[until] ?? 0) + inLast,
      outcome: "changed",
      likeness: 1,
    };
  }

  /** Whether the place is where reading order leads: no move was needed to find the stretch, or what stands around it. */
  #isInOrder(first: number, last: number, at: number): boolean {
    for (let i = first; i <= last; i++) if (this.#matches[i] === at + i - first) return this.#inOrder[i] === 1;
    return (first === 0 || this.#inOrder[first - 1] === 1) && this.#standsBetweenNeighbours(first, last, at);
  }

  #standsBetweenNeighbours(first: number, last: number, at: number): boolean {
    const [from, to] = this.#surroundings(first, last);
    return at >= from && at + last - first <= to;
  }

  /**
   * The stretch word for word between what stands on its two sides, where nothing from elsewhere stands: an alignment may
   * have torn it apart for a word that stands twice.
   */
  #between(first: number, last: number): number | null {
    const [from, to] = this.#surroundings(first, last);
    const found: number[] = [];
    for (let j = from; j + last - first <= to; j++) if (this.#wordForWord.standsAt(first, last, j)) found.push(j);
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  /** The new tokens between the ones that the stretch's neighbours became; empty (from > to) when those have parted. */
  #surroundings(first: number, last: number): [from: number, to: number] {
    const from = first === 0 ? 0 : (this.#matches[first - 1] ?? -1) + 1;
    const behind = last + 1 < this.#matches.length ? (this.#matches[last + 1] ?? -1) : this.#origins.length;
    if ((first > 0 && from === 0) || behind < 0) return this.#wideSurroundings(first, last);
    return [from, behind - 1];
  }

  #wideSurroundings(first: number, last: number): [from: number, to: number] {
    let before = first - 1;
    while (before >= 0 && this.#matches[before] === -1) before--;
    let behind = last + 1;
    while (behind < this.#matches.length && this.#matches[behind] === -1) behind++;
    const from = before < 0 ? 0 : (this.#matches[before] ?? 0) + 1;
    const to = behind < this.#matches.length ? (this.#matches[behind] ?? 0) - 1 : this.#origins.length - 1;
    // Where the neighbours have gone different ways there is no between.
    return to - from > 4 * (behind - before) + 400 ? [1, 0] : [from, to];
  }

  /** The bounds of a stretch of which only some tokens are left. */
  #changedPlace(first: number, last: number, cluster: Cluster) {
    const from = cluster.from - this.#share(first, cluster.i - 1, cluster.from - 1, -1);
    const to = cluster.to + this.#share(cluster.lastI + 1, last, cluster.to + 1, 1);
    return { from, to, likeness: this.#likeness(first, last, from, to) };
  }

  /**
   * How many new tokens beside a cluster belong to the stretch's tokens `first`…`last`, which were replaced: the gap's new
   * tokens in proportion to the share of its old tokens that lie in the stretch.
   */
  #share(first: number, last: number, edge: number, direction: 1 | -1): number {
    const inside = last - first + 1;
    if (inside <= 0) return 0;
    let fresh = 0;
    const limit = inside * 3 + 4;
    for (let j = edge; j >= 0 && j < this.#origins.length && this.#origins[j] === -1; j += direction) {
      fresh++;
      if (fresh > limit * 4) break;
    }
    let outside = 0;
    for (let i = direction === 1 ? last + 1 : first - 1; i >= 0 && this.#matches[i] === -1; i += direction) outside++;
    const share = Math.round((fresh * inside) / (inside + outside));
    return Math.min(share, limit);
  }

  /**
   * Where nothing of a stretch is left as it was: what stands between its neighbours now, if it is a figure for a figure
   * or the same words in another spelling.
   */
  #replacedPlace(first: number, last: number) {
    const [from, to] = this.#surroundings(first, last);
    if (to < from || to - from > 3 * (last - first + 1) + 4) return null;
    for (let j = from; j <= to; j++) if (this.#origins[j] !== -1) return null;
    const { old, new: fresh } = this.#pair;
    if (FIGURE.test(textOf(old, first, last)) && FIGURE.test(textOf(fresh, from, to)))
      return { from, to, likeness: LEAST_LIKENESS };
    if (to - from !== last - first) return null;
    for (let i = first; i <= last; i++) if (this.#spelling(i, from + i - first) < LEAST_SPELLING) return null;
    return { from, to, likeness: this.#likeness(first, last, from, to) };
  }

  /** How much an old and a new token are one word. */
  #spelling(i: number, j: number): number {
    const { old, new: fresh } = this.#pair;
    return wordLikeness(textOf(old, i, i), textOf(fresh, j, j));
  }

  /** The share of a stretch that is left in a range of new tokens: words that are there, and words that are much like one. */
  #likeness(first: number, last: number, from: number, to: number): number {
    const { old, weights } = this.#pair;
    let whole = 0;
    let left = 0;
    const rest: number[] = [];
    for (let j = from; j <= to; j++) {
      const origin = this.#origins[j] ?? -1;
      if (origin < first || origin > last) rest.push(j);
    }
    for (let i = first; i <= last; i++) {
      const weight = weights[old.ids[i] ?? 0] ?? 0;
      whole += weight;
      const j = this.#matches[i] ?? -1;
      if (j >= from && j <= to) left += weight;
      else left += weight * this.#bestLikeness(i, rest);
    }
    return whole === 0 ? 0 : left / whole;
  }

  /** The likeness of the most similar of some new tokens, which is then taken; 0 when none is much like it. */
  #bestLikeness(i: number, rest: number[]): number {
    let best = 0;
    let chosen = -1;
    for (const [index, j] of rest.entries()) {
      if (index > 60) break;
      const like = this.#spelling(i, j);
      if (like > best) [best, chosen] = [like, index];
    }
    if (best < 0.5) return 0;
    rest.splice(chosen, 1);
    return best;
  }
}

/** Whether there is more than signs among some tokens. */
function hasWord(tokens: Tokens, from: number, to: number): boolean {
  return from <= to && /[\p{L}\p{N}]/u.test(textOf(tokens, from, to));
}
