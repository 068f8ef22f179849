import type { Matches } from "./match.ts";
import { isSentenceEnd } from "./sentences.ts";
import type { TokenPair, Tokens } from "./tokens.ts";
import type { Origins } from "./word-for-word.ts";

/** So many tokens are looked at to either side of a stretch, in text without stops. */
const FAR = 100;
/** What weighs less than two words that stand once says nothing. */
const LEAST_WEIGHT = 2;

/** The first and the last of some tokens. */
export type Run = readonly [first: number, last: number];

/**
 * How much of what stands beside a stretch in its sentence stands beside its new place, by weight: 0 to 1. A sentence
 * that was split or joined with another has kept all. 1 where too little stands there to say.
 *
 * @param stretch its tokens in the old text, which became `place` in the new one
 */
export function surroundingsLeft(
  pair: TokenPair,
  matches: Matches,
  origins: Origins,
  stretch: Run,
  place: Run,
): number {
  const { old, new: fresh, weights } = pair;
  const [before, after] = [sentencesAround(old, stretch), sentencesAround(fresh, place)];
  const left = shareOf(weights, old, before, stretch, (i) => isIn(after, matches[i] ?? -1));
  return left === 1
    ? 1
    : Math.max(
        left,
        shareOf(weights, fresh, after, place, (j) => isIn(before, origins[j] ?? -1)),
      );
}

/**
 * How much of what stands beside a stretch in its sentence stands beside a place in the new text, wherever an alignment led,
 * by weight: 0 to 1.
 */
export function likeSurroundings({ old, new: fresh, weights }: TokenPair, stretch: Run, place: Run): number {
  const beside = new Map<number, number>();
  forEachBeside(fresh, place, (id) => beside.set(id, (beside.get(id) ?? 0) + 1));
  let [whole, found] = [0, 0];
  forEachBeside(old, stretch, (id) => {
    const [weight, left] = [weights[id] ?? 0, beside.get(id) ?? 0];
    whole += weight;
    if (left > 0) found += weight;
    beside.set(id, left - 1);
  });
  return whole === 0 ? 1 : found / whole;
}

/** Calls with each token that stands beside a stretch in its sentence. */
function forEachBeside(tokens: Tokens, stretch: Run, call: (id: number) => void): void {
  const [first, last] = sentencesAround(tokens, stretch);
  for (let at = first; at <= last; at++) if (!isIn(stretch, at)) call(tokens.ids[at] ?? -1);
}

function isIn([first, last]: Run, at: number): boolean {
  return at >= first && at <= last;
}

/** The share of a sentence that is so, by weight, without the stretch in it. */
function shareOf(
  weights: Float32Array,
  { ids }: Tokens,
  [first, last]: Run,
  stretch: Run,
  isSo: (at: number) => boolean,
): number {
  let [whole, found] = [0, 0];
  for (let at = first; at <= last; at++) {
    if (isIn(stretch, at)) continue;
    const weight = weights[ids[at] ?? 0] ?? 0;
    whole += weight;
    if (isSo(at)) found += weight;
  }
  return whole < LEAST_WEIGHT ? 1 : found / whole;
}

/** The tokens of the sentence, or of those, in which a stretch stands. */
export function sentencesAround(tokens: Tokens, [first, last]: Run): Run {
  let from = first;
  while (from > 0 && first - from < FAR && !isSentenceEnd(tokens, from - 1)) from--;
  let to = last;
  while (to + 1 < tokens.ids.length && to - last < FAR && !isSentenceEnd(tokens, to)) to++;
  return [from, to];
}
