import type { Node } from "prosemirror-model";
import { AppError } from "#domain/errors.ts";
import { BodyBuilder } from "./body-builder.ts";
import { readByline } from "./byline.ts";
import { codePoints, exceeds, hasText } from "./characters.ts";

const LIST_MARKER = /^(?:[-*+•·‣◦▪–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s|^[—–]\S/i;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Blank ones included; counted before any work is done. */
const MAX_LINES = 1_000_000;

/** Lines of a text wrapped by hand or by an old mail program are at least and at most this long, in code points. */
const SHORTEST_WRAP = 40;
const LONGEST_WRAP = 120;

/**
 * Plain text as paragraphs. Blank lines part paragraphs; without any blank line every line is one. Inside a paragraph a
 * line break is either wrapping, and becomes a space (nothing between Chinese or Japanese characters), or deliberate
 * (lists, verse, dialogue, an address), and stays a break. It counts as wrapping when no line begins with a list
 * marker and each line is so full that the next one's first word would not have fitted.
 */
export function readPlainText(text: string): Node[] {
  if (exceeds(text, /\n/g, MAX_LINES))
    throw new AppError("too_large", "This text has more than a million lines; import it in parts.", {
      field: "content",
    });
  const builder = new BodyBuilder();
  const lines = text.split("\n").map((line) => line.trim());
  const groups = paragraphsOf(lines);
  const single = groups.length === 1;
  const width = lines.reduce((longest, line) => Math.max(longest, line.length), 0);
  for (const [index, group] of groups.entries()) {
    const apart = single || (index === 0 && group.slice(1, 4).some((line) => readByline(line) !== null));
    if (!apart) addParagraph(builder, group, width);
    else for (const line of group) addParagraph(builder, [line], width);
  }
  return builder.finish();
}

function paragraphsOf(lines: string[]): string[][] {
  const groups: string[][] = [];
  let open: string[] = [];
  for (const line of lines) {
    if (hasText(line)) open.push(line);
    else if (open.length > 0) {
      groups.push(open);
      open = [];
    }
  }
  if (open.length > 0) groups.push(open);
  return groups;
}

function addParagraph(builder: BodyBuilder, lines: string[], width: number): void {
  const wrapped = isWrapped(lines, width);
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous !== undefined && !wrapped) builder.lineBreak();
    const glue = previous !== undefined && wrapped && !(CJK.test(previous.slice(-1)) && CJK.test(line.slice(0, 1)));
    builder.preformatted(glue ? ` ${line}` : line, []);
  }
  builder.boundary();
}

function isWrapped(lines: string[], width: number): boolean {
  if (lines.length < 2 || lines.some((line) => LIST_MARKER.test(line))) return false;
  const longest = width <= LONGEST_WRAP ? width : lines.reduce((most, line) => Math.max(most, line.length), 0);
  const isChinese = lines.every((line) => CJK.test(line.slice(0, 1)));
  if (longest < (isChinese ? SHORTEST_WRAP / 2 : SHORTEST_WRAP) || longest > LONGEST_WRAP) return false;
  return lines.every((line, index) => {
    const next = lines[index + 1];
    if (next === undefined) return true;
    const word = isChinese ? "" : (/^\S+/.exec(next)?.[0] ?? "");
    return codePoints(line) + 1 + codePoints(word) >= longest - 2;
  });
}
