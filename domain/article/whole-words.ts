import type { Node } from "prosemirror-model";
import type { Range } from "./anchor.ts";
import { textBetween } from "./text.ts";

/** How far beyond a range its words are looked for, in UTF-16 units. */
export const REACH = 48;
/** What goes on from the end of a range: more of a word or figure, with the signs that stand within one, and units. */
const AFTER = /^(?:(?:[.,:'’\-/](?=[\p{L}\p{N}]))?[\p{L}\p{N}\p{M}_]+)*[%‰°]?/u;
const BEFORE = /(?:[-−–+±\p{Sc}](?=\p{N}|$))?(?:[\p{L}\p{N}\p{M}_]+(?:[.,:'’\-/](?=[\p{L}\p{N}]|$))?)*$/u;
/** Spaces that part the groups of a figure: “1 500”. */
const GROUPED_BEFORE = /(?<![\p{L}\p{N}.,])\p{N}{1,3}(?:[ \u00A0\u2009\u202F]\p{N}{3})*[ \u00A0\u2009\u202F]$/u;
const GROUPED_AFTER = /^(?:[ \u00A0\u2009\u202F]\p{N}{3}(?!\p{N}))+/u;
const FIRST_GROUP = /^\p{N}{3}(?!\p{N})/u;
const LAST_GROUP = /(?<!\p{N})\p{N}{1,3}$/u;
const WORD = /[\p{L}\p{N}\p{M}_]/u;

/**
 * The text of a range with what its first and last word or figure have grown to: “5 million” of “15 million” is “15 million”.
 * Signs that make another figure of one count, as a minus or a currency before it.
 */
export function inWholeWords(doc: Node, { from, to }: Range): string {
  const [start, end] = [doc.resolve(from), doc.resolve(to)];
  const before = start.parent.isTextblock ? textBetween(doc, Math.max(start.start(), from - REACH), from) : "";
  const after = end.parent.isTextblock ? textBetween(doc, to, Math.min(end.end(), to + REACH)) : "";
  return grown(before, textBetween(doc, from, to), after);
}

/** Whether words stand somewhere in a text as whole words, and not only as parts of others. */
export function standsWhole(words: string, text: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (grown(text.slice(Math.max(0, at - REACH), at), words, text.slice(end, end + REACH)) === words) return true;
  }
  return false;
}

function grown(before: string, text: string, after: string): string {
  const [first, last] = [Array.from(text)[0] ?? "", Array.from(text).at(-1) ?? ""];
  const group = FIRST_GROUP.test(text) ? (GROUPED_BEFORE.exec(before)?.[0] ?? "") : "";
  const lead = group || (WORD.test(first) ? leadOf(before, first) : "");
  const groups = LAST_GROUP.test(text) ? (GROUPED_AFTER.exec(after)?.[0] ?? "") : "";
  const tail = WORD.test(last) ? groups + (AFTER.exec(after.slice(groups.length))?.[0] ?? "") : "";
  return lead + text + (tail.startsWith("%") && !/\p{N}/u.test(last) ? "" : tail);
}

function leadOf(before: string, first: string): string {
  // Nearly always there is a space, and the search from each letter on is spared.
  if (before === "" || /\s$/u.test(before)) return "";
  const lead = BEFORE.exec(before)?.[0] ?? "";
  // A sign alone belongs to a figure only.
  return /^[-−–+±\p{Sc}]$/u.test(lead) && !/\p{N}/u.test(first) ? "" : lead;
}
