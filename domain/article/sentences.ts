import type { Node } from "prosemirror-model";
import type { Range } from "./anchor.ts";

/** A longer block is cut into sentences in stretches of so many UTF-16 units. */
const LONGEST_BLOCK = 10_000;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
  const before = segmenters.get(language);
  if (before) return before;
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
  const { parent, parentOffset: start } = doc.resolve(from);
  if (!parent.isTextblock) return "";
  const end = Math.min(parent.content.size, start + to - from);
  let found = "";
  for (const { segment, index } of sentencesOf(parent, language)) {
    if (index >= end && found !== "") break;
    if (index + segment.length > start) found += segment;
  }
  return found.trim();
}

interface Sentence {
  segment: string;
  /** Where it begins in its block, in UTF-16 units. */
  index: number;
}

/** Blocks never change, they are replaced: what was found out of one holds as long as it is there. */
const known = new WeakMap<Node, { language: string; sentences: readonly Sentence[] }>();

function sentencesOf(block: Node, language: string): readonly Sentence[] {
  const before = known.get(block);
  if (before?.language === language) return before.sentences;
  const text = block.textBetween(0, block.content.size, "\n");
  const sentences: Sentence[] = [];
  for (let start = 0; start < text.length; start += LONGEST_BLOCK)
    for (const { segment, index } of segmenter(language).segment(text.slice(start, start + LONGEST_BLOCK)))
      sentences.push({ segment, index: start + index });
  known.set(block, { language, sentences });
  return sentences;
}
