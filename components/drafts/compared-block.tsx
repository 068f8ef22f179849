import { createElement, Fragment, memo, type ReactNode } from "react";
import type { Range } from "#domain/article/anchor.ts";
import { directionsOf } from "#domain/article/direction.ts";
import type { Verdict } from "#domain/review/model.ts";
import { classNames } from "../ui/class-names.ts";
import { isGlued, isWhole, leadingSpace } from "../workbench/word-diff.tsx";
import type { PlacedBlock } from "./placed-blocks.ts";

/** A place of a claim in the new draft. */
export type ClaimMark = Range & { claimId: string; verdict: Verdict };

type Props = {
  index: number;
  block: PlacedBlock;
  /** Longer ones first, so that shorter ones lie upon them. */
  marks: readonly ClaimMark[];
  active: string | null;
  isCurrent: boolean;
};

/** A paragraph of the comparison. What stands in the new draft knows its place there, by `data-at`. */
export const ComparedParagraph = memo(function ComparedParagraph({ index, block, marks, active, isCurrent }: Props) {
  const { own, removed } = directionsOf(block.parts);
  let at = block.at?.from ?? 0;
  return (
    <p
      dir={own}
      data-block={index}
      data-whole={isWhole(block.parts) || undefined}
      data-current={isCurrent || undefined}
      className={classNames(
        "draft-block",
        block.tag === "p" ? null : `draft-heading draft-${block.tag}`,
        block.changed ? "draft-changed" : null,
      )}
    >
      {block.parts.map(({ kind, text }, part) => {
        const start = kind === "same" ? 0 : leadingSpace(text);
        const draw = (from: number, to: number) => {
          if (kind === "removed" || block.at === null) return text.slice(from, to);
          return <Runs from={at + from} text={text.slice(from, to)} marks={marks} active={active} />;
        };
        const [space, words] = [draw(0, start), draw(start, text.length)];
        if (kind !== "removed") at += text.length;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew as a whole.
          <Fragment key={part}>
            {isGlued(block.parts, part) ? " " : null}
            {space}
            {start === text.length ? null : kind === "removed" ? (
              <del dir={removed}>{words}</del>
            ) : (
              createElement(kind === "added" ? "ins" : "span", null, words)
            )}
          </Fragment>
        );
      })}
    </p>
  );
});

type RunsProps = { from: number; text: string; marks: readonly ClaimMark[]; active: string | null };

/** Words of the new draft, cut where a claim begins or ends in them. */
function Runs({ from, text, marks, active }: RunsProps): ReactNode {
  const to = from + text.length;
  if (to === from) return null;
  const cuts = marks.flatMap((mark) => [mark.from, mark.to]).filter((cut) => cut > from && cut < to);
  const starts = [from, ...new Set(cuts.toSorted((one, other) => one - other))];
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? to;
    const own = marks.filter((mark) => mark.from < end && mark.to > start);
    return <Run key={start} at={start} text={text.slice(start - from, end - from)} marks={own} active={active} />;
  });
}

type RunProps = { at: number; text: string; marks: readonly ClaimMark[]; active: string | null };

/** Words with the claims that are on them, the innermost of which a press opens. */
function Run({ at, text, marks, active }: RunProps): ReactNode {
  return marks.reduceRight<ReactNode>(
    (inside, { claimId, verdict }) => (
      <mark
        key={claimId}
        className={classNames("claim", claimId === active ? "claim-active" : null)}
        data-claim={claimId}
        data-verdict={verdict}
      >
        {inside}
      </mark>
    ),
    <span data-at={at}>{text}</span>,
  );
}
