import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep, type Step } from "prosemirror-transform";
import { groupLines } from "./alignment/lines.ts";
import { matchInOrder } from "./alignment/match.ts";
import { wordEdits } from "./alignment/word-diff.ts";

/** A run of top-level blocks that is not the same in both documents: indexes, ends excluded. */
interface Gap {
  old: [from: number, to: number];
  fresh: [from: number, to: number];
}

/**
 * The steps that turn one body into another: blocks that are the same in both stay, so what others type there meanwhile
 * stays too; in a paragraph that changed only the words that changed are replaced. From the end to the beginning, so that
 * each step's positions are those of `old`. None when the two are equal.
 */
export function stepsBetween(old: Node, fresh: Node): Step[] {
  return contentSteps(old, fresh, 0);
}

/** What turns the blocks in one node into those in another; the first of them begins at a position. */
function contentSteps(old: Node, fresh: Node, at: number): Step[] {
  const starts: number[] = [];
  old.forEach((_, offset) => void starts.push(at + offset));
  starts.push(at + old.content.size);
  return gapsBetween(old, fresh)
    .flatMap((gap) => partedAtLikes(gap, old, fresh))
    .toReversed()
    .flatMap(({ old: [from, to], fresh: [freshFrom, freshTo] }) => {
      if (to - from === freshTo - freshFrom)
        return indexes(from, to)
          .toReversed()
          .flatMap((index) => blockSteps(old.child(index), fresh.child(freshFrom + index - from), starts[index] ?? 0));
      const blocks = indexes(freshFrom, freshTo).map((index) => fresh.child(index));
      return [new ReplaceStep(starts[from] ?? 0, starts[to] ?? 0, new Slice(Fragment.from(blocks), 0, 0))];
    });
}

/**
 * A gap parted at blocks of which one became the other, each pair a gap of its own: a paragraph that was changed beside
 * others that came or went is changed word by word, too. Blocks of another kind are replaced as a whole anyway, and part
 * nothing: a list put where an item's one paragraph stood, before the item has a new one, would be no item's content.
 */
function partedAtLikes({ old: [oldFrom, oldTo], fresh: [freshFrom, freshTo] }: Gap, old: Node, fresh: Node): Gap[] {
  const parts: Gap[] = [];
  let [oldEnd, freshEnd] = [oldFrom, freshFrom];
  const add = (at: number, freshAt: number) => {
    if (at > oldEnd || freshAt > freshEnd) parts.push({ old: [oldEnd, at], fresh: [freshEnd, freshAt] });
    [oldEnd, freshEnd] = [at, freshAt];
  };
  for (const group of groupLines(linesOf(old, oldFrom, oldTo), linesOf(fresh, freshFrom, freshTo))) {
    const [line, freshLine] = [group.old[0], group.fresh[0]];
    if (line === undefined || freshLine === undefined || group.old.length + group.fresh.length > 2) continue;
    if (!old.child(oldFrom + line).sameMarkup(fresh.child(freshFrom + freshLine))) continue;
    add(oldFrom + line, freshFrom + freshLine);
    add(oldFrom + line + 1, freshFrom + freshLine + 1);
  }
  add(oldTo, freshTo);
  return parts;
}

/** What some blocks say, a line each. */
function linesOf(doc: Node, from: number, to: number): string {
  return indexes(from, to)
    .map((index) => doc.child(index).textContent.replaceAll("\n", " "))
    .join("\n");
}

const indexes = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

function gapsBetween(old: Node, fresh: Node): Gap[] {
  const ids = new Map<string | Node, number>();
  const idsOf = (doc: Node) =>
    Int32Array.from({ length: doc.childCount }, (_, index) => {
      const block = doc.child(index);
      // What an edit left alone is the very same block, and need not be written down to be known again.
      const key = isShared(index, doc.childCount - index) ? block : JSON.stringify(block);
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      return id;
    });
  const isShared = sharedEnds(old, fresh);
  const [oldIds, freshIds] = [idsOf(old), idsOf(fresh)];
  const matches = matchInOrder({
    old: { ids: oldIds },
    new: { ids: freshIds },
    weights: new Float32Array(ids.size).fill(1),
  });
  const gaps: Gap[] = [];
  let [oldEnd, freshEnd] = [0, 0];
  const close = (at: number, freshAt: number) => {
    if (at > oldEnd || freshAt > freshEnd) gaps.push({ old: [oldEnd, at], fresh: [freshEnd, freshAt] });
    [oldEnd, freshEnd] = [at + 1, freshAt + 1];
  };
  matches.forEach((freshAt, at) => {
    if (freshAt >= 0) close(at, freshAt);
  });
  close(old.childCount, fresh.childCount);
  return gaps;
}

/** Tells of a block, by how many stand before it and how many from it to the end, whether both begin or end with it. */
function sharedEnds(old: Node, fresh: Node): (before: number, toEnd: number) => boolean {
  const most = Math.min(old.childCount, fresh.childCount);
  let [first, last] = [0, 0];
  while (first < most && old.child(first) === fresh.child(first)) first++;
  while (last < most - first && old.child(old.childCount - 1 - last) === fresh.child(fresh.childCount - 1 - last))
    last++;
  return (before, toEnd) => before < first || toEnd <= last;
}

/** What turns one block, which begins at a position, into another. */
function blockSteps(old: Node, fresh: Node, at: number): Step[] {
  if (!old.sameMarkup(fresh)) return [new ReplaceStep(at, at + old.nodeSize, new Slice(Fragment.from(fresh), 0, 0))];
  if (!old.isTextblock) return contentSteps(old, fresh, at + 1);
  const steps = wordSteps(old, fresh, at + 1);
  if (steps) return steps;
  const start = old.content.findDiffStart(fresh.content);
  const end = old.content.findDiffEnd(fresh.content);
  if (start === null || end === null) return [];
  // The two may meet in the middle of what is repeated: "aa" became "a".
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = fresh.slice(start, end.b + overlap);
  return [new ReplaceStep(at + 1 + start, at + 1 + end.a + overlap, slice)];
}

/** What turns one run of text into another word by word; null when formats changed, too, or there is more than text. */
function wordSteps(old: Node, fresh: Node, at: number): Step[] | null {
  if (!isText(old) || !isText(fresh)) return null;
  const steps: Step[] = [];
  let [made, grown] = [old, 0];
  for (const { start, end, text } of wordEdits(old.textContent, fresh.textContent)) {
    const slice = fresh.slice(start + grown, start + grown + text.length);
    made = made.replace(start + grown, end + grown, slice);
    grown += text.length - (end - start);
    steps.unshift(new ReplaceStep(at + start, at + end, slice));
  }
  return made.eq(fresh) ? steps : null;
}

/** Text alone, in whatever format: then its letters are counted as positions are. */
function isText(block: Node): boolean {
  return block.content.size === block.textContent.length;
}
