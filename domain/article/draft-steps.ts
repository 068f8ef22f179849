import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep, type Step } from "prosemirror-transform";
import { matchInOrder } from "./alignment/match.ts";
import { wordEdits } from "./alignment/word-diff.ts";
import { articleSchema } from "./schema.ts";

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
  const starts: number[] = [];
  old.forEach((_, offset) => void starts.push(offset));
  starts.push(old.content.size);
  return gapsBetween(old, fresh)
    .toReversed()
    .flatMap(({ old: [from, to], fresh: [freshFrom, freshTo] }) => {
      if (to - from === freshTo - freshFrom)
        return indexes(from, to)
          .toReversed()
          .flatMap((at) => blockSteps(old.child(at), fresh.child(freshFrom + at - from), starts[at] ?? 0));
      const blocks = indexes(freshFrom, freshTo).map((at) => fresh.child(at));
      return [new ReplaceStep(starts[from] ?? 0, starts[to] ?? 0, new Slice(Fragment.from(blocks), 0, 0))];
    });
}

const indexes = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

function gapsBetween(old: Node, fresh: Node): Gap[] {
  const ids = new Map<string, number>();
  const idsOf = (doc: Node) =>
    Int32Array.from({ length: doc.childCount }, (_, index) => {
      const key = JSON.stringify(doc.child(index));
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      return id;
    });
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

/** What turns one block, which begins at a position, into another. */
function blockSteps(old: Node, fresh: Node, at: number): Step[] {
  if (!old.sameMarkup(fresh) || !old.isTextblock)
    return [new ReplaceStep(at, at + old.nodeSize, new Slice(Fragment.from(fresh), 0, 0))];
  if (isPlain(old) && isPlain(fresh))
    return wordEdits(old.textContent, fresh.textContent)
      .toReversed()
      .map(({ start, end, text }) => {
        const content = text === "" ? Fragment.empty : Fragment.from(articleSchema.text(text));
        return new ReplaceStep(at + 1 + start, at + 1 + end, new Slice(content, 0, 0));
      });
  const start = old.content.findDiffStart(fresh.content);
  const end = old.content.findDiffEnd(fresh.content);
  if (start === null || end === null) return [];
  // The two may meet in the middle of what is repeated: "aa" became "a".
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = fresh.slice(start, end.b + overlap);
  return [new ReplaceStep(at + 1 + start, at + 1 + end.a + overlap, slice)];
}

/** One run of text without any format. */
function isPlain(block: Node): boolean {
  const only = block.firstChild;
  return block.childCount === 0 || (block.childCount === 1 && only?.isText === true && only.marks.length === 0);
}
