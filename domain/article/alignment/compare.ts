import type { Node } from "prosemirror-model";
import { ArticleText } from "../text.ts";
import { type DiffPart, diffWords } from "./word-diff.ts";

/** A paragraph of two drafts put side by side. */
export interface ComparedBlock {
  /** `p`, or `h1`–`h6`. */
  tag: string;
  parts: DiffPart[];
  /** Whether anything in it differs. */
  changed: boolean;
}

/**
 * Two drafts as one text, word by word: paragraphs of the new one with what was put in and taken out, and between them those
 * that are gone. Formats and lists are not compared.
 */
export function compareDrafts(old: Node, fresh: Node): ComparedBlock[] {
  const tags = tagsOf(fresh);
  const blocks: ComparedBlock[] = [];
  let parts: DiffPart[] = [];
  let closed = 0;
  const close = (isOfNew: boolean) => {
    const tag = isOfNew ? (tags[closed++] ?? "p") : "p";
    if (parts.length > 0) blocks.push({ tag, parts, changed: parts.some(({ kind }) => kind !== "same") });
    parts = [];
  };
  for (const { kind, text } of diffWords(new ArticleText(old).text, new ArticleText(fresh).text)) {
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
