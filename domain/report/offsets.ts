import type { Node } from "prosemirror-model";
import { CONTEXT_LENGTH, type Range } from "#domain/article/anchor.ts";
import { ArticleText, codePoints, firstCodePoints, lastCodePoints } from "#domain/article/text.ts";
import type { ReportSpan } from "./report.ts";

/**
 * A range of the document as a place in its plain text, in UTF-16 units; null when nothing readable is left of it.
 * White space at its edges belongs to the blocks, or was left by edits of others, and stays outside.
 */
export function placeOf(text: ArticleText, { from, to }: Range): Range | null {
  if (to <= from) return null;
  let start = text.offsetAt(from);
  let end = text.offsetAt(to);
  while (start < end && /\s/.test(text.text[start] ?? "")) start++;
  while (end > start && /\s/.test(text.text[end - 1] ?? "")) end--;
  return start === end ? null : { from: start, to: end };
}

/** Places in UTF-16 units as spans in code points with what stands there and around; in the same order. */
export function toSpans(text: string, places: readonly Range[]): ReportSpan[] {
  const points = codePointIndex(
    text,
    places.flatMap(({ from, to }) => [from, to]),
  );
  return places.map(({ from, to }) => ({
    start: points.get(from) ?? 0,
    end: points.get(to) ?? 0,
    quote: text.slice(from, to),
    prefix: lastCodePoints(text.slice(Math.max(0, from - 2 * CONTEXT_LENGTH), from), CONTEXT_LENGTH),
    suffix: firstCodePoints(text.slice(to, to + 2 * CONTEXT_LENGTH), CONTEXT_LENGTH),
  }));
}

/** The code points before each offset in UTF-16 units, in one pass over the text. */
function codePointIndex(text: string, offsets: readonly number[]): Map<number, number> {
  const index = new Map<number, number>();
  let [done, points] = [0, 0];
  for (const offset of [...new Set(offsets)].sort((one, other) => one - other)) {
    points += codePoints(text.slice(done, offset));
    done = offset;
    index.set(offset, points);
  }
  return index;
}

/** SHA-256 of a text in UTF-8, lower-case hexadecimal. Asynchronous, as that is what browsers and servers share. */
export async function sha256(text: string): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The hash `buildReport` takes: that of the article's plain text as it is published with the report. */
export function plainTextSha256(body: Node): Promise<string> {
  return sha256(new ArticleText(body).text);
}
