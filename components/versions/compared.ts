import type { ComparedBlock } from "#domain/article/alignment/compare.ts";

/** Paragraphs of a comparison as they are shown: those near a change as they are, long equal stretches folded. */
export type ComparedStretch = { kind: "shown"; block: ComparedBlock } | { kind: "folded"; blocks: ComparedBlock[] };

/** Folds what is equal, but for the paragraph before and the one after each change. */
export function foldEqual(blocks: readonly ComparedBlock[]): ComparedStretch[] {
  const isNear = (index: number) => [index - 1, index, index + 1].some((near) => blocks[near]?.changed);
  const stretches: ComparedStretch[] = [];
  blocks.forEach((block, index) => {
    const last = stretches.at(-1);
    if (isNear(index)) stretches.push({ kind: "shown", block });
    else if (last?.kind === "folded") last.blocks.push(block);
    else stretches.push({ kind: "folded", blocks: [block] });
  });
  // One paragraph alone takes no more room than the line that would stand for it.
  return stretches.map((one) =>
    one.kind === "folded" && one.blocks[0] && one.blocks.length === 1 ? { kind: "shown", block: one.blocks[0] } : one,
  );
}

/** How many words were put in and taken out. @param language BCP 47; `und` for the general word rules */
export function wordsChanged(blocks: readonly ComparedBlock[], language: string): { added: number; removed: number } {
  const words = new Intl.Segmenter(language === "und" ? undefined : language, { granularity: "word" });
  const count = { added: 0, removed: 0 };
  for (const { kind, text } of blocks.flatMap(({ parts }) => parts)) {
    if (kind === "same") continue;
    for (const { isWordLike } of words.segment(text)) if (isWordLike) count[kind]++;
  }
  return count;
}
