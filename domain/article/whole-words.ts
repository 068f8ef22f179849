import type { Node } from "prosemirror-model";
import type { Anchor, Range } from "./anchor.ts";
import { textBetween } from "./text.ts";

/** How far beyond a range its words are looked for, in UTF-16 units. */
export const REACH = 48;
/**
 * A letter or digit of a word that spaces part from others. Where a script writes none, what stands beside a word is another
 * one, except that a figure goes on: “二千” of “一万二千” is a part of it.
 */
const LETTER =
  "[[\\p{L}\\p{N}\\p{M}_]--[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}]]";
const HAN_FIGURE = "[\\p{N}〇零一二三四五六七八九十百千万亿億萬兆]";
/** What goes on from the end of a range: more of a word or figure, with the signs that stand within one, and units. */
const AFTER = new RegExp(`^(?:(?:[.,:'’\\-\\/](?=${LETTER}))?${LETTER}+)*[%‰°]?`, "v");
const BEFORE = new RegExp(`(?:[\\-−–+±\\p{Sc}](?=\\p{N}|$))?(?:${LETTER}+(?:[.,:'’\\-\\/](?=${LETTER}|$))?)*$`, "v");
const HAN_AFTER = new RegExp(`^${HAN_FIGURE}+`, "v");
const HAN_BEFORE = new RegExp(`${HAN_FIGURE}+$`, "v");
const IN_HAN_FIGURE = new RegExp(`^${HAN_FIGURE}$`, "v");
/** Spaces that part the groups of a figure: “1 500”. */
const GROUPED_BEFORE = /(?<![\p{L}\p{N}.,])\p{N}{1,3}(?:[ \u00A0\u2009\u202F]\p{N}{3})*[ \u00A0\u2009\u202F]$/u;
const GROUPED_AFTER = /^(?:[ \u00A0\u2009\u202F]\p{N}{3}(?!\p{N}))+/u;
const FIRST_GROUP = /^\p{N}{3}(?!\p{N})/u;
const LAST_GROUP = /(?<![\p{L}\p{N}])\p{N}{1,3}$/u;
const WORD = /[\p{L}\p{N}\p{M}_]/u;

/**
 * A range with what its first and last word or figure have grown to: “5 million” of “15 million” is “15 million”. Signs that
 * make another figure of one count, as a minus or a currency before it.
 */
export function inWholeWords(doc: Node, { from, to }: Range): Range {
  const [start, end] = [doc.resolve(from), doc.resolve(to)];
  const before = start.parent.isTextblock ? textBetween(doc, Math.max(start.start(), from - REACH), from) : "";
  const after = end.parent.isTextblock ? textBetween(doc, to, Math.min(end.end(), to + REACH)) : "";
  const { lead, tail } = grown(before, textBetween(doc, from, to), after);
  return { from: from - lead.length, to: to + tail.length };
}

/** Whether words, with what stood before and after them, were but a part of a word or figure. */
export function isPartOfWord({ prefix, quote, suffix }: Pick<Anchor, "prefix" | "quote" | "suffix">): boolean {
  const { lead, tail } = grown(prefix, quote, suffix);
  return lead !== "" || tail !== "";
}

/** Whether words stand somewhere in a text as whole words, and not only as parts of others. */
export function standsWhole(words: string, text: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    const { lead, tail } = grown(text.slice(Math.max(0, at - REACH), at), words, text.slice(end, end + REACH));
    if (lead === "" && tail === "") return true;
  }
  return false;
}

/** What stands before and after a text and belongs to its first and its last word. */
function grown(before: string, text: string, after: string): { lead: string; tail: string } {
  const [first, last] = [Array.from(text)[0] ?? "", Array.from(text).at(-1) ?? ""];
  const group = FIRST_GROUP.test(text) ? (GROUPED_BEFORE.exec(before)?.[0] ?? "") : "";
  const lead = group || (WORD.test(first) ? leadOf(before, first) : "");
  const groups = LAST_GROUP.test(text) ? (GROUPED_AFTER.exec(after)?.[0] ?? "") : "";
  const tail = WORD.test(last) ? groups + tailOf(after.slice(groups.length), last) : "";
  return { lead, tail: tail.startsWith("%") && !/\p{N}/u.test(last) ? "" : tail };
}

function tailOf(after: string, last: string): string {
  const han = IN_HAN_FIGURE.test(last) ? (HAN_AFTER.exec(after)?.[0] ?? "") : "";
  const tail = AFTER.exec(after)?.[0] ?? "";
  return han.length > tail.length ? han : tail;
}

function leadOf(before: string, first: string): string {
  // Nearly always there is a space, and the search from each letter on is spared.
  if (before === "" || /\s$/u.test(before)) return "";
  const han = IN_HAN_FIGURE.test(first) ? (HAN_BEFORE.exec(before)?.[0] ?? "") : "";
  const own = BEFORE.exec(before)?.[0] ?? "";
  const lead = han.length > own.length ? han : own;
  // A sign alone belongs to a figure only.
  return /^[-−–+±\p{Sc}]$/u.test(lead) && !/\p{N}/u.test(first) ? "" : lead;
}
