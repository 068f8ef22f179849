import { createElement, Fragment, useMemo } from "react";
import { type DiffPart, diffWords } from "#domain/article/alignment/word-diff.ts";

const ELEMENTS = { same: "span", removed: "del", added: "ins" } as const;

/** What became of some words: struck what went, underlined what came. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  return <DiffParts parts={useMemo(() => diffWords(before, after), [before, after])} />;
}

/** Two texts as one. The space before a word is neither struck nor underlined. */
export function DiffParts({ parts }: { parts: readonly DiffPart[] }) {
  return parts.map(({ kind, text }, index) => {
    const words = kind === "same" ? text : text.trimStart();
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew as a whole.
      <Fragment key={index}>
        {text.slice(0, text.length - words.length)}
        {words === "" ? null : createElement(ELEMENTS[kind], null, words)}
      </Fragment>
    );
  });
}
