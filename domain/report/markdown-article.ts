import { VERDICTS } from "#domain/review/model.ts";
import { isolateDirection } from "./bidi.ts";
import { type InlinePiece, inlineMarkdown } from "./markdown-inline.ts";
import type { Report, ReportBlock, ReportClaim, ReportRun } from "./report.ts";
import { STALE_SIGN, VERDICT_SIGNS } from "./verdict-signs.ts";
import { WORDS } from "./words.ts";

/**
 * The article as CommonMark. Each place of a claim stands between brackets that bear its number, the second its sign
 * too, and another one when its words changed since: ⟦³in 1996³✓≠⟧. So one sees in plain text where overlapping and nested claims begin and end. No character of it
 * means anything in Markdown, no space is added, and raised figures are not taken for the article's own.
 */
export function articleMarkdown(report: Report): string {
  const signs = report.claims.map(({ number, verdict, stale }) => [number, signOf(verdict, stale)] as const);
  return blocksMarkdown(report.blocks, new Map(signs));
}

/** What the brackets in the article mean; nothing for an article without claims. */
export function articleLegend({ claims, locale }: Report): string {
  if (claims.length === 0) return "";
  const words = WORDS[locale];
  const example = (sign: string, meaning: string) => `${opening("ⁿ")}…${closing("ⁿ", sign)} ${meaning}`;
  const examples = VERDICTS.map((verdict) => example(VERDICT_SIGNS[verdict], words[verdict]));
  if (claims.some(({ stale }) => stale)) examples.push(example(signOf("verified", true), words.stale));
  return `${words.legend}: ${examples.join(" · ")}. ${words.legendNumber}`;
}

/** The sign of each claim, by its number. */
type Signs = ReadonlyMap<number, string>;

function signOf(verdict: ReportClaim["verdict"], stale: boolean): string {
  return stale ? `${VERDICT_SIGNS[verdict]}${STALE_SIGN}` : VERDICT_SIGNS[verdict];
}

function blocksMarkdown(blocks: readonly ReportBlock[], signs: Signs): string {
  const parts: string[] = [];
  // Two lists in a row would read as one, so every other list has other bullets.
  let listsInRow = 0;
  for (const block of blocks) {
    const text = block.kind === "list" ? listMarkdown(block, listsInRow + 1, signs) : blockMarkdown(block, signs);
    if (text === "") continue;
    listsInRow = block.kind === "list" ? listsInRow + 1 : 0;
    parts.push(text);
  }
  return parts.join("\n\n");
}

function listMarkdown(list: Extract<ReportBlock, { kind: "list" }>, inRow: number, signs: Signs): string {
  const [bullet, point] = inRow % 2 === 1 ? ["-", "."] : ["*", ")"];
  return list.items
    .map((item, index) => {
      const sign = list.ordered ? `${Math.min(list.start + index, 999_999_999)}${point} ` : `${bullet} `;
      return prefixed(blocksMarkdown(item, signs), sign, " ".repeat(sign.length));
    })
    .join("\n");
}

function blockMarkdown(block: Exclude<ReportBlock, { kind: "list" }>, signs: Signs): string {
  switch (block.kind) {
    case "paragraph":
      return inlineMarkdown(pieces(block.runs, signs));
    case "heading": {
      const text = inlineMarkdown(pieces(block.runs, signs)).replaceAll("\\\n", " ");
      // The report's own sections are of the second level.
      return text === "" ? "" : `${"#".repeat(Math.min(6, 2 + block.depth))} ${text.replace(/#+$/, "\\$&")}`;
    }
    case "quote": {
      const text = blocksMarkdown(block.blocks, signs);
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

/** Runs with the marks of the claims that begin and end with them, inside the run's own marks. */
function pieces(runs: readonly ReportRun[], signs: Signs): InlinePiece[] {
  return runs.map(({ text, strong, em, href, begins, ends }) => {
    const openings = begins.map(({ claim }) => opening(raised(claim)));
    // What began last is closed first, so that nested claims look nested.
    const closings = ends
      .toReversed()
      .map(({ claim }) => closing(raised(claim), signs.get(claim) ?? VERDICT_SIGNS["needs-source"]));
    return { text: [...openings, isolateDirection(text), ...closings].join(""), strong, em, href };
  });
}

function opening(number: string): string {
  return `⟦${number}`;
}

function closing(number: string, sign: string): string {
  return `${number}${sign}⟧`;
}

/** A number in raised figures. */
function raised(number: number): string {
  return String(number).replace(/\d/g, (figure) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(figure)] ?? "");
}
