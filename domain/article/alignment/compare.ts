import type { Node } from "prosemirror-model";
import { ArticleText } from "../text.ts";
import { groupLines } from "./lines.ts";
import { type DiffPart, diffWords } from "./word-diff.ts";

/** A paragraph of two drafts put side by side. */
export interface ComparedBlock {
  /** `p`, or `h1`–`h6`. */
  tag: string;
  parts: DiffPart[];
  /** Whether anything in it differs. */
  changed: boolean;
}

/** A paragraph as it is in one of the two drafts: without what was put in, or without what was taken out. */
export function textWithout({ parts }: ComparedBlock, without: "added" | "removed"): string {
  return parts.reduce((text, part) => (part.kind === without ? text : text + part.text), "");
}

/**
 * Two drafts as one text, word by word: paragraphs of the new one with what was put in and taken out, and between them those
 * that are gone, each a block of its own. A paragraph that has little in common with what stood there is told as one that
 * is gone and one that is new. Formats and lists are not compared.
 */
export function compareDrafts(old: Node, fresh: Node): ComparedBlock[] {
  return compareTexts(new ArticleText(old).text, new ArticleText(fresh).text, tagsOf(old), tagsOf(fresh));
}

/** The same for two plain texts. @param oldTags, newTags what each line is; paragraphs unless it is said */
export function compareTexts(
  oldText: string,
  newText: string,
  oldTags: readonly string[] = [],
  newTags: readonly string[] = [],
): ComparedBlock[] {
  const [oldLines, newLines] = [oldText.split("\n"), newText.split("\n")];
  return groupLines(oldText, newText).flatMap(({ old, fresh }) => {
    const [before, after] = [linesAt(oldLines, old), linesAt(newLines, fresh)];
    const tags = fresh.map((line) => newTags[line] ?? "p");
    const [gone] = fresh.length === 0 ? old : [];
    if (gone !== undefined) return [blockOf(oldTags[gone] ?? "p", [{ kind: "removed", text: before }])];
    return blocksOf(before === after ? [{ kind: "same", text: after }] : diffWords(before, after), tags);
  });
}

const linesAt = (lines: readonly string[], indexes: readonly number[]) =>
  indexes.map((at) => lines[at] ?? "").join("\n");

function blockOf(tag: string, parts: DiffPart[]): ComparedBlock {
  return { tag, parts, changed: parts.some(({ kind }) => kind !== "same") };
}

/** Cuts the words of some paragraphs into those of the new text, and those that are gone. */
function blocksOf(words: readonly DiffPart[], tags: readonly string[]): ComparedBlock[] {
  const blocks: ComparedBlock[] = [];
  let parts: DiffPart[] = [];
  let closed = 0;
  const close = (isOfNew: boolean) => {
    const tag = isOfNew ? (tags[closed++] ?? "p") : "p";
    if (parts.length > 0) blocks.push(blockOf(tag, parts));
    parts = [];
  };
  for (const { kind, text } of wholeParagraphs(words)) {
    const lines = text.split("\n");
    lines.forEach((line, index) => {
      if (line !== "") parts.push({ kind, text: line });
      if (index === lines.length - 1) return;
      // Where a paragraph that is gone ended there is no end in the new text, unless all of it so far is gone.
      if (kind !== "removed") close(true);
      else if (parts.every((part) => part.kind === "removed")) close(false);
      else parts.push({ kind, text: " " });
    });
  }
  close(true);
  return blocks;
}

/** How far a change is slid at most, in UTF-16 units. */
const LONGEST_SLIDE = 200;

/**
 * What was put in or taken out can often be told in several ways ("b\na" of "a b\na b"). Where one of them is whole
 * paragraphs, it is told so.
 */
function wholeParagraphs(parts: readonly DiffPart[]): DiffPart[] {
  const slid: DiffPart[] = [];
  let taken = 0;
  parts.forEach(({ kind, text: whole }, index) => {
    const text = whole.slice(taken);
    taken = 0;
    const next = parts[index + 1];
    if (kind !== "same" && next?.kind === "same") taken = slideOf(text, next.text);
    if (taken > 0) slid.push({ kind: "same", text: text.slice(0, taken) });
    if (kind === "removed" && next === undefined && text.startsWith("\n"))
      slid.push({ kind: "same", text: "\n" }, { kind, text: text.slice(1) });
    else slid.push({ kind, text: text.slice(taken) + text.slice(0, taken) });
  });
  return slid;
}

/** By how many units a change must be slid into what follows it so that it ends with a line feed; 0 when that cannot be. */
function slideOf(text: string, next: string): number {
  if (!text.includes("\n") || text.endsWith("\n")) return 0;
  const longest = Math.min(LONGEST_SLIDE, text.length, next.length);
  for (let by = 1; by <= longest && text[by - 1] === next[by - 1]; by++) if (text[by - 1] === "\n") return by;
  return 0;
}

function tagsOf(doc: Node): string[] {
  const tags: string[] = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    tags.push(node.type.name === "heading" ? `h${node.attrs["level"]}` : "p");
    // A hard break is a line feed too.
    node.forEach((child) => {
      if (child.type.name === "hard_break") tags.push(tags.at(-1) ?? "p");
    });
    return false;
  });
  return tags;
}
