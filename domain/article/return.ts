import type { Node } from "prosemirror-model";
import type { Anchor, Range } from "./anchor.ts";
import { ArticleText } from "./text.ts";

type Wanted = Pick<Anchor, "quote" | "prefix" | "suffix">;

/** A quote at least so long, in UTF-16 units and of more than one word, is known again by itself. */
const TELLING_LENGTH = 12;
/** Any other needs so many units of what stood around it. */
const TELLING_CONTEXT = 8;

/** By so many units of surroundings one place must be better than any other. */
const CLEAR_LEAD = 4;

/**
 * Where a lost quote has come back with text that was just put in: cut and pasted, undone, typed again. The quote must be
 * there to the letter and meet an inserted range; a short one must also have its surroundings back. null when it has
 * not come back, or when two places are as good.
 *
 * @param inserted ranges of `doc`
 * @param standing where a part of it still stands; the quote then comes back around that
 * @param isTaken whether a place is out of the question
 */
export function findReturned(
  doc: Node,
  inserted: readonly Range[],
  wanted: Wanted,
  standing: Range | null,
  isTaken: (place: Range) => boolean,
): Range | null {
  const candidates = new Map<number, { place: Range; context: number }>();
  for (const range of inserted) {
    const reach = 2 * wanted.quote.length + 64;
    const from = blockStart(doc, Math.max(0, range.from - reach));
    const text = new ArticleText(doc.cut(from, blockEnd(doc, Math.min(doc.content.size, range.to + reach))));
    for (let at = text.text.indexOf(wanted.quote); at >= 0; at = text.text.indexOf(wanted.quote, at + 1)) {
      const end = at + wanted.quote.length;
      const place = { from: from + text.positionAt(at), to: from + text.positionAt(end) };
      if (!meets(place, range) || (standing && !meets(place, standing)) || isTaken(place)) continue;
      const context =
        commonEnd(text.text.slice(0, at), wanted.prefix) + commonStart(text.text.slice(end), wanted.suffix);
      if (standing || isTelling(wanted.quote) || context >= TELLING_CONTEXT)
        candidates.set(place.from, { place, context });
    }
  }
  const [best, second] = [...candidates.values()].toSorted((one, other) => other.context - one.context);
  return best && best.context - (second?.context ?? Number.NEGATIVE_INFINITY) >= CLEAR_LEAD ? best.place : null;
}

function isTelling(quote: string): boolean {
  return quote.length >= TELLING_LENGTH && /\S\s+\S/.test(quote);
}

function meets(one: Range, other: Range): boolean {
  return one.from < other.to && one.to > other.from;
}

/** The beginning of the outermost block that holds a position. */
function blockStart(doc: Node, position: number): number {
  const place = doc.resolve(position);
  return place.depth === 0 ? position : place.before(1);
}

function blockEnd(doc: Node, position: number): number {
  const place = doc.resolve(position);
  return place.depth === 0 ? position : place.after(1);
}

function commonEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
