import type { Verdict } from "#domain/review/model.ts";
import { type InlinePiece, inlineMarkdown } from "./markdown-inline.ts";
import type { Report, ReportBlock, ReportRun } from "./report.ts";
import { VERDICT_SIGNS } from "./verdict-signs.ts";

/** The article as CommonMark. After each place of a claim stand its number and sign in bold: **[3 ✓]**. */
export function articleMarkdown(report: Report): string {
  const verdicts = new Map(report.claims.map((claim) => [claim.number, claim.verdict]));
  return blocksMarkdown(report.blocks, verdicts);
}

type Verdicts = ReadonlyMap<number, Verdict>;

function blocksMarkdown(blocks: readonly ReportBlock[], verdicts: Verdicts): string {
  const parts: string[] = [];
  // Two lists in a row would read as one, so every other list has other bullets.
  let listsInRow = 0;
  for (const block of blocks) {
    const text = block.kind === "list" ? listMarkdown(block, listsInRow + 1, verdicts) : blockMarkdown(block, verdicts);
    if (text === "") continue;
    listsInRow = block.kind === "list" ? listsInRow + 1 : 0;
    parts.push(text);
  }
  return parts.join("\n\n");
}

function listMarkdown(list: Extract<ReportBlock, { kind: "list" }>, inRow: number, verdicts: Verdicts): string {
  const [bullet, point] = inRow % 2 === 1 ? ["-", "."] : ["*", ")"];
  return list.items
    .map((item, index) => {
      const sign = list.ordered ? `${Math.min(list.start + index, 999_999_999)}${point} ` : `${bullet} `;
      return prefixed(blocksMarkdown(item, verdicts), sign, " ".repeat(sign.length));
    })
    .join("\n");
}

function blockMarkdown(block: Exclude<ReportBlock, { kind: "list" }>, verdicts: Verdicts): string {
  switch (block.kind) {
    case "paragraph":
      return inlineMarkdown(pieces(block.runs, verdicts));
    case "heading": {
      const text = inlineMarkdown(pieces(block.runs, verdicts)).replaceAll("\\\n", " ");
      // The report's own sections are of the second level.
      return text === "" ? "" : `${"#".repeat(Math.min(6, 2 + block.depth))} ${text.replace(/#+$/, "\\$&")}`;
    }
    case "quote": {
      const text = blocksMarkdown(block.blocks, verdicts);
      return text === "" ? "" : prefixed(text, "> ", "> ");
    }
    case "rule":
      return "___";
  }
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd())
    .join("\n");
}

function pieces(runs: readonly ReportRun[], verdicts: Verdicts): InlinePiece[] {
  return runs.flatMap(({ text, strong, em, href, ends }) => {
    const markers = ends.map(
      ({ claim }) => `\u00A0[${claim}\u00A0${VERDICT_SIGNS[verdicts.get(claim) ?? "needs-source"]}]`,
    );
    const piece: InlinePiece = { text, strong, em, href };
    return markers.length === 0 ? [piece] : [piece, { text: markers.join(""), strong: true, em: false, href: null }];
  });
}
