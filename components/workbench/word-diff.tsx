import { useMemo } from "react";
import { diffWords } from "#domain/article/alignment/word-diff.ts";

const ELEMENTS = { same: "span", removed: "del", added: "ins" } as const;

/** What became of some words: struck what went, underlined what came. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => diffWords(before, after), [before, after]);
  return parts.map(({ kind, text }, index) => {
    const Part = ELEMENTS[kind];
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew as a whole.
    return <Part key={index}>{text}</Part>;
  });
}
