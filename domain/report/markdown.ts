import { VERDICTS, type Verdict } from "#domain/review/model.ts";
import { isoTime, readableDay, readableTime } from "./dates.ts";
import { articleLegend, articleMarkdown } from "./markdown-article.ts";
import { escapeMarkdown, markdownAddress, markdownLines } from "./markdown-escape.ts";
import {
  isEmptied,
  type Report,
  type ReportCitation,
  type ReportClaim,
  type ReportCorrection,
  type ReportThread,
  type ReportVerdict,
} from "./report.ts";
import { VERDICT_SIGNS } from "./verdict-signs.ts";
import { WORDS } from "./words.ts";

/** The report as CommonMark 0.31 with one GFM table. Everything somebody wrote is escaped; links are http or https. */
export function toMarkdown(report: Report): string {
  const words = WORDS[report.locale];
  const parts = [
    `# ${escapeMarkdown(report.headline) || words.untitled}`,
    [`**${words.report}**`, ...about(report)].join("\\\n"),
    `## ${words.summary}`,
    totalsTable(report),
    articleLegend(report),
    `## ${words.article}`,
    articleMarkdown(report),
    `## ${words.claims}`,
    ...(report.claims.length === 0 ? [words.noClaims] : report.claims.flatMap((claim) => claimParts(claim, report))),
  ];
  if (report.threads.length > 0)
    parts.push(`## ${words.articleDiscussion}`, ...report.threads.map((thread) => threadMarkdown(thread, report)));
  parts.push(
    `## ${words.sources}`,
    sourcesList(report),
    "___",
    `${words.textHash}: \`${hexOnly(report.plainTextSha256)}\``,
  );
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function about(report: Report): string[] {
  const words = WORDS[report.locale];
  const facts: string[] = [];
  if (report.byline.trim() !== "") facts.push(`${words.byline} ${escapeMarkdown(report.byline)}`);
  if (report.sourceUrl !== null) facts.push(`${words.original}: ${markdownAddress(report.sourceUrl)}`);
  facts.push(`${words.exported} ${time(report.exportedAt, report)}`);
  return facts;
}

function totalsTable(report: Report): string {
  const { totals } = report;
  const words = WORDS[report.locale];
  const rows: [name: string, count: number][] = [
    ...VERDICTS.map((verdict): [string, number] => [badge(verdict, report), totals.verdicts[verdict]]),
    [`**${words.total}**`, totals.total],
    [words.noSourceTotal, totals.noSource],
    [words.staleTotal, totals.stale],
    [words.orphanedTotal, totals.orphaned],
    [`**${words.unfinished}**`, totals.unfinished],
  ];
  const lines = rows.map(([name, count]) => `| ${name} | ${count} |`);
  return [`| ${words.verdict} | ${words.number} |`, "| :-- | --: |", ...lines].join("\n");
}

function badge(verdict: Verdict, { locale }: Report): string {
  return `${VERDICT_SIGNS[verdict]} ${WORDS[locale][verdict]}`;
}

function time(at: number, { locale }: Report): string {
  return `${readableTime(at, locale)} (${isoTime(at)})`;
}

function claimParts(claim: ReportClaim, report: Report): string[] {
  const words = WORDS[report.locale];
  const flags: string[] = [];
  if (claim.lacksSource) flags.push(`**${words.lacksSource}**`);
  if (claim.orphaned) flags.push(`**${words.orphaned}**`);
  if (claim.stale) flags.push(`**${words.stale}**`);
  const given = `${words.markedBy} ${escapeMarkdown(claim.createdBy)} · ${words.verdictBy} ${escapeMarkdown(claim.verdictBy)}, ${time(claim.verdictAt, report)}`;
  const parts = [
    `### ${words.claim} ${claim.number}: ${badge(claim.verdict, report)}`,
    quoted(claim.quote),
    [given, ...flags].join("\\\n"),
  ];
  for (const quote of claim.lostQuotes) parts.push(words.placeGone, quoted(quote));
  if (claim.judgedQuote !== null) parts.push(words.judgedOn, quoted(claim.judgedQuote));
  if (claim.judgedContext !== null)
    parts.push(`${words.contextChanged}. ${words.judgedIn}`, quoted(claim.judgedContext));
  if (claim.citations.length > 0)
    parts.push(`#### ${words.citations}`, list(claim.citations.map((citation) => citationBlocks(citation, report))));
  parts.push(`#### ${words.history}`, list(claim.history.map((entry) => historyBlocks(entry, claim, report))));
  if (claim.corrections.length > 0)
    parts.push(`#### ${words.corrections}`, list(claim.corrections.map((one) => correctionBlocks(one, report))));
  if (claim.threads.length > 0)
    parts.push(`#### ${words.discussion}`, ...claim.threads.map((thread) => threadMarkdown(thread, report)));
  return parts;
}

function citationBlocks(citation: ReportCitation, report: Report): string[] {
  const words = WORDS[report.locale];
  const locator = citation.locatorText === "" ? "" : `— ${escapeMarkdown(citation.locatorText)}`;
  const address = markdownAddress(citation.url);
  const head = [
    `**${words[citation.stance]}**`,
    `\\[${citation.source}\\]`,
    escapeMarkdown(citation.reference),
    address,
  ];
  const accessed =
    citation.accessed === ""
      ? []
      : [`${words.accessed} ${escapeMarkdown(readableDay(citation.accessed, report.locale))}`];
  const added = `${words.addedBy} ${escapeMarkdown(citation.addedBy)}, ${time(citation.addedAt, report)}`;
  return [
    [...head, locator].filter((part) => part !== "").join(" "),
    citation.passage.trim() === "" ? "" : quoted(citation.passage),
    citation.note.trim() === "" ? "" : `${words.note}: ${markdownLines(citation.note)}`,
    [words[citation.sourceType], ...accessed, added].join(" · "),
  ];
}

function historyBlocks(entry: ReportVerdict, claim: ReportClaim, report: Report): string[] {
  const words = WORDS[report.locale];
  const { what, from, to } = entry;
  const said = what === "verdict" ? words.changed : words[what];
  const verdict =
    from !== null && from !== to
      ? `${said} ${badge(from, report)} ${words.to} ${badge(to, report)}`
      : `${said} ${badge(to, report)}`;
  const told = `${verdict} ${words.by} ${escapeMarkdown(entry.who)}, ${time(entry.at, report)}`;
  // The words are told only where they are others than those quoted above.
  return [told, entry.quote === claim.quote ? "" : quoted(entry.quote)];
}

function correctionBlocks(correction: ReportCorrection, report: Report): string[] {
  const words = WORDS[report.locale];
  const { from, to, reason, reference, decision, decidedBy, decidedAt } = correction;
  const put = to === "" ? `(${words.nothing})` : `“${escapeMarkdown(to)}”`;
  const by = `${words.proposedBy} ${escapeMarkdown(correction.who)}, ${time(correction.at, report)}`;
  const decided =
    decidedBy === null || decidedAt === null
      ? []
      : [`${words.by} ${escapeMarkdown(decidedBy)}, ${time(decidedAt, report)}`];
  return [
    `**${words[correction.status]}**: “${escapeMarkdown(from)}” → ${put}`,
    outdatedMarkdown(correction, report),
    markdownLines(reason),
    escapeMarkdown(reference),
    decision.trim() === "" ? "" : markdownLines(decision),
    [by, ...decided].join(" · "),
  ];
}

function outdatedMarkdown({ present }: ReportCorrection, { locale }: Report): string {
  if (present === null) return "";
  const { outdated, outdatedGone } = WORDS[locale];
  return present === "" ? `_${outdatedGone}_` : `_${outdated}:_ “${escapeMarkdown(present)}”`;
}

function threadMarkdown(thread: ReportThread, report: Report): string {
  const words = WORDS[report.locale];
  const comments = thread.comments.map((comment) => {
    const edited = comment.editedAt !== null && comment.deletedAt === null ? ` (${words.edited})` : "";
    const body = comment.deletedAt === null ? quoted(comment.body) : `_${words.deleted}_`;
    return [`**${escapeMarkdown(comment.who)}**, ${time(comment.at, report)}${edited}`, body];
  });
  const state =
    thread.resolvedAt === null
      ? words.unresolved
      : `${words.resolvedBy} ${escapeMarkdown(thread.resolvedBy ?? words.unknownPerson)}, ${time(thread.resolvedAt, report)}`;
  return isEmptied(thread) ? list(comments) : `${list(comments)}\n\n${state}`;
}

function sourcesList(report: Report): string {
  const words = WORDS[report.locale];
  if (report.sources.length === 0) return words.noSources;
  return report.sources
    .map((source) => {
      const claims = `${words.citedIn} ${source.claims.join(", ")}`;
      const parts = [escapeMarkdown(source.reference), markdownAddress(source.url)].filter((part) => part !== "");
      return `${source.number}. ${parts.join(" ")} (${words[source.type]} · ${claims})`;
    })
    .join("\n");
}

/** A quotation, line by line, so that nothing in it can end it; nothing for an empty text. */
function quoted(text: string): string {
  return text.trim() === "" ? "" : markdownLines(text, "> ");
}

/** A list whose items are blocks. */
function list(items: readonly string[][]): string {
  return items
    .map(
      (blocks) =>
        `- ${blocks
          .filter((block) => block !== "")
          .join("\n\n")
          .replace(/\n(?!\n|$)/g, "\n  ")}`,
    )
    .join("\n");
}

function hexOnly(hash: string): string {
  return hash.replace(/[^0-9a-f]/g, "");
}
