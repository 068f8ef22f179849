import { createElement, Fragment, useMemo } from "react";
import { compareTexts } from "#domain/article/alignment/compare.ts";
import { type DiffPart, diffWords } from "#domain/article/alignment/word-diff.ts";
import { type Direction, directionsOf } from "#domain/article/direction.ts";

const ELEMENTS = { same: "span", removed: "del", added: "ins" } as const;

/** What became of some words: struck what went, underlined what came. They run as the new ones do. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => diffWords(before, after), [before, after]);
  return <DiffLine parts={parts} />;
}

/** Two texts as one, within a line. */
export function DiffLine({ parts }: { parts: readonly DiffPart[] }) {
  const { own, removed } = directionsOf(parts);
  return (
    <bdi dir={own}>
      <DiffParts parts={parts} removedDir={removed} />
    </bdi>
  );
}

/** What became of a line or two: those of which little stayed are struck as a whole, and what came stands below. */
export function LineDiff({ before, after }: { before: string; after: string }) {
  const blocks = useMemo(() => compareTexts(before, after), [before, after]);
  return blocks.map(({ parts }, index) => {
    const { own, removed } = directionsOf(parts);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines are made anew as a whole.
      <span key={index} dir={own} className="block">
        <DiffParts parts={parts} removedDir={removed} />
      </span>
    );
  });
}

type PartsProps = {
  parts: readonly DiffPart[];
  /** How the struck words run, where that is not as all of it does. */
  removedDir: Direction | undefined;
};

/** Two texts as one. The space before a word is neither struck nor underlined. */
export function DiffParts({ parts, removedDir }: PartsProps) {
  return parts.map(({ kind, text }, index) => {
    const start = kind === "same" ? 0 : leadingSpace(text);
    const attributes = { dir: kind === "removed" ? removedDir : undefined };
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew as a whole.
      <Fragment key={index}>
        {isGlued(parts, index) ? " " : null}
        {text.slice(0, start)}
        {start === text.length ? null : createElement(ELEMENTS[kind], attributes, text.slice(start))}
      </Fragment>
    );
  });
}

/** How many units of white space a text begins with. */
export function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

/**
 * Whether words come right behind others that were taken out, with no space between: those put in for them, and those with
 * which a text begins now. A space is drawn there, so that “17” and “18” are not heard or copied as one.
 */
export function isGlued(parts: readonly DiffPart[], index: number): boolean {
  const [before, own] = [parts[index - 1], parts[index]];
  if (before?.kind !== "removed" || !own || leadingSpace(own.text) > 0) return false;
  return own.kind === "added" || index === 1;
}

/** Whether all of it is new, or all of it gone. */
export function isWhole(parts: readonly DiffPart[]): boolean {
  return parts.length === 1 && parts[0]?.kind !== "same";
}
