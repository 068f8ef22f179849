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

/** A stretch that one step of an edit deleted and another put in again, to the letter: what a drag does. */
interface Move {
  /** Which step deleted it, and where it stood before that. */
  index: number;
  from: number;
  to: number;
  /** Where it begins after all steps. */
  now: number;
}

/** All that an edit moved; what it put in twice is nowhere for sure, and left out. */
export function movesIn({ docs, maps, doc }: Applied): Move[] {
  const inserted = insertedRanges(maps).map(({ from, to }) => ({ from, text: textBetween(doc, from, to) }));
  const moves: Move[] = [];
  maps.forEach((map, index) => {
    const before = docs[index];
    map.forEach((from, to) => {
      const deleted = before && from < to ? textBetween(before, from, to) : "";
      const [again, other] = deleted === "" ? [] : inserted.filter(({ text }) => text === deleted);
      if (again && !other) moves.push({ index, from, to, now: again.from });
    });
  });
  return moves;
}

/**
 * Where a stretch stands that went along with a move; null when none took it along.
 *
 * @param stretch in the document before the step that deleted it, `docs[index]`
 */
export function carriedAlong(
  moves: readonly Move[],
  { docs, doc }: Applied,
  stretch: Range,
  index: number,
): Range | null {
  const before = docs[index];
  const move = moves.find((one) => one.index === index && one.from <= stretch.from && one.to >= stretch.to);
  if (!before || !move) return null;
  const place = { from: move.now + stretch.from - move.from, to: move.now + stretch.to - move.from };
  const isThere = textBetween(doc, place.from, place.to) === textBetween(before, stretch.from, stretch.to);
  return isThere ? place : null;
}
