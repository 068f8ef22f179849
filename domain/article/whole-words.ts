import type { Node, ResolvedPos } from "prosemirror-model";
import type { Anchor, Range } from "./anchor.ts";
import { textBetween } from "./text.ts";

/** How far beyond a range its words are looked for, in UTF-16 units. */
export const REACH = 48;

/**
 * Scripts that write words without spaces: their letters stand side by side and are no one word. Where one ends only a
 * dictionary tells, as that of `Intl.Segmenter`, which every browser has another of; so none is asked.
 */
const UNSPACED =
  "[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Bopo}\\p{sc=Yiii}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}\\p{sc=Tale}\\p{sc=Talu}\\p{sc=Lana}\\p{sc=Tavt}]";
const IN_WORD = `(?:\\p{N}|(?!${UNSPACED})[\\p{L}\\p{M}_])`;
/** Figures written in Chinese characters are figures. */
const HAN_FIGURE = "〇零一二三四五六七八九十百千万萬亿億兆两兩";
const IN_FIGURE = `(?:[${HAN_FIGURE}]|${IN_WORD})`;
const GROUP_SPACE = "[ \\u00A0\\u2007-\\u2009\\u202F]";

const pattern = (source: string) => new RegExp(source, "u");
/** What goes on from the end of a range: more of a word or figure, with the signs that stand within one, and units. */
const after = (part: string) => pattern(`^(?:(?:[.,:'’\\-/](?=[\\p{L}\\p{N}]))?${part}+)*[%‰°]?`);
const before = (part: string) =>
  pattern(`(?:[-−–+±\\p{Sc}](?=\\p{N}|$))?(?:${part}+(?:[.,:'’\\-/](?=[\\p{L}\\p{N}]|$))?)*$`);
const [WORD_AFTER, WORD_BEFORE] = [after(IN_WORD), before(IN_WORD)];
const [FIGURE_AFTER, FIGURE_BEFORE] = [after(IN_FIGURE), before(IN_FIGURE)];
/** A mark changes the letter it stands on, whatever its script. */
const MARKS_AFTER = /^\p{M}+/u;
/** Spaces that part the groups of a figure: “1 500”. */
const GROUPED_BEFORE = pattern(`(?<![\\p{L}\\p{N}.,])\\p{N}{1,3}(?:${GROUP_SPACE}\\p{N}{3})*${GROUP_SPACE}$`);
const GROUPED_AFTER = pattern(`^(?:${GROUP_SPACE}\\p{N}{3}(?!\\p{N}))+`);
const FIRST_GROUP = /^\p{N}{3}(?!\p{N})/u;
const LAST_GROUP = /(?<![\p{L}\p{N}])\p{N}{1,3}$/u;
const WORD = pattern(`^${IN_WORD}$`);
const FIGURE = pattern(`^[${HAN_FIGURE}\\p{N}]$`);

/** What the first and the last word or figure of a range have grown by, beyond the range. */
export interface Growth {
  lead: string;
  tail: string;
}

/**
 * What the first and last word or figure of a range have grown by: “5 million” of “15 million” by “1” before it. Signs that
 * make another figure of one count, as a minus or a currency before it.
 */
export function growthOf(doc: Node, { from, to }: Range): Growth {
  const [start, end] = [doc.resolve(from), doc.resolve(to)];
  const isInOne = start.sameParent(end);
  const words = isInOne ? within(start, 0, to - from) : textBetween(doc, from, to);
  return growth(within(start, -REACH, 0), words, within(end, 0, REACH));
}

/** What stood beside words of one word or figure with them, where they were marked. */
export function growthAmong({ prefix, quote, suffix }: Pick<Anchor, "prefix" | "quote" | "suffix">): Growth {
  return growth(prefix, quote, suffix);
}

/** How some words have grown wherever they stand in a text. */
export function growthsIn(text: string, words: string): Growth[] {
  const found: Growth[] = [];
  for (let at = text.indexOf(words); at >= 0 && words !== ""; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    found.push(growth(text.slice(Math.max(0, at - REACH), at), words, text.slice(end, end + REACH)));
  }
  return found;
}

/** The text of a block between two distances from a position in it; empty outside of text. */
function within({ parent, parentOffset }: ResolvedPos, from: number, to: number): string {
  if (!parent.isTextblock) return "";
  return textBetween(parent, Math.max(0, parentOffset + from), Math.min(parent.content.size, parentOffset + to));
}

function growth(before: string, text: string, after: string): Growth {
  const [first, last] = [Array.from(text.slice(0, 2))[0] ?? "", Array.from(text.slice(-2)).at(-1) ?? ""];
  return { lead: leadOf(before, text, first), tail: tailOf(after, text, last) };
}

function leadOf(before: string, text: string, first: string): string {
  const group = FIRST_GROUP.test(text) ? GROUPED_BEFORE.exec(before)?.[0] : undefined;
  if (group) return group;
  // Nearly always there is a space, and the search from each letter on is spared.
  const isFigure = FIGURE.test(first);
  if (before === "" || /\s$/u.test(before) || !(isFigure || WORD.test(first))) return "";
  const lead = (isFigure ? FIGURE_BEFORE : WORD_BEFORE).exec(before)?.[0] ?? "";
  // A sign alone belongs to a figure only.
  return /^[-−–+±\p{Sc}]$/u.test(lead) && !/\p{N}/u.test(first) ? "" : lead;
}

function tailOf(after: string, text: string, last: string): string {
  const isFigure = FIGURE.test(last);
  if (!isFigure && !WORD.test(last)) return /[\p{L}\p{M}]/u.test(last) ? (MARKS_AFTER.exec(after)?.[0] ?? "") : "";
  const groups = LAST_GROUP.test(text) ? (GROUPED_AFTER.exec(after)?.[0] ?? "") : "";
  const tail = groups + ((isFigure ? FIGURE_AFTER : WORD_AFTER).exec(after.slice(groups.length))?.[0] ?? "");
  return tail.startsWith("%") && !/\p{N}/u.test(last) ? "" : tail;
}
