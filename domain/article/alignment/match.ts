import type { TokenPair } from "./tokens.ts";

/** For each token of the old text the token of the new one that it became; -1 where there is none. */
export type Matches = Int32Array;

/** Lengths of the stretches that are looked for as landmarks, longest first. */
const LANDMARKS = [12, 6, 3, 2, 1];
/** Up to this many pairs of tokens a gap is compared in full. */
export const FULL_COMPARISON = 400_000;
const TWICE = -1;
/** What it is worth to go on where the last token matched, in weights: stretches beat scattered words. */
const GOING_ON = 0.35;

/** As much of a pair of texts as matching in order looks at: what stands there, and how much each weighs. */
export interface Sequences {
  readonly old: Pick<TokenPair["old"], "ids">;
  readonly new: Pick<TokenPair["new"], "ids">;
  readonly weights: Float32Array;
}

/**
 * Matches the tokens of two drafts in reading order. Landmarks first, stretches that stand exactly once in both (patience
 * diff; Bram Cohen, 2008, here with n-grams); then, between them, the heaviest common subsequence, where stretches weigh
 * more than scattered words (Needleman and Wunsch, 1970, with a bonus for going on).
 */
export function matchInOrder({ old, new: fresh, weights }: Sequences): Matches {
  const a = old.ids;
  const b = fresh.ids;
  const matches = new Int32Array(a.length).fill(-1);
  const open: [aFrom: number, aTo: number, bFrom: number, bTo: number, level: number][] = [
    [0, a.length, 0, b.length, 0],
  ];
  for (let gap = open.pop(); gap; gap = open.pop()) {
    let [aFrom, aTo, bFrom, bTo] = gap;
    while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) matches[aFrom++] = bFrom++;
    while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) matches[--aTo] = --bTo;
    if (aFrom === aTo || bFrom === bTo) continue;
    if ((aTo - aFrom) * (bTo - bFrom) <= FULL_COMPARISON) {
      compareInFull(a, b, weights, aFrom, aTo, bFrom, bTo, matches);
      continue;
    }
    let level = gap[4];
    let found: number[] = [];
    for (; level < LANDMARKS.length; level++) {
      found = landmarks(a, b, aFrom, aTo, bFrom, bTo, LANDMARKS[level] ?? 1);
      if (found.length > 0) break;
    }
    // Without a single landmark two long stretches have nothing to do with each other.
    if (found.length === 0) continue;
    let [aLast, bLast] = [aFrom, bFrom];
    for (let at = 0; at < found.length; at += 2) {
      const [i, j] = [found[at] ?? 0, found[at + 1] ?? 0];
      if (i > aLast || j > bLast) open.push([aLast, i, bLast, j, level]);
      // A landmark may reach into the next one; each token is matched once.
      const length = LANDMARKS[level] ?? 1;
      let next = 0;
      while (next < length && i + next < aTo && j + next < bTo) {
        const following = found[at + 2];
        if (following !== undefined && (i + next >= following || j + next >= (found[at + 3] ?? 0))) break;
        matches[i + next] = j + next;
        next++;
      }
      aLast = i + next;
      bLast = j + next;
    }
    open.push([aLast, aTo, bLast, bTo, level]);
  }
  return matches;
}

/** Starts of the stretches of `length` tokens that stand exactly once in each range, in order in both: i, j, i, j, … */
function landmarks(
  a: Int32Array,
  b: Int32Array,
  aFrom: number,
  aTo: number,
  bFrom: number,
  bTo: number,
  length: number,
): number[] {
  // Where each stretch stands in the first range; twice means nowhere.
  const places = new Map<number, number>();
  for (let i = aFrom; i + length <= aTo; i++) {
    const key = hash(a, i, length);
    places.set(key, places.has(key) ? TWICE : i);
  }
  const partners = new Map<number, number>();
  for (let j = bFrom; j + length <= bTo; j++) {
    const i = places.get(hash(b, j, length));
    if (i !== undefined && i !== TWICE) partners.set(i, partners.has(i) ? TWICE : j);
  }
  const pairs: { i: number; j: number }[] = [];
  for (const [i, j] of partners) if (j !== TWICE && isSame(a, i, b, j, length)) pairs.push({ i, j });
  pairs.sort((one, other) => one.i - other.i);
  return longestRising(pairs);
}

function hash(ids: Int32Array, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at++) {
    value = (Math.imul(value, 0x01000193) + (ids[at] ?? 0) + 1) | 0;
    value ^= value >>> 15;
  }
  return value;
}

function isSame(a: Int32Array, i: number, b: Int32Array, j: number, length: number): boolean {
  for (let next = 0; next < length; next++) if (a[i + next] !== b[j + next]) return false;
  return true;
}

/** The longest run of pairs that rises in both (patience sorting), as i, j, i, j, …; `pairs` rise in `i`. */
function longestRising(pairs: readonly { i: number; j: number }[]): number[] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(({ j }, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.j ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const chosen: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chosen.push(pair.j, pair.i);
  }
  return chosen.reverse();
}

/** Writes the heaviest common subsequence of two ranges, which are not too long for it, into `matches`. */
export function compareInFull(
  a: Int32Array,
  b: Int32Array,
  weights: Float32Array,
  aFrom: number,
  aTo: number,
  bFrom: number,
  bTo: number,
  matches: Matches,
): void {
  const rows = aTo - aFrom + 1;
  const columns = bTo - bFrom + 1;
  // `going`: the best that ends with a match of these two; `best`: the best of all up to here.
  const going = new Float32Array(rows * columns).fill(Number.NEGATIVE_INFINITY);
  const best = new Float32Array(rows * columns);
  for (let i = 1; i < rows; i++) {
    const id = a[aFrom + i - 1] ?? -1;
    const weight = (weights[id] ?? 0) + 0.01;
    for (let j = 1; j < columns; j++) {
      const at = i * columns + j;
      const above = best[at - columns] ?? 0;
      const left = best[at - 1] ?? 0;
      let top = Math.max(above, left);
      if (b[bFrom + j - 1] === id) {
        const diagonal = at - columns - 1;
        const on = (going[diagonal] ?? 0) + GOING_ON;
        const anew = best[diagonal] ?? 0;
        const here = weight + Math.max(on, anew);
        going[at] = here;
        if (here > top) top = here;
      }
      best[at] = top;
    }
  }
  let i = rows - 1;
  let j = columns - 1;
  let onward = false;
  while (i > 0 && j > 0) {
    const at = i * columns + j;
    if (onward || best[at] === going[at]) {
      matches[aFrom + i - 1] = bFrom + j - 1;
      const diagonal = at - columns - 1;
      onward = (going[diagonal] ?? 0) + GOING_ON > (best[diagonal] ?? 0);
      i--;
      j--;
    } else if (best[at] === best[at - columns]) i--;
    else j--;
  }
}

/** Compares what is left between two matched tokens that stand near each other, as in text that was moved and edited. */
export function fillGaps({ old, new: fresh, weights }: TokenPair, matches: Matches): void {
  const a = old.ids;
  const b = fresh.ids;
  const taken = new Uint8Array(b.length);
  for (const j of matches) if (j >= 0) taken[j] = 1;
  for (let i = 0; i < a.length; i++) {
    if (matches[i] === -1 || matches[i + 1] !== -1) continue;
    let next = i + 1;
    while (next < a.length && matches[next] === -1) next++;
    if (next >= a.length) return;
    const [from, to] = [(matches[i] ?? 0) + 1, matches[next] ?? 0];
    let free = from;
    while (free < to && taken[free] === 0) free++;
    if (to > from && free === to && (next - i) * (to - from) <= FULL_COMPARISON)
      compareInFull(a, b, weights, i + 1, next, from, to, matches);
    i = next - 1;
  }
}
