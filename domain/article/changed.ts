import { Mapping } from "prosemirror-transform";
import type { Range } from "./anchor.ts";

/** The stretch that a series of steps changed, in positions before and after them; null when they changed nothing. */
export function changedStretch(mapping: Mapping): { before: Range; after: Range } | null {
  const before = { from: Number.POSITIVE_INFINITY, to: -1 };
  const after = { from: Number.POSITIVE_INFINITY, to: -1 };
  mapping.maps.forEach((map, index) => {
    // Inverting a slice of a mapping would invert all of it.
    const back = new Mapping(mapping.maps.slice(0, index)).invert();
    const on = mapping.slice(index + 1);
    map.forEach((oldFrom, oldTo, newFrom, newTo) => {
      before.from = Math.min(before.from, back.map(oldFrom, -1));
      before.to = Math.max(before.to, back.map(oldTo, 1));
      after.from = Math.min(after.from, on.map(newFrom, -1));
      after.to = Math.max(after.to, on.map(newTo, 1));
    });
  });
  return after.to < 0 ? null : { before, after };
}
