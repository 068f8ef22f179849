import { type Kin, kinOf, type Sentence } from "./kin.ts";
import { type Matches, matchInOrder } from "./match.ts";
import { isLineFeed, type TokenPair, type Tokens } from "./tokens.ts";

/** The least that a sentence weighs by which moved text is known: about four words that do not stand everywhere. */
const LEAST_WEIGHT = 2.6;
/** And that a shorter one weighs which is compared with nothing else. */
const LEAST_SHORT = 0.5;
const STOPS = ".!?…。！？";

/** Sentences that are known to be the same, or to have become one another, before the texts are compared in reading order. */
export interface KnownSentences {
  /** Those that changed places with others. */
  moved: Kin[];
  /** Edited ones that stayed, while others changed places with them. */
  stayed: Kin[];
  /** Short ones that stand once in either text: they are known only if nothing else was found for them. */
  short: Kin[];
}

/**
 * Whole sentences that stand once in either text, and those that were edited and have words which they alone have. Where some
 * changed places, and are told in like words, a comparison in reading order would take each for an edit of the other.
 */
export function knownSentences(pair: TokenPair): KnownSentences {
  const [ours, theirs] = [sentencesByWords(pair.old), sentencesByWords(pair.new)];
  const twins: Kin[] = [];
  const short: Kin[] = [];
  for (const [key, [old, ...others]] of ours) {
    const [fresh, ...theirOthers] = theirs.get(key) ?? [];
    if (!old || !fresh || others.length > 0 || theirOthers.length > 0) continue;
    const weight = weightOf(pair, old);
    if (weight >= LEAST_WEIGHT) twins.push({ old, fresh, weight });
    else if (weight >= LEAST_SHORT) short.push({ old, fresh, weight });
  }
  const edited = kinOf(pair, missingIn(theirs, ours), missingIn(ours, theirs));
  const all = [...twins, ...edited].sort((one, other) => one.old.from - other.old.from);
  const rising = heaviestRising(all);
  const moved = all.filter((one) => !rising.has(one));
  const stayed = edited.filter((one) => rising.has(one) && moved.some((other) => changedPlaces(one, other)));
  return { moved, stayed, short };
}

function changedPlaces(one: Kin, other: Kin): boolean {
  return one.old.from < other.old.from !== one.fresh.from < other.fresh.from;
}

/** Matches short sentences that stand once in either text, where nothing was matched with either. */
export function matchShort({ new: fresh }: TokenPair, short: readonly Kin[], matches: Matches): void {
  const taken = new Uint8Array(fresh.ids.length);
  for (const j of matches) if (j >= 0) taken[j] = 1;
  for (const { old: one, fresh: other } of short) {
    if (matches.subarray(one.from, one.to).some((j) => j >= 0)) continue;
    if (taken.subarray(other.from, other.to).some((is) => is === 1)) continue;
    for (let i = one.from; i < one.to; i++) matches[i] = other.from + i - one.from;
  }
}

function weightOf({ old, weights }: TokenPair, { from, to }: Sentence): number {
  let weight = 0;
  for (let i = from; i < to; i++) weight += weights[old.ids[i] ?? 0] ?? 0;
  return weight;
}

type ByWords = ReadonlyMap<string, readonly Sentence[]>;

function missingIn(others: ByWords, sentences: ByWords): Sentence[] {
  const missing: Sentence[] = [];
  for (const [key, those] of sentences) if (!others.has(key)) missing.push(...those);
  return missing;
}

/** Those that are in order in both texts and weigh most together; `twins` rise in the old one. What is lighter has moved. */
function heaviestRising(twins: readonly Kin[]): Set<Kin> {
  const ranks = new Map(
    twins.toSorted((one, other) => one.fresh.from - other.fresh.from).map((twin, rank) => [twin, rank + 1]),
  );
  const before = new Map<Kin, Chain | null>();
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
  const chosen = new Set<Kin>();
  for (let at = heaviest; at; at = before.get(at.twin) ?? null) chosen.add(at.twin);
  return chosen;
}

interface Chain {
  twin: Kin;
  weight: number;
}

function heavier<Known extends Chain | null>(one: Known, other: Chain | undefined): Known | Chain {
  return other && other.weight > (one?.weight ?? 0) ? other : one;
}

/** The texts with the tokens of some sentences such that they match nothing. */
export function without(known: readonly Kin[], { old, new: fresh, weights }: TokenPair): TokenPair {
  const [a, b] = [old.ids.slice(), fresh.ids.slice()];
  let nobody = -2;
  for (const { old: one, fresh: other } of known) {
    for (let i = one.from; i < one.to; i++) a[i] = nobody--;
    for (let j = other.from; j < other.to; j++) b[j] = nobody--;
  }
  return { old: { ...old, ids: a }, new: { ...fresh, ids: b }, weights };
}

/** Matches the tokens of sentences with those of what they became. */
export function matchSentences({ old, new: fresh, weights }: TokenPair, known: readonly Kin[], matches: Matches): void {
  for (const { old: one, fresh: other } of known) {
    const [a, b] = [old.ids.subarray(one.from, one.to), fresh.ids.subarray(other.from, other.to)];
    for (const [i, j] of matchInOrder({ old: { ids: a }, new: { ids: b }, weights }).entries())
      if (j >= 0) matches[one.from + i] = other.from + j;
  }
}

/** The sentences of a text by what they say. */
function sentencesByWords(tokens: Tokens): ByWords {
  const found = new Map<string, Sentence[]>();
  for (const sentence of sentencesOf(tokens)) {
    const key = tokens.ids.subarray(sentence.from, sentence.to).join(" ");
    const those = found.get(key);
    if (those) those.push(sentence);
    else found.set(key, [sentence]);
  }
  return found;
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
