import { matchInOrder } from "./match.ts";
import { isLineFeed, linesOf, type Tokens, tokenPair } from "./tokens.ts";

/**
 * Lines of two texts that tell the same, by their indexes. Without old ones they are new, without new ones gone; the new ones
 * follow each other.
 */
export interface LineGroup {
  old: number[];
  fresh: number[];
}

/** So much of what the shorter of two lines says must stand in the other, 0 to 1, for one to have come from the other… */
const PART_OF_SHORTER = 0.5;
/** …or so much of the longer one: words that all lines have are in both by chance. */
const PART_OF_LONGER = 0.3;

/**
 * Puts the lines of two texts side by side, in the order of the new text. A line that became several is in one group with
 * them, and so are several that became one; lines without letters or signs are in none.
 */
export function groupLines(oldText: string, newText: string): LineGroup[] {
  const pair = tokenPair(oldText, newText);
  const [old, fresh] = [weighLines(pair.old, pair.weights), weighLines(pair.new, pair.weights)];
  const shared = new Map<string, Kinship>();
  for (const [i, j] of matchInOrder(pair).entries()) {
    const [line, other] = [old.at[i] ?? -1, fresh.at[j] ?? -1];
    if (j < 0 || line < 0 || other < 0) continue;
    const key = `${line} ${other}`;
    const weight = (shared.get(key)?.weight ?? 0) + (pair.weights[pair.old.ids[i] ?? 0] ?? 0);
    shared.set(key, { old: line, fresh: other, weight });
  }
  const kin = [...shared.values()].filter((one) => {
    const [weight, other] = [old.weights.get(one.old) ?? 0, fresh.weights.get(one.fresh) ?? 0];
    return (
      one.weight >= PART_OF_SHORTER * Math.min(weight, other) || one.weight >= PART_OF_LONGER * Math.max(weight, other)
    );
  });
  return inOrder(kin, [...old.weights.keys()], [...fresh.weights.keys()]);
}

/** Two lines and how much they share. */
interface Kinship {
  old: number;
  fresh: number;
  weight: number;
}

/** On which line each token stands, -1 for line feeds, and how much each line that has any says. */
function weighLines(tokens: Tokens, weights: Float32Array): { at: Int32Array; weights: Map<number, number> } {
  const at = linesOf(tokens);
  const sums = new Map<number, number>();
  for (const [index, line] of at.entries()) {
    if (isLineFeed(tokens, index)) at[index] = -1;
    else sums.set(line, (sums.get(line) ?? 0) + (weights[tokens.ids[index] ?? 0] ?? 0));
  }
  return { at, weights: sums };
}

/** Matches are in order in both texts, so groups are too. What is gone stands before what is new, and behind what it was in. */
function inOrder(kin: readonly Kinship[], old: readonly number[], fresh: readonly number[]): LineGroup[] {
  const kept = new Set(kin.map((one) => one.old));
  const gone = old.filter((line) => !kept.has(line));
  const coming = [...fresh];
  const groups: LineGroup[] = [];
  const takeAlone = (before: number, freshBefore: number) => {
    for (const line of takeWhile(gone, (one) => one < before)) groups.push({ old: [line], fresh: [] });
    for (const line of takeWhile(coming, (one) => one < freshBefore)) groups.push({ old: [], fresh: [line] });
  };
  let group: LineGroup | null = null;
  for (const { old: line, fresh: other } of kin) {
    if (group?.old.at(-1) !== line && group?.fresh.at(-1) !== other) {
      takeAlone(line, other);
      group = { old: [], fresh: [] };
      groups.push(group);
    }
    if (group.old.at(-1) !== line) group.old.push(line);
    group.fresh.push(...takeWhile(coming, (one) => one <= other));
  }
  takeAlone(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  return groups;
}

/** Takes from the front of a list what fits. */
function takeWhile(list: number[], fits: (one: number) => boolean): number[] {
  const end = list.findIndex((one) => !fits(one));
  return list.splice(0, end < 0 ? list.length : end);
}
