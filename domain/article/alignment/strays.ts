import type { Matches } from "./match.ts";
import { isLineFeed, linesOf, type TokenPair, type Tokens } from "./tokens.ts";

/** Below this share of the lighter of two paragraphs, single words that they have in common say nothing. */
const LEAST_SHARE = 0.2;

/**
 * Takes single words out that were matched between paragraphs which have hardly anything else in common: in reading order
 * the “the” of one will always find the “the” of another, and would cut apart what has moved.
 */
export function dropStrays(pair: TokenPair, matches: Matches): void {
  const [lines, newLines] = [linesOf(pair.old), linesOf(pair.new)];
  const [whole, newWhole] = [weightsOf(pair, pair.old, lines), weightsOf(pair, pair.new, newLines)];
  const common = new Map<number, number>();
  const keyOf = (i: number, j: number) => (lines[i] ?? 0) * newWhole.length + (newLines[j] ?? 0);
  matches.forEach((j, i) => {
    if (j >= 0) common.set(keyOf(i, j), (common.get(keyOf(i, j)) ?? 0) + weightOf(pair, i));
  });
  const isStray = (i: number, j: number) => {
    if (matches[i - 1] === j - 1 || matches[i + 1] === j + 1) return false;
    const least = LEAST_SHARE * Math.min(whole[lines[i] ?? 0] ?? 0, newWhole[newLines[j] ?? 0] ?? 0);
    return (common.get(keyOf(i, j)) ?? 0) < least;
  };
  const strays: number[] = [];
  matches.forEach((j, i) => {
    if (j >= 0 && !isLineFeed(pair.old, i) && isStray(i, j)) strays.push(i);
  });
  for (const i of strays) matches[i] = -1;
}

function weightOf({ old, weights }: TokenPair, i: number): number {
  return weights[old.ids[i] ?? 0] ?? 0;
}

/** What each line weighs. */
function weightsOf({ weights }: TokenPair, { ids }: Tokens, lines: Int32Array): Float32Array {
  const whole = new Float32Array((lines.at(-1) ?? -1) + 1);
  ids.forEach((id, at) => {
    const line = lines[at] ?? 0;
    whole[line] = (whole[line] ?? 0) + (weights[id] ?? 0);
  });
  return whole;
}
