import type { Node } from "prosemirror-model";
import type { Range } from "./anchor.ts";

/** Marks that belong to what they stand beside: “5 %”, “$5”, “#3”, “−2°”. */
const CLINGS_AFTER = /^[%‰‱°′″\p{Sc}]$/u;
const CLINGS_BEFORE = /^[#@§№+−\p{Sc}]$/u;
/** What may open the stretch that a sign closes. Swedish and typewriters open with the sign they close with. */
const CLOSES: Readonly<Record<string, string>> = {
  ")": "(",
  "]": "[",
  "}": "{",
  "）": "（",
  "】": "【",
  "》": "《",
  "〉": "〈",
  "」": "「",
  "』": "『",
  "»": "«",
  "«": "»",
  "›": "‹",
  "‹": "›",
  "”": "“„”",
  "“": "„",
  "’": "‘‚",
  "‘": "‚",
  '"': '"',
};

/**
 * The range a selection means: grown to whole words at both ends, then without spaces and punctuation at its edges,
 * as a claim reads. Signs that belong to a figure stay, and so does a closing bracket or quotation mark whose opening is
 * inside. null when nothing but spaces and punctuation is left.
 *
 * @param language BCP 47, for the word rules (Unicode UAX 29 by `Intl.Segmenter`); `und` for the general ones
 */
export function snapToWords(doc: Node, range: Range, language: string): Range | null {
  const words = segmenter(language);
  let from = wordEdge(doc, range.from, "start", words);
  let to = wordEdge(doc, range.to, "end", words);
  while (from < to && !startsClaim(doc, from)) from = nextPosition(doc, from);
  while (to > from && !endsClaim(doc, from, to)) to = previousPosition(doc, to);
  return to > from ? { from, to } : null;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language === "und" ? undefined : language, { granularity: "word" });
  segmenters.set(language, made);
  return made;
}

/** Moves a position that lies inside a word, or inside an emoji, to its start or end; any other stays. */
function wordEdge(doc: Node, position: number, edge: "start" | "end", words: Intl.Segmenter): number {
  const at = doc.resolve(position);
  if (!at.parent.isTextblock) return position;
  const text = at.parent.textBetween(0, at.parent.content.size, "\n");
  const segment = words.segment(text).containing(at.parentOffset);
  if (!segment || segment.index === at.parentOffset) return position;
  return at.start() + segment.index + (edge === "end" ? segment.segment.length : 0);
}

/** The character that begins at a position; empty at the edge of a block. */
function characterAt(doc: Node, position: number): string {
  if (position < 0 || position >= doc.content.size) return "";
  const at = doc.resolve(position);
  if (!at.parent.isTextblock) return "";
  const two = at.parent.textBetween(at.parentOffset, Math.min(at.parent.content.size, at.parentOffset + 2), "\n");
  return Array.from(two)[0] ?? "";
}

function nextPosition(doc: Node, position: number): number {
  return position + Math.max(1, characterAt(doc, position).length);
}

function previousPosition(doc: Node, position: number): number {
  return characterAt(doc, position - 2).length === 2 ? position - 2 : position - 1;
}

function isWordPart(character: string): boolean {
  return character !== "" && /[\p{L}\p{M}\p{N}\p{S}]/u.test(character);
}

function startsClaim(doc: Node, from: number): boolean {
  const character = characterAt(doc, from);
  const next = characterAt(doc, nextPosition(doc, from));
  if (isWordPart(character) || (CLINGS_BEFORE.test(character) && isWordPart(next))) return true;
  // A hyphen is the sign of a figure unless it stands between two parts: “-5”, but “Paris-based” and “1990-1995”.
  return character === "-" && /[\p{N}\p{Sc}]/u.test(next) && !isWordPart(characterAt(doc, previousPosition(doc, from)));
}

function endsClaim(doc: Node, from: number, to: number): boolean {
  const last = characterAt(doc, previousPosition(doc, to));
  if (isWordPart(last) || CLINGS_AFTER.test(last)) return true;
  const openings = CLOSES[last];
  return openings !== undefined && isOpen(doc.textBetween(from, previousPosition(doc, to), "\n"), openings, last);
}

/** True when a text opens something that it does not close. An apostrophe within a word closes nothing. */
function isOpen(text: string, openings: string, closing: string): boolean {
  let depth = 0;
  for (const sign of text.replace(/(\p{L})’(?=\p{L})/gu, "$1")) {
    if (sign === closing && depth > 0) depth--;
    else if (openings.includes(sign)) depth++;
  }
  return depth > 0;
}

/**
 * Every other place where exactly this text stands as whole words, in reading order, without those that overlap
 * `range` itself.
 */
export function otherPlaces(
  text: { text: string; positionAt(offset: number): number },
  quote: string,
  range: Range,
): Range[] {
  const places: Range[] = [];
  if (quote.trim() === "") return places;
  const words = segmenter("und").segment(text.text);
  const splitsWord = (offset: number): boolean => {
    if (/^\s|\s$/.test(text.text.slice(offset - 1, offset + 1))) return false; // Cheap, and true of most places.
    const segment = words.containing(offset);
    return segment?.isWordLike === true && segment.index < offset;
  };
  for (let at = text.text.indexOf(quote); at >= 0; ) {
    const end = at + quote.length;
    const place = { from: text.positionAt(at), to: text.positionAt(end) };
    const isOther = (place.to <= range.from || place.from >= range.to) && !splitsWord(at) && !splitsWord(end);
    if (isOther) places.push(place);
    at = text.text.indexOf(quote, isOther ? end : at + 1);
  }
  return places;
}
