import { VERDICTS } from "#domain/review/model.ts";
import { articleHtml } from "./html-article.ts";
import { badge, claimHtml, sourceHtml, threadHtml, timeHtml } from "./html-claims.ts";
import { escapeHtml, outwardLink } from "./html-escape.ts";
import { REPORT_STYLE } from "./html-style.ts";
import type { Report } from "./report.ts";
import { WORDS } from "./words.ts";

/**
 * The report as one HTML file that opens anywhere: no script, nothing fetched, and a policy in the page itself that
 * forbids both, as it may be opened from a disk or a mail where no server sets one.
 */
export function toHtml(report: Report): string {
  const words = WORDS[report.locale];
  const headline = escapeHtml(report.headline.trim() || words.untitled);
  const claims = report.claims.map((claim) => claimHtml(claim, report)).join("\n");
  return `${[
    "<!DOCTYPE html>",
    `<html lang="${report.locale}" dir="ltr">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${headline} – ${words.report}</title>`,
    `<style>\n${REPORT_STYLE}</style>`,
    "</head>",
    "<body>",
    `<header class="masthead"><p class="kicker">${words.report}</p>`,
    `<h1 dir="auto">${headline}</h1>`,
    aboutHtml(report),
    "</header>",
    "<main>",
    section("summary", words.summary, summaryHtml(report)),
    section("article", words.article, articleHtml(report)),
    section("claims", words.claims, claims || `<p>${words.noClaims}</p>`),
    report.threads.length === 0
      ? ""
      : section(
          "discussion",
          words.articleDiscussion,
          report.threads.map((thread) => threadHtml(thread, report)).join("\n"),
        ),
    section("sources", words.sources, sourcesHtml(report)),
    "</main>",
    `<footer><p>${words.exported} ${timeHtml(report.exportedAt, report)}</p>`,
    `<p>${words.textHash}: <code>${escapeHtml(report.plainTextSha256)}</code></p></footer>`,
    "</body>",
    "</html>",
  ]
    .filter((part) => part !== "")
    .join("\n")}\n`;
}

function section(id: string, title: string, content: string): string {
  return `<section class="${id}" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${content}\n</section>`;
}

function aboutHtml(report: Report): string {
  const words = WORDS[report.locale];
  const facts: string[] = [];
  if (report.byline.trim() !== "")
    facts.push(`<span>${words.byline} <bdi>${escapeHtml(report.byline.trim())}</bdi></span>`);
  if (report.sourceUrl !== null)
    facts.push(`<span>${words.original}: ${outwardLink(report.sourceUrl, escapeHtml(report.sourceUrl), "url")}</span>`);
  facts.push(`<span>${words.exported} ${timeHtml(report.exportedAt, report)}</span>`);
  return `<p class="about">${facts.join(" ")}</p>`;
}

function summaryHtml(report: Report): string {
  const { totals } = report;
  const words = WORDS[report.locale];
  const row = (name: string, count: number, className = "") =>
    `<tr${className === "" ? "" : ` class="${className}"`}><th scope="row">${name}</th><td>${count}</td></tr>`;
  const bar = VERDICTS.map(
    (verdict) => `<span class="${verdict}" style="flex-grow:${totals.verdicts[verdict]}"></span>`,
  );
  return [
    totals.total === 0 ? "" : `<div class="bar" aria-hidden="true">${bar.join("")}</div>`,
    `<table><thead><tr><th scope="col">${words.verdict}</th><th scope="col">${words.number}</th></tr></thead><tbody>`,
    ...VERDICTS.map((verdict) => row(badge(verdict, report), totals.verdicts[verdict])),
    row(words.total, totals.total, "total"),
    row(words.noSourceTotal, totals.noSource),
    row(words.staleTotal, totals.stale),
    row(words.orphanedTotal, totals.orphaned),
    row(words.unfinished, totals.unfinished, "total"),
    "</tbody></table>",
    `<p class="legend">${words.legend}: ${legendHtml(report)}</p>`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** How each verdict is drawn in the article, and one that was given on other words when there is such. */
function legendHtml({ totals, locale }: Report): string {
  const words = WORDS[locale];
  const samples = VERDICTS.map((verdict) => `<mark class="${verdict}">${words[verdict]}</mark>`);
  const { stale } = totals;
  return [...samples, ...(stale > 0 ? [`<mark class="verified stale">${words.stale}</mark>`] : [])].join(" ");
}

function sourcesHtml(report: Report): string {
  if (report.sources.length === 0) return `<p>${WORDS[report.locale].noSources}</p>`;
  return `<ol class="sources-list">\n${report.sources.map((source) => sourceHtml(source, report)).join("\n")}\n</ol>`;
}
