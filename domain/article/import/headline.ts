import type { Node } from "prosemirror-model";
import { codePoints, hasText, oneLine, sameLine } from "./characters.ts";
import type { ImportFormat } from "./import-format.ts";

/** What is known of a headline besides the body. Empty strings mean "nothing". */
export interface HeadlineHints {
  format: ImportFormat;
  /** Given by the person who imports; wins. */
  requested: string;
  /** From the page's head or the front matter. */
  title: string;
  fileName: string;
}

export interface Headline {
  headline: string;
  /** Made of the file's name or the first words, as nothing says what it is. */
  isMadeUp: boolean;
  /** The body without the headline. */
  blocks: Node[];
}

/** The longest headline, in code points. */
export const MAX_HEADLINE = 300;
const LONGEST_LINE = 200;
const SHORT_LINE = 120;
const FIRST_WORDS = 80;

/**
 * Finds the headline: what was asked for, else the first top-level `h1`, else the title of page or front matter, else a
 * first line that looks like one, else the file's name, else the first words. A headline that stands in the body leaves
 * it, unless nothing would be left.
 */
export function takeHeadline(blocks: Node[], hints: HeadlineHints): Headline {
  const firstHeading = blocks.findIndex((block) => isHeading(block, 1) && lineOf(block) !== null);
  const known = hints.requested || (firstHeading >= 0 ? "" : hints.title);
  if (known !== "") {
    const repeated = blocks.findIndex(
      (block, index) => (index === 0 || index === firstHeading) && sameLine(lineOf(block) ?? "", known),
    );
    return { headline: known, isMadeUp: false, blocks: without(blocks, repeated) };
  }
  const index = firstHeading >= 0 ? firstHeading : looksLikeHeadline(blocks, hints.format) ? 0 : -1;
  const block = blocks[index];
  const line = block === undefined ? null : lineOf(block);
  if (line !== null) return { headline: line, isMadeUp: false, blocks: without(blocks, index) };
  return { headline: nameOf(hints.fileName) || firstWords(blocks), isMadeUp: true, blocks };
}

function looksLikeHeadline(blocks: Node[], format: ImportFormat): boolean {
  const [first, ...rest] = blocks;
  const line = first === undefined ? null : lineOf(first);
  if (first === undefined || line === null || rest.length === 0) return false;
  if (isHeading(first)) return true;
  const length = codePoints(line);
  if (/[,;:]$/.test(line) || length > LONGEST_LINE) return false;
  // In plain text the blank line below is the sign; a page has one below every paragraph.
  if (format === "text") return length <= SHORT_LINE || !/[.。]$/.test(line);
  return (
    length <= SHORT_LINE && !/[.。]["”»]?$/.test(line) && rest.some((block) => block.textContent.length > line.length)
  );
}

function isHeading(block: Node, level?: number): boolean {
  return block.type.name === "heading" && (level === undefined || block.attrs["level"] === level);
}

/** The text of a paragraph or heading short enough to be a headline; null for anything else. */
function lineOf(block: Node): string | null {
  if (!block.isTextblock || block.content.size > MAX_HEADLINE * 2) return null;
  const line = oneLine(block.textBetween(0, block.content.size, " ", " "));
  return hasText(line) && codePoints(line) <= MAX_HEADLINE ? line : null;
}

function without(blocks: Node[], index: number): Node[] {
  const rest = blocks.filter((_, at) => at !== index);
  return rest.some((block) => hasText(block.textContent)) ? rest : blocks;
}

function nameOf(fileName: string): string {
  const stem = fileName.replace(/^.*[\\/]/, "").replace(/\.[a-z0-9]{1,8}$/i, "");
  return oneLine(stem.replace(/[_-]+/g, " "));
}

function firstWords(blocks: Node[]): string {
  const block = blocks.find((candidate) => hasText(candidate.textContent));
  const line = oneLine((block?.textContent ?? "").slice(0, 1000));
  const points = [...line];
  if (points.length <= FIRST_WORDS) return line;
  const cut = points.slice(0, FIRST_WORDS - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > FIRST_WORDS / 2 ? cut.slice(0, space) : cut}…`;
}
