import { createElement, Fragment, type ReactNode } from "react";
import { directionOfText } from "#domain/article/direction.ts";
import type { ReportBlock, ReportClaim, ReportRun } from "#domain/report/report.ts";
import { translations } from "../i18n/server.tsx";

type Props = { blocks: readonly ReportBlock[]; claims: readonly ReportClaim[] };

/** The article's text, its claims marked and numbered. It stands below the headline, an `h3`. */
export async function VersionText({ blocks, claims }: Props) {
  const [t, verdicts] = await Promise.all([translations("versions"), translations("verdicts")]);
  const byNumber = new Map(claims.map((claim) => [claim.number, claim]));
  const named = (claim: ReportClaim) => t("claim", { number: claim.number, verdict: verdicts(claim.verdict) });
  return (
    <div className="article-text versions-text">
      {blocks.map((block, index) => drawBlock(block, index, { byNumber, named }))}
    </div>
  );
}

interface Drawing {
  byNumber: ReadonlyMap<number, ReportClaim>;
  named: (claim: ReportClaim) => string;
}

function drawBlock(block: ReportBlock, key: number, drawing: Drawing): ReactNode {
  const inner = (blocks: readonly ReportBlock[]) => blocks.map((one, index) => drawBlock(one, index, drawing));
  switch (block.kind) {
    case "paragraph":
      return (
        <p key={key} dir={directionOfRuns(block.runs)}>
          {drawRuns(block.runs, drawing)}
        </p>
      );
    case "heading":
      return createElement(
        `h${Math.min(6, 3 + block.depth)}`,
        { key, dir: directionOfRuns(block.runs), "data-level": block.level },
        drawRuns(block.runs, drawing),
      );
    case "quote":
      return <blockquote key={key}>{inner(block.blocks)}</blockquote>;
    case "list": {
      // biome-ignore lint/suspicious/noArrayIndexKey: what was does not change.
      const items = block.items.map((item, index) => <li key={index}>{inner(item)}</li>);
      return block.ordered ? (
        <ol key={key} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul key={key}>{items}</ul>
      );
    }
    case "rule":
      return <hr key={key} />;
  }
}

const directionOfRuns = (runs: readonly ReportRun[]) => directionOfText(runs.map(({ text }) => text).join(""));

function drawRuns(runs: readonly ReportRun[], drawing: Drawing): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: what was does not change.
  return runs.map((run, index) => <Fragment key={index}>{drawRun(run, drawing)}</Fragment>);
}

function drawRun(run: ReportRun, { byNumber, named }: Drawing): ReactNode {
  let words: ReactNode = run.text.includes("\n") ? <br /> : run.text;
  if (run.em) words = <em>{words}</em>;
  if (run.strong) words = <strong>{words}</strong>;
  if (run.href !== null)
    words = (
      <a href={run.href} target="_blank" rel="noopener noreferrer">
        {words}
      </a>
    );
  for (const { claim: number } of run.covers.toReversed()) {
    const claim = byNumber.get(number);
    if (claim)
      words = (
        <mark
          className="claim"
          data-claim={claim.id}
          data-verdict={claim.verdict}
          data-stale={claim.stale ? "" : undefined}
        >
          {words}
        </mark>
      );
  }
  return (
    <>
      {words}
      {run.ends.map(({ claim: number, span }) => {
        const claim = byNumber.get(number);
        return claim ? (
          <sup key={number} className="versions-number" dir="ltr" data-verdict={claim.verdict}>
            <a id={`place-${number}-${span}`} href={`#claim-${number}`} aria-label={named(claim)}>
              {number}
            </a>
          </sup>
        ) : null;
      })}
    </>
  );
}
