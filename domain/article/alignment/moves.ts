import { compareInFull, FULL_COMPARISON, fillGaps, type Matches } from "./match.ts";
import { isLineFeed, type TokenPair } from "./tokens.ts";

/** Length of the stretches by which moved text is recognised, in tokens. */
const STRETCH = 4;
/** A stretch that stands more often than this in what is left is no sign of anything. */
const TOO_COMMON = 8;
/** The least that a moved stretch weighs: about four words that do not stand everywhere. */
const LEAST_WEIGHT = 2.6;

/** Tokens `i` onward that became `j` onward. */
interface MovedRun {
  i: number;
  j: number;
  length: number;
}

/** Moved text: what was matched nowhere in order and stands, word for word, where nothing else was matched. */
export function matchMoves(pair: TokenPair, matches: Matches): void {
  const { old, new: fresh, weights } = pair;
  const a = old.ids;
  const b = fresh.ids;
  const taken = new Uint8Array(b.length);
  for (const j of matches) if (j >= 0) taken[j] = 1;
  const places = new Map<string, number[]>();
  forEachStretch(
    b,
    (j) => taken[j] === 1,
    (key, j) => {
      const list = places.get(key);
      if (!list) places.set(key, [j]);
      else if (list.length <= TOO_COMMON) list.push(j);
    },
  );
  if (places.size === 0) return;

  const runs: { i: number; j: number; length: number; weight: number }[] = [];
  const isFree = (i: number, j: number) =>
    i >= 0 && j >= 0 && i < a.length && j < b.length && matches[i] === -1 && taken[j] === 0 && a[i] === b[j];
  forEachStretch(
    a,
    (i) => matches[i] !== -1,
    (key, i) => {
      const list = places.get(key);
      if (!list || list.length > TOO_COMMON) return;
      for (const j of list) {
        if (isFree(i - 1, j - 1)) continue; // It began earlier and is known.
        let length = 0;
        let weight = 0;
        while (isFree(i + length, j + length)) weight += weights[a[i + length++] ?? 0] ?? 0;
        runs.push({ i, j, length, weight });
      }
    },
  );
  runs.sort((one, other) => other.weight - one.weight || one.i - other.i || one.j - other.j);
  const found: MovedRun[] = [];
  for (const run of runs) {
    let { i, j } = run;
    let left = run.length;
    while (left > 0 && !isFree(i, j)) [i, j, left] = [i + 1, j + 1, left - 1];
    let length = 0;
    let weight = 0;
    while (length < left && isFree(i + length, j + length)) weight += weights[a[i + length++] ?? 0] ?? 0;
    if (weight < LEAST_WEIGHT) continue;
    for (let next = 0; next < length; next++) {
      matches[i + next] = j + next;
      taken[j + next] = 1;
    }
    if (length > 0) found.push({ i, j, length });
  }
  if (found.length === 0) return;
  fillGaps(pair, matches);
  fillSides(pair, matches, found);
}

/**
 * Compares what is left of the paragraphs on both sides of what moved: what was edited in them has moved with it.
 */
function fillSides({ old, new: fresh, weights }: TokenPair, matches: Matches, runs: readonly MovedRun[]): void {
  const taken = new Uint8Array(fresh.ids.length);
  for (const j of matches) if (j >= 0) taken[j] = 1;
  const isLeft = (i: number) => i >= 0 && i < old.ids.length && matches[i] === -1 && !isLineFeed(old, i);
  const isFree = (j: number) => j >= 0 && j < fresh.ids.length && taken[j] === 0 && !isLineFeed(fresh, j);
  const compare = (aFrom: number, aTo: number, bFrom: number, bTo: number) => {
    if (aTo <= aFrom || bTo <= bFrom || (aTo - aFrom) * (bTo - bFrom) > FULL_COMPARISON) return;
    compareInFull(old.ids, fresh.ids, weights, aFrom, aTo, bFrom, bTo, matches);
    for (let i = aFrom; i < aTo; i++) if ((matches[i] ?? -1) >= 0) taken[matches[i] ?? 0] = 1;
  };
  for (const { i, j, length } of runs) {
    compare(reach(i - 1, -1, isLeft) + 1, i, reach(j - 1, -1, isFree) + 1, j);
    compare(i + length, reach(i + length, 1, isLeft), j + length, reach(j + length, 1, isFree));
  }
}

/** The first place from `at` on, in a direction, that is not so. */
function reach(at: number, direction: 1 | -1, isSo: (at: number) => boolean): number {
  let next = at;
  while (isSo(next)) next += direction;
  return next;
}

/** Calls with every stretch of tokens of which none is taken, and where it begins. */
function forEachStretch(
  ids: Int32Array,
  isTaken: (at: number) => boolean,
  call: (key: string, at: number) => void,
): void {
  let free = 0;
  for (let at = 0; at < ids.length; at++) {
    free = isTaken(at) ? 0 : free + 1;
    if (free < STRETCH) continue;
    const from = at - STRETCH + 1;
    call(ids.slice(from, at + 1).join(" "), from);
  }
}
