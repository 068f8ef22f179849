import type { Node } from "prosemirror-model";
import type { Range } from "./anchor.ts";

/** Longest text of a block, in UTF-16 units, whose sentences are told apart; of a longer one as much around the place. */
const LONGEST_BLOCK = 4_000;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language === "und" ? undefined : language, { granularity: "sentence" });
  segmenters.set(language, made);
  return made;
}

/**
 * The sentences in which a place stands, from the start of the first to the end of the last, without the white space
 * around them; of a place that crosses blocks, those of its first and of its last block, parted by a line feed.
 *
 * @param language BCP 47, for the sentence rules (Unicode UAX 29 by `Intl.Segmenter`); `und` for the general ones
 */
export function sentencesAround(doc: Node, { from, to }: Range, language: string): string {
  const first = sentencesIn(doc, from, to, language);
  const end = doc.resolve(to);
  if (!end.parent.isTextblock || end.start() <= from) return first;
  return `${first}\n${sentencesIn(doc, end.start(), to, language)}`;
}

/** The sentences of the block that holds `from`, as far as they meet the place. */
function sentencesIn(doc: Node, from: number, to: number, language: string): string {
  const place = doc.resolve(from);
  if (!place.parent.isTextblock) return "";
  const whole = place.parent.textBetween(0, place.parent.content.size, "\n");
  const skipped = Math.max(0, place.parentOffset - LONGEST_BLOCK / 2);
  const text = whole.slice(skipped, skipped + LONGEST_BLOCK);
  const start = place.parentOffset - skipped;
  const end = Math.min(text.length, start + to - from);
  let found = "";
  for (const { segment, index } of segmenter(language).segment(text)) {
    if (index >= end && found !== "") break;
    if (index + segment.length > start) found += segment;
  }
  return found.trim();
}
