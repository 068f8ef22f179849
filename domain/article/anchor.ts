import type { Node } from "prosemirror-model";
import type { Mappable } from "prosemirror-transform";
import { AppError } from "../errors.ts";
import { firstCodePoints, lastCodePoints, textBetween } from "./text.ts";

/** A stretch of a document in ProseMirror positions, `from` before `to`. */
export interface Range {
  from: number;
  to: number;
}

/** A range together with what stands there and around it. */
export interface Anchor extends Range {
  quote: string;
  prefix: string;
  suffix: string;
}

/** How many code points of surroundings an anchor keeps on each side. */
export const CONTEXT_LENGTH = 32;

/**
 * Where a range stands after the given steps. Text typed at either edge stays outside; when everything inside is
 * deleted the range collapses (`from === to`) at the place where it was.
 */
export function mapRange<R extends Range>(range: R, mapping: Mappable): Range {
  const from = mapping.map(range.from, 1);
  const to = mapping.map(range.to, -1);
  return to > from ? { from, to } : { from: Math.min(from, to), to: Math.min(from, to) };
}

/** The range, collapsed where it begins when nothing visible stands there: block ends and white space are no text. */
export function withText<R extends Range>(doc: Node, range: R): Range {
  const { from, to } = range;
  return from < to && textBetween(doc, from, to).trim() !== "" ? { from, to } : { from, to: from };
}

/**
 * Where a range stands after one step and another; once nothing visible was left of it, it stays collapsed, whatever was
 * put there since.
 *
 * @param docs the document after each step
 */
export function carryRange(range: Range, maps: readonly Mappable[], docs: readonly Node[]): Range {
  return maps.reduce((place: Range, map, index) => {
    const [now, doc] = [mapRange(place, map), docs[index]];
    return doc && place.from < place.to ? withText(doc, now) : now;
  }, range);
}

/**
 * Reads the anchor that stands at a place. Throws `empty_range` when the range is empty, reversed, outside the document
 * or without visible text.
 */
export function readAnchor(doc: Node, range: Range, field = "span"): Anchor {
  const { from, to } = range;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to > doc.content.size || from >= to)
    throw new AppError("empty_range", "This place is empty, reversed or outside the article.", { field });
  const quote = textBetween(doc, from, to);
  if (quote.trim() === "") throw new AppError("empty_range", "There is no text at this place.", { field });
  if (!quote.isWellFormed())
    throw new AppError("empty_range", "This place begins or ends in the middle of a character.", { field });
  // A block boundary costs up to a few positions and no text: four times the length reaches far enough.
  const reach = CONTEXT_LENGTH * 4;
  return {
    from,
    to,
    quote,
    prefix: lastCodePoints(textBetween(doc, Math.max(0, from - reach), from), CONTEXT_LENGTH),
    suffix: firstCodePoints(textBetween(doc, to, Math.min(doc.content.size, to + reach)), CONTEXT_LENGTH),
  };
}

/** Reads the anchor at a place and refuses it (`quote_mismatch`) when the text there is not the quote that was sent. */
export function verifyAnchor(doc: Node, range: Range & { quote: string }, field = "span"): Anchor {
  const anchor = readAnchor(doc, range, field);
  if (anchor.quote !== range.quote)
    throw new AppError("quote_mismatch", "The text at this place is not the quote. Select it again.", {
      field,
      details: { found: anchor.quote.slice(0, 200) },
    });
  return anchor;
}
