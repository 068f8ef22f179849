import type { DiffPart } from "./alignment/word-diff.ts";

export type Direction = "ltr" | "rtl";

const LETTER = /\p{L}/gu;
/** Letters of the scripts that newspapers set from right to left. */
const RIGHT_TO_LEFT =
  /(?=\p{L})[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Mand}\p{sc=Samr}\p{sc=Rohg}]/gu;

/**
 * The direction in which most letters of a paragraph are written, so that one which begins with a foreign name is not turned
 * round; undefined without letters, and where there are as many of both.
 */
export function directionOfText(text: string): Direction | undefined {
  const letters = text.match(LETTER)?.length ?? 0;
  const rightToLeft = text.match(RIGHT_TO_LEFT)?.length ?? 0;
  if (letters === rightToLeft * 2) return undefined;
  return rightToLeft * 2 > letters ? "rtl" : "ltr";
}

/** How a compared paragraph runs, and how what was taken out of it ran where that is another way. */
export function directionsOf(parts: readonly DiffPart[]): {
  own: Direction | undefined;
  removed: Direction | undefined;
} {
  const without = (left: DiffPart["kind"]) =>
    directionOfText(parts.reduce((words, { kind, text }) => (kind === left ? words : words + text), ""));
  const [fresh, old] = [without("removed"), without("added")];
  const own = fresh ?? old;
  return { own, removed: old === own ? undefined : old };
}
