import type { Node } from "prosemirror-model";
import { type ComparedBlock, textWithout } from "#domain/article/alignment/compare.ts";
import type { Range } from "#domain/article/anchor.ts";
import { ArticleText } from "#domain/article/text.ts";

/** A paragraph of the comparison that knows where in the new draft it stands. */
export interface PlacedBlock extends ComparedBlock {
  /** In ProseMirror positions of the new draft; null for a paragraph that is gone from it. */
  at: Range | null;
}

/**
 * Finds out where in the new draft each paragraph of a comparison stands. What is `same` or `added` in it is a line of the
 * draft to the letter; a paragraph of which that were not so would get no place rather than a wrong one.
 */
export function placeBlocks(doc: Node, blocks: readonly ComparedBlock[]): PlacedBlock[] {
  const text = new ArticleText(doc);
  const lines = linesOf(text.text);
  let next = 0;
  return blocks.map((block) => {
    const words = textWithout(block, "removed");
    const line = lines[next];
    if (words === "" || line?.words !== words) return { ...block, at: null };
    next++;
    const from = text.positionAt(line.start);
    return { ...block, at: { from, to: from + words.length } };
  });
}

/** The lines in which something stands, and the offsets at which they begin. */
function linesOf(text: string): { words: string; start: number }[] {
  let end = -1;
  const lines = text.split("\n").map((words) => {
    const start = end + 1;
    end = start + words.length;
    return { words, start };
  });
  return lines.filter(({ words }) => words.trim() !== "");
}

/** Index of the paragraph in which a position of the new draft is; -1 when none is. */
export function blockAt(blocks: readonly PlacedBlock[], position: number): number {
  return blocks.findIndex(({ at }) => at !== null && position >= at.from && position <= at.to);
}

/** Index of the only paragraph that had these words before; -1 when none or several had. */
export function blockThatHad(blocks: readonly PlacedBlock[], words: string): number {
  const line = words.split("\n")[0] ?? "";
  if (line.trim() === "") return -1;
  const found = blocks.flatMap((block, index) => (textWithout(block, "added").includes(line) ? [index] : []));
  return found.length === 1 ? (found[0] ?? -1) : -1;
}

/** Paragraphs that are shown, or a long stretch of unchanged ones that may be folded. */
export interface Stretch {
  /** Index of its first paragraph. */
  start: number;
  end: number;
  isFoldable: boolean;
}

/** So many unchanged paragraphs in a row are folded; one at each edge stays in sight. */
const LONG = 5;

/** Parts the comparison where it can be folded. */
export function stretchesOf(blocks: readonly ComparedBlock[]): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (start: number, end: number, isFoldable: boolean) => {
    const last = stretches.at(-1);
    if (start >= end) return;
    if (last && !last.isFoldable && !isFoldable) last.end = end;
    else stretches.push({ start, end, isFoldable });
  };
  let start = 0;
  while (start < blocks.length) {
    const changed = blocks[start]?.changed;
    let end = start + 1;
    while (end < blocks.length && blocks[end]?.changed === changed) end++;
    const isLong = changed === false && end - start >= LONG;
    if (isLong) {
      const [first, last] = [start === 0 ? start : start + 1, end === blocks.length ? end : end - 1];
      add(start, first, false);
      add(first, last, true);
      add(last, end, false);
    } else add(start, end, false);
    start = end;
  }
  return stretches;
}
