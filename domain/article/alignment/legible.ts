import type { Matches } from "./match.ts";
import { type TokenPair, type Tokens, UNSEPARATED } from "./tokens.ts";
import type { DiffPart } from "./word-diff.ts";

/*
 * What makes a comparison one that can be read. None of it says where anything stands: claims are placed by the matches as
 * they were found.
 */

/**
 * Takes apart matches that cut a word of a script without spaces between words: of “周一” and “周二” both are other words,
 * though they share a sign.
 */
export function keepWordsWhole(pair: TokenPair, matches: Matches): void {
  const partners = new Int32Array(pair.new.ids.length).fill(-1);
  for (const [i, j] of matches.entries()) if (j >= 0) partners[j] = i;
  const [words, newWords] = [unseparatedWords(pair.old), unseparatedWords(pair.new)];
  const takeApart = (from: Int32Array, to: Int32Array, [start, end]: Word): boolean => {
    const own = from.subarray(start, end);
    if (own.every((at) => at < 0) || own.every((at, index) => at >= 0 && at === (own[0] ?? 0) + index)) return false;
    for (const at of own) if (at >= 0) to[at] = -1;
    own.fill(-1);
    return true;
  };
  // A word that is taken apart may take apart its partner's neighbours.
  for (let again = true; again; ) {
    again = false;
    for (const word of words) if (takeApart(matches, partners, word)) again = true;
    for (const word of newWords) if (takeApart(partners, matches, word)) again = true;
  }
}

/** Indexes of a word's tokens, the end excluded. */
type Word = [start: number, end: number];

let segmenter: Intl.Segmenter | undefined;

/** Words of several tokens. The dictionaries for such scripts are the same for every language. */
function unseparatedWords({ text, starts }: Tokens): Word[] {
  if (!UNSEPARATED.test(text)) return [];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
  const words: Word[] = [];
  let at = 0;
  for (const { index, segment, isWordLike } of segmenter.segment(text)) {
    const start = at;
    while (at < starts.length && (starts[at] ?? 0) < index + segment.length) at++;
    if (isWordLike && at - start > 1) words.push([start, at]);
  }
  return words;
}

/** A run of what was taken out and put in at one place. */
interface Change {
  removed: string;
  added: string;
}

/**
 * Joins changes between which hardly anything stayed: “two [men]{women} or [three]{four} [boys]…” reads better whole. Figures
 * that stayed are left alone, and so is everything beside what was only put in or only taken out.
 */
export function withoutIslands(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let last: Change | null = null;
  let island = "";
  const close = () => {
    for (const kind of ["removed", "added"] as const)
      if (last && last[kind] !== "") joined.push({ kind, text: last[kind] });
    if (island !== "") joined.push({ kind: "same", text: island });
    [last, island] = [null, ""];
  };
  for (const part of runsOf(parts)) {
    if (typeof part === "string") island = part;
    else if (last && island !== "" && isIsland(island, last, part)) {
      last = { removed: last.removed + island + part.removed, added: last.added + island + part.added };
      island = "";
    } else {
      close();
      last = part;
    }
  }
  close();
  return joined;
}

/** Stretches that stayed, and the changes between them. */
function runsOf(parts: readonly DiffPart[]): (string | Change)[] {
  const runs: (string | Change)[] = [];
  for (const { kind, text } of parts) {
    const last = runs.at(-1);
    if (kind === "same") runs.push(text);
    else if (typeof last === "object") last[kind] += text;
    else runs.push({ removed: "", added: "", [kind]: text });
  }
  return runs;
}

function isIsland(words: string, ...around: readonly Change[]): boolean {
  if (/[\p{N}\n]/u.test(words)) return false;
  const sizes = around.map(({ removed, added }) => (removed === "" || added === "" ? 0 : letters(removed + added) / 2));
  return letters(words) * 2 <= Math.min(...sizes) && Math.min(...sizes) > 0;
}

const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
