import type { Node } from "prosemirror-model";
import { Mapping, type StepMap } from "prosemirror-transform";
import type { Range } from "./anchor.ts";
import { textBetween } from "./text.ts";

/** Steps as they were applied: `docs[i]` is the text before the step of `maps[i]`, `doc` the text after all of them. */
interface Applied {
  docs: readonly Node[];
  maps: readonly StepMap[];
  doc: Node;
}

/** What steps put in, as ranges of the text after all of them. */
export function insertedRanges(maps: readonly StepMap[]): Range[] {
  const ranges: Range[] = [];
  maps.forEach((map, index) => {
    const onward = new Mapping(maps.slice(index + 1));
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      const range = { from: onward.map(newFrom, -1), to: onward.map(newTo, 1) };
      if (newTo > newFrom && range.to > range.from) ranges.push(range);
    });
  });
  return ranges;
}

/**
 * Where a stretch stands that one step deleted and another of the same edit put in again, to the letter and with all that was
 * deleted with it: what a drag does. null when it was not, or when that could be in two places.
 *
 * @param stretch in the document before the step that deleted it, `docs[index]`
 */
export function movedWithin({ docs, maps, doc }: Applied, stretch: Range, index: number): Range | null {
  const before = docs[index];
  if (!before) return null;
  const found: Range[] = [];
  maps[index]?.forEach((from, to) => {
    if (from > stretch.from || to < stretch.to) return;
    const deleted = textBetween(before, from, to);
    for (const inserted of insertedRanges(maps)) {
      if (textBetween(doc, inserted.from, inserted.to) !== deleted) continue;
      const place = { from: inserted.from + stretch.from - from, to: inserted.from + stretch.to - from };
      const isThere = textBetween(doc, place.from, place.to) === textBetween(before, stretch.from, stretch.to);
      if (isThere) found.push(place);
    }
  });
  const [place = null, other] = found;
  return other ? null : place;
}
