import { isFigure, type TokenPair } from "./tokens.ts";

/** Tokens `from` to `to`, the end excluded. */
export interface Sentence {
  from: number;
  to: number;
}

/** An old sentence and the new one that it became, and how much they share, by weight. */
export interface Kin {
  old: Sentence;
  fresh: Sentence;
  weight: number;
}

/** So much of the longer of two sentences must stand in the other, by weight, 0 to 1, for one to have become the other. */
const LEAST_SHARED = 0.75;
/** The least that words weigh which two sentences alone have. */
const LEAST_OWN = 0.6;
/** So many times as much must two sentences have alone as either has with any other one. */
const CLEARLY = 1.5;
/** A pair of neighbouring words tells less than the words that stand nowhere else. */
const PAIR_WEIGHT = 0.3;
const SEVERAL = -2;

/**
 * Which of some old sentences became which of some new ones: a sentence goes where the words go that it alone has. Sentences
 * told in like words are known apart by the name in them; figures say nothing, for they are what is counted anew.
 */
export function kinOf(pair: TokenPair, old: readonly Sentence[], fresh: readonly Sentence[]): Kin[] {
  if (old.length === 0 || fresh.length === 0) return [];
  const links = linksBetween(pair, old, fresh);
  const [best, bestOfFresh] = [clearlyBest(links, old.length), clearlyBest(turned(links), fresh.length)];
  const kin: Kin[] = [];
  for (const [at, other] of best.entries()) {
    const [one, its] = [old[at], fresh[other]];
    if (!one || !its || bestOfFresh[other] !== at) continue;
    const weight = sharedBy(pair, one, its);
    if (weight > 0) kin.push({ old: one, fresh: its, weight });
  }
  return kin;
}

/** What an old and a new sentence have alone, by weight. */
type Links = Map<number, Map<number, number>>;

function linksBetween(
  { old, new: fresh, weights }: TokenPair,
  ours: readonly Sentence[],
  theirs: readonly Sentence[],
): Links {
  const links: Links = new Map();
  const link = (one: number, other: number, weight: number) => {
    const its = links.get(one) ?? new Map<number, number>();
    links.set(one, its.set(other, (its.get(other) ?? 0) + weight));
  };
  const weightOf = (id: number) => weights[id] ?? 0;
  const size = weights.length;
  const figures = new Set<number>();
  for (const [at, id] of old.ids.entries()) if (isFigure(old, at)) figures.add(id);
  const words = (ids: Int32Array, at: number) => ids[at] ?? 0;
  const pairs = (ids: Int32Array, at: number) => (ids[at] ?? 0) * size + (ids[at + 1] ?? 0);
  for (const [key, length] of [
    [words, 1],
    [pairs, 2],
  ] as const) {
    const [mine, its] = [homes(old.ids, ours, key, length), homes(fresh.ids, theirs, key, length)];
    for (const [known, one] of mine) {
      const other = its.get(known);
      if (one === SEVERAL || other === undefined || other === SEVERAL) continue;
      if (figures.has(length === 1 ? known : Math.floor(known / size)) || figures.has(known % size)) continue;
      if (length === 1) link(one, other, weightOf(known));
      else link(one, other, PAIR_WEIGHT * (weightOf(Math.floor(known / size)) + weightOf(known % size)));
    }
  }
  return links;
}

/** In which sentence each word, or pair of words, stands; `SEVERAL` where it is in more than one. */
function homes(
  ids: Int32Array,
  sentences: readonly Sentence[],
  key: (ids: Int32Array, at: number) => number,
  length: number,
): Map<number, number> {
  const found = new Map<number, number>();
  for (const [index, { from, to }] of sentences.entries())
    for (let at = from; at + length <= to; at++) {
      const known = found.get(key(ids, at));
      if (known !== index) found.set(key(ids, at), known === undefined ? index : SEVERAL);
    }
  return found;
}

function turned(links: Links): Links {
  const other: Links = new Map();
  for (const [one, its] of links)
    for (const [at, weight] of its) other.set(at, (other.get(at) ?? new Map<number, number>()).set(one, weight));
  return other;
}

/** The sentence that each is linked with most, where it is so by far; -1 where there is none. */
function clearlyBest(links: Links, count: number): Int32Array {
  const best = new Int32Array(count).fill(-1);
  for (const [one, its] of links) {
    let [most, second, found] = [0, 0, -1];
    for (const [other, weight] of its)
      if (weight > most) [most, second, found] = [weight, most, other];
      else if (weight > second) second = weight;
    if (most >= LEAST_OWN && most >= CLEARLY * second) best[one] = found;
  }
  return best;
}

/** What two sentences share, by weight; 0 where that is little of either. */
function sharedBy({ old, new: fresh, weights }: TokenPair, one: Sentence, other: Sentence): number {
  const left = new Map<number, number>();
  let [whole, wholeOther, shared] = [0, 0, 0];
  for (let at = other.from; at < other.to; at++) {
    const id = fresh.ids[at] ?? 0;
    left.set(id, (left.get(id) ?? 0) + 1);
    wholeOther += weights[id] ?? 0;
  }
  for (let at = one.from; at < one.to; at++) {
    const id = old.ids[at] ?? 0;
    const count = left.get(id) ?? 0;
    whole += weights[id] ?? 0;
    if (count > 0) shared += weights[id] ?? 0;
    left.set(id, count - 1);
  }
  return shared >= LEAST_SHARED * Math.max(whole, wholeOther) ? shared : 0;
}
