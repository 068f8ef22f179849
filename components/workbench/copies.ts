import type { Node } from "prosemirror-model";
import type { Range } from "#domain/article/anchor.ts";
import { ArticleText, firstCodePoints, lastCodePoints } from "#domain/article/text.ts";
import { otherPlaces } from "#domain/article/words.ts";
import type { SpanRow } from "#domain/review/model.ts";

/** How many code points of surroundings tell one copy from another. */
const AROUND = 24;

/** A place where the words of a span stand that has lost its own. */
export interface Copy extends Range {
  spanId: string;
  before: string;
  quote: string;
  after: string;
}

/** Every place where the last words of some spans stand, in reading order; those of the same words count once. */
export function copiesOf(doc: Node, spans: readonly SpanRow[]): Copy[] {
  const text = new ArticleText(doc);
  const byWords = new Map(spans.map((span) => [span.quote, span]));
  return [...byWords.values()].flatMap((span) => copiesOfOne(text, span)).sort((one, other) => one.from - other.from);
}

function copiesOfOne(text: ArticleText, { id, quote }: SpanRow): Copy[] {
  return otherPlaces(text, quote, { from: -1, to: -1 }).map(({ from, to }) => {
    const start = text.offsetAt(from);
    const line = text.text.lastIndexOf("\n", start - 1) + 1;
    const [rest = ""] = text.text.slice(start + quote.length).split("\n", 1);
    return { spanId: id, from, to, before: endOf(text.text.slice(line, start)), quote, after: startOf(rest) };
  });
}

/** The one of some copies that was shown before: the same words among the same. null when there is none, or more than one. */
export function sameCopy({ before, quote, after }: Copy, copies: readonly Copy[]): Copy | null {
  const isSame = (copy: Copy) => copy.before === before && copy.quote === quote && copy.after === after;
  const [found, other] = copies.filter(isSame);
  return found && !other ? found : null;
}

/** The last whole words of a text, with a sign that others were left out. */
function endOf(text: string): string {
  const end = lastCodePoints(text, AROUND);
  return end === text ? text : end.replace(/^\S*\s*/, "… ");
}

function startOf(text: string): string {
  const start = firstCodePoints(text, AROUND);
  return start === text ? text : start.replace(/\s*\S*$/, " …");
}
