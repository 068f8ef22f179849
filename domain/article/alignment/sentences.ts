import type { Matches } from "./match.ts";
import { isLineFeed, type TokenPair, type Tokens } from "./tokens.ts";

/** The least that a sentence weighs by which moved text is known: about four words that do not stand everywhere. */
const LEAST_WEIGHT = 2.6;
const STOPS = ".!?…。！？";

/** Tokens `from` to `to`, the end excluded. */
interface Sentence {
  from: number;
  to: number;
}

/** A sentence that stands once in either text, to the letter. */
interface Twin {
  i: number;
  j: number;
  length: number;
  weight: number;
}

/**
 * Whole sentences that stand once in either text and have changed places with others: of text that is told in like words,
 * a comparison in reading order would take each for an edit of the other.
 */
export function movedSentences({ old, new: fresh, weights }: TokenPair): Twin[] {
  const [ours, theirs] = [onlyOnes(old), onlyOnes(fresh)];
  const twins: Twin[] = [];
  for (const [key, { from, to }] of ours) {
    const twin = theirs.get(key);
    if (!twin) continue;
    let weight = 0;
    for (let i = from; i < to; i++) weight += weights[old.ids[i] ?? 0] ?? 0;
    if (weight >= LEAST_WEIGHT) twins.push({ i: from, j: twin.from, length: to - from, weight });
  }
  twins.sort((one, other) => one.i - other.i);
  const stays = heaviestRising(twins);
  return twins.filter((twin) => !stays.has(twin));
}

/** Those that are in order in both texts and weigh most together; `twins` rise in `i`. What is lighter has moved. */
function heaviestRising(twins: readonly Twin[]): Set<Twin> {
  const ranks = new Map(twins.toSorted((one, other) => one.j - other.j).map((twin, rank) => [twin, rank + 1]));
  const before = new Map<Twin, Chain | null>();
  // The heaviest chain that ends up to each place in the new text, as a tree of prefixes (Fenwick, 1994).
  const best: (Chain | undefined)[] = [];
  let heaviest: Chain | null = null;
  for (const twin of twins) {
    const rank = ranks.get(twin) ?? 0;
    let last: Chain | null = null;
    for (let at = rank - 1; at > 0; at -= at & -at) last = heavier(last, best[at]);
    before.set(twin, last);
    const chain = { twin, weight: (last?.weight ?? 0) + twin.weight };
    for (let at = rank; at <= twins.length; at += at & -at) best[at] = heavier(chain, best[at]);
    heaviest = heavier(chain, heaviest ?? undefined);
  }
  const chosen = new Set<Twin>();
  for (let at = heaviest; at; at = before.get(at.twin) ?? null) chosen.add(at.twin);
  return chosen;
}

interface Chain {
  twin: Twin;
  weight: number;
}

function heavier<Known extends Chain | null>(one: Known, other: Chain | undefined): Known | Chain {
  return other && other.weight > (one?.weight ?? 0) ? other : one;
}

/** The texts' tokens, those of moved sentences so that they match nothing. */
export function without(moved: readonly Twin[], { old, new: fresh }: TokenPair): [Int32Array, Int32Array] {
  const [a, b] = [old.ids.slice(), fresh.ids.slice()];
  let nobody = -2;
  for (const { i, j, length } of moved)
    for (let next = 0; next < length; next++) {
      a[i + next] = nobody--;
      b[j + next] = nobody--;
    }
  return [a, b];
}

/** Matches the tokens of moved sentences with each other. */
export function matchSentences(moved: readonly Twin[], matches: Matches): void {
  for (const { i, j, length } of moved) for (let next = 0; next < length; next++) matches[i + next] = j + next;
}

/** The sentences of a text that stand in it once, by what they say. */
function onlyOnes(tokens: Tokens): Map<string, Sentence> {
  const found = new Map<string, Sentence | null>();
  for (const sentence of sentencesOf(tokens)) {
    const key = tokens.ids.subarray(sentence.from, sentence.to).join(" ");
    found.set(key, found.has(key) ? null : sentence);
  }
  const only = new Map<string, Sentence>();
  for (const [key, sentence] of found) if (sentence) only.set(key, sentence);
  return only;
}

function* sentencesOf(tokens: Tokens): Generator<Sentence> {
  const { length } = tokens.ids;
  let from = 0;
  for (let at = 0; at < length; at++) {
    if (!isSentenceEnd(tokens, at)) continue;
    const to = isLineFeed(tokens, at) ? at : at + 1;
    if (to > from) yield { from, to };
    from = at + 1;
  }
  if (from < length) yield { from, to: length };
}

/** Whether a token ends a sentence or a block. */
export function isSentenceEnd(tokens: Tokens, at: number): boolean {
  const { text, starts, ends } = tokens;
  return isLineFeed(tokens, at) || (STOPS.includes(text[starts[at] ?? 0] ?? " ") && starts[at + 1] !== ends[at]);
}
