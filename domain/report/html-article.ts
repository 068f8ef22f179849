import { directionOf } from "./dates.ts";
import { escapeHtml, outwardLink } from "./html-escape.ts";
import type { PlaceReference, Report, ReportBlock, ReportClaim, ReportRun } from "./report.ts";
import { VERDICT_SIGNS } from "./verdict-signs.ts";
import { WORDS } from "./words.ts";

/** The article as HTML, its claims marked and numbered. Its headings continue the page's below `h2`. */
export function articleHtml(report: Report): string {
  const writer = new ArticleWriter(report);
  const language = report.language === "und" ? "" : ` lang="${escapeHtml(report.language)}"`;
  const body = report.blocks.map((block) => writer.block(block)).join("\n");
  return `<article class="copy"${language} dir="${directionOf(report.language)}">\n${body}\n</article>`;
}

class ArticleWriter {
  readonly #report: Report;
  readonly #claims: ReadonlyMap<number, ReportClaim>;

  constructor(report: Report) {
    this.#report = report;
    this.#claims = new Map(report.claims.map((claim) => [claim.number, claim]));
  }

  block(block: ReportBlock): string {
    switch (block.kind) {
      case "paragraph":
        return `<p>${this.#runs(block.runs)}</p>`;
      case "heading": {
        const level = Math.min(6, 2 + block.depth);
        return `<h${level}>${this.#runs(block.runs)}</h${level}>`;
      }
      case "quote":
        return `<blockquote>\n${block.blocks.map((inner) => this.block(inner)).join("\n")}\n</blockquote>`;
      case "list": {
        const items = block.items.map((item) => `<li>${item.map((inner) => this.block(inner)).join("\n")}</li>`);
        const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : "";
        const tag = block.ordered ? "ol" : "ul";
        return `<${tag}${start}>\n${items.join("\n")}\n</${tag}>`;
      }
      case "rule":
        return "<hr>";
    }
  }

  #runs(runs: readonly ReportRun[]): string {
    return runs.map((run) => this.#run(run)).join("");
  }

  #run(run: ReportRun): string {
    let html = escapeHtml(run.text).replaceAll("\n", "<br>");
    if (run.em) html = `<em>${html}</em>`;
    if (run.strong) html = `<strong>${html}</strong>`;
    html = outwardLink(run.href, html);
    html = run.covers.reduceRight((inside, { claim }, depth) => {
      const { verdict = "", stale = false } = this.#claims.get(claim) ?? {};
      const line = `${verdict}${stale ? " stale" : ""} line-${Math.min(depth, 3)}`;
      return `<mark class="${line}" data-claim="${claim}">${inside}</mark>`;
    }, html);
    return html + run.ends.map((place) => this.#reference(place)).join("");
  }

  #reference({ claim, span }: PlaceReference): string {
    const { verdict = "needs-source", stale = false } = this.#claims.get(claim) ?? {};
    const words = WORDS[this.#report.locale];
    const label = escapeHtml(`${words.claim} ${claim}: ${words[verdict]}${stale ? `. ${words.stale}` : ""}`);
    const link = `<a class="${verdict}" id="place-${claim}-${span}" href="#claim-${claim}" aria-label="${label}" dir="ltr">`;
    return `<sup class="reference">${link}${claim}<span class="sign">${VERDICT_SIGNS[verdict]}</span></a></sup>`;
  }
}
