import { plainSigns } from "../plain-signs.ts";

/**
 * A text cut into words, numbers and signs. Parallel arrays: token `i` is `text.slice(starts[i], ends[i])`, in UTF-16 units,
 * and `ids[i]` is the same for tokens that count as the same in both texts.
 */
export interface Tokens {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly ids: Int32Array;
}

/** Whether a token ends a block. */
export function isLineFeed({ text, starts }: Tokens, at: number): boolean {
  return text[starts[at] ?? 0] === "\n";
}

/** Whether a token begins with a digit. */
export function isFigure({ text, starts }: Tokens, at: number): boolean {
  return /\p{N}/u.test(text[starts[at] ?? 0] ?? "");
}

/** In which line each token stands, from 0 on; a line feed belongs to the one it ends. */
export function linesOf(tokens: Tokens): Int32Array {
  const lines = new Int32Array(tokens.ids.length);
  let line = 0;
  for (let at = 0; at < lines.length; at++) {
    lines[at] = line;
    if (isLineFeed(tokens, at)) line++;
  }
  return lines;
}

/** The text from one token to another, both included. */
export function textOf({ text, starts, ends }: Tokens, from: number, to: number): string {
  return text.slice(starts[from], ends[to]);
}

/** The tokens that a stretch touches; null when it touches none. */
export function tokensOf(
  tokens: Tokens,
  { start, end }: { start: number; end: number },
): [first: number, last: number] | null {
  const { starts, ids } = tokens;
  const first = firstEndingAfter(tokens, start);
  if (first >= ids.length || (starts[first] ?? 0) >= end) return null;
  let last = first;
  while (last + 1 < ids.length && (starts[last + 1] ?? 0) < end) last++;
  return [first, last];
}

function firstEndingAfter({ ends }: Tokens, offset: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two texts over one vocabulary. `weights[id]` says between 0 and 1 how much a token tells about where it stands. */
export interface TokenPair {
  readonly old: Tokens;
  readonly new: Tokens;
  readonly weights: Float32Array;
}

/** Signs of any kind tell little about where they stand. */
const SIGN_WEIGHT = 0.05;

/** Cuts two texts into tokens and weighs them: what stands often in them tells little, what stands once tells all. */
export function tokenPair(oldText: string, newText: string): TokenPair {
  const vocabulary = new Map<string, number>();
  const shapes = new Map<string, number>();
  const old = cut(oldText, vocabulary, shapes);
  const fresh = cut(newText, vocabulary, shapes);
  const counts = new Int32Array(vocabulary.size);
  for (const id of old.ids) counts[id] = (counts[id] ?? 0) + 1;
  for (const id of fresh.ids) counts[id] = (counts[id] ?? 0) + 1;
  const total = Math.log(old.ids.length + fresh.ids.length + 2);
  const weights = new Float32Array(vocabulary.size);
  for (const [word, id] of vocabulary)
    weights[id] = /[\p{L}\p{N}]/u.test(word)
      ? Math.min(1, Math.max(0.15, 1 - Math.log((counts[id] ?? 1) / 2) / total))
      : SIGN_WEIGHT;
  return { old, new: fresh, weights };
}

const [UNKNOWN, SPACE, LINE_FEED, LETTER, DIGIT, IDEOGRAPH, SIGN] = [0, 1, 2, 3, 4, 5, 6];
/** What a UTF-16 unit is, found out when it is first met; units of pairs are asked as pairs. */
const KINDS = new Uint8Array(0x1_0000);
/** French words, and those of its neighbours, as they stand before an apostrophe. */
const ELIDED = new Set("c d j l m n s t qu jusqu lorsqu puisqu quoiqu un all dall dell nell sull".split(" "));
/** What English words end with behind an apostrophe. */
const CONTRACTION = /^(?:s|t|d|m|ll|re|ve)(?![\p{L}\p{M}])/iu;
/** Scripts that do not put spaces between words. */
export const UNSEPARATED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

function kindOf(character: string): number {
  if (character === "\n") return LINE_FEED;
  if (/\s/u.test(character)) return SPACE;
  if (/\p{N}/u.test(character)) return DIGIT;
  if (/\p{M}/u.test(character)) return LETTER;
  if (UNSEPARATED.test(character)) return IDEOGRAPH;
  return /\p{L}/u.test(character) ? LETTER : SIGN;
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = KINDS[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const kind = kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  if (unit < 0xd800 || unit > 0xdfff) KINDS[unit] = kind;
  return kind;
}

function lengthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length ? 2 : 1;
}

/**
 * Where the token that begins at `at` ends. A word of a script that separates words is one token, with an apostrophe
 * inside ("don't"; "d’un" is two words); a letter of one that does not (Chinese, Japanese, Thai, Lao, Khmer, Burmese) is
 * one; so is a figure with its separators ("1.200,50"), any other sign, and a line feed, for it ends a block.
 */
function endOfToken(text: string, at: number, kind: number): number {
  let end = at + lengthAt(text, at);
  if (kind !== LETTER && kind !== DIGIT) return end;
  while (end < text.length) {
    const next = kindAt(text, end);
    if (next === kind) end += lengthAt(text, end);
    else if (joins(kind, text.charCodeAt(end)) && end + 1 < text.length && kindAt(text, end + 1) === kind) {
      if (kind === LETTER && isElided(text, at, end)) break;
      end++;
    } else break;
  }
  return end;
}

/** Whether what stands from `at` to an apostrophe is a word of its own ("l’eau", "qu’elle", "d’un"), unlike in "I’ll". */
function isElided(text: string, at: number, apostrophe: number): boolean {
  const word = text.slice(at, apostrophe).toLowerCase();
  return ELIDED.has(word) && !CONTRACTION.test(text.slice(apostrophe + 1, apostrophe + 5));
}

/** Apostrophes join letters; points, commas, colons, apostrophes and narrow spaces join digits. */
function joins(kind: number, unit: number): boolean {
  if (unit === 0x27 || unit === 0x2019) return true;
  return kind === DIGIT && (unit === 0x2e || unit === 0x2c || unit === 0x3a || unit === 0xa0 || unit === 0x202f);
}

function cut(text: string, vocabulary: Map<string, number>, shapes: Map<string, number>): Tokens {
  // No text has more tokens than units.
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  const ids = new Int32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    const end = kind === SPACE ? at + 1 : endOfToken(text, at, kind);
    if (kind !== SPACE) {
      starts[count] = at;
      ends[count] = end;
      ids[count++] = idOf(text.slice(at, end), vocabulary, shapes);
    }
    at = end;
  }
  return { text, starts: starts.slice(0, count), ends: ends.slice(0, count), ids: ids.slice(0, count) };
}

/** @param shapes the ids of tokens as they are written, so that each is made plain once */
function idOf(token: string, vocabulary: Map<string, number>, shapes: Map<string, number>): number {
  const known = shapes.get(token);
  if (known !== undefined) return known;
  const key = plainSigns(token);
  const id = vocabulary.get(key) ?? vocabulary.size;
  vocabulary.set(key, id);
  shapes.set(token, id);
  return id;
}
