import { alignStretches, type Placement } from "#domain/article/alignment/alignment.ts";

/** Where words of an old text stand in a new one. @param nth which of the places where they stand in the old text, from 0 on */
export function place(oldText: string, newText: string, words: string, nth = 0): Placement | null {
  let start = -1;
  for (let count = 0; count <= nth; count++) start = oldText.indexOf(words, start + 1);
  if (start < 0) throw new Error(`The old text has no “${words}”`);
  return alignStretches(oldText, newText, [{ start, end: start + words.length }])[0] ?? null;
}

export function wordsAt(newText: string, placement: Placement | null): string | null {
  return placement && newText.slice(placement.start, placement.end);
}
