import { directionOf, isoTime, readableDay, readableTime } from "./dates.ts";
import { escapeHtml, outwardLink, personName, prose } from "./html-escape.ts";
import {
  isEmptied,
  type Report,
  type ReportCitation,
  type ReportClaim,
  type ReportCorrection,
  type ReportSource,
  type ReportThread,
  type ReportVerdict,
} from "./report.ts";
import { VERDICT_SIGNS } from "./verdict-signs.ts";
import { WORDS } from "./words.ts";

/** One claim with all that was found and said about it. */
export function claimHtml(claim: ReportClaim, report: Report): string {
  const words = WORDS[report.locale];
  const { number } = claim;
  const citations = claim.citations.map((citation) => citationHtml(citation, report));
  const history = claim.history.map((entry) => historyHtml(entry, claim, report));
  return [
    `<article class="claim ${claim.verdict}" id="claim-${number}" aria-labelledby="claim-${number}-title">`,
    `<h3 id="claim-${number}-title"><span class="label">${words.claim}</span> <span class="number">${number}</span> ${badge(claim.verdict, report)}</h3>`,
    quoteHtml(claim.quote, report),
    backLinks(claim, report),
    ...flags(claim, report),
    `<p class="given">${words.markedBy} ${personName(claim.createdBy)} · ${words.verdictBy} ${personName(claim.verdictBy)}, ${timeHtml(claim.verdictAt, report)}</p>`,
    citations.length === 0 ? "" : `<h4>${words.citations}</h4>\n<ol class="citations">\n${citations.join("\n")}\n</ol>`,
    `<h4>${words.history}</h4>\n<ol class="history">\n${history.join("\n")}\n</ol>`,
    correctionsHtml(claim, report),
    claim.threads.length === 0 ? "" : `<h4>${words.discussion}</h4>`,
    ...claim.threads.map((thread) => threadHtml(thread, report)),
    "</article>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** The verdict in a word, with its sign. */
export function badge(verdict: ReportClaim["verdict"], { locale }: Report): string {
  return `<span class="badge ${verdict}"><span aria-hidden="true">${VERDICT_SIGNS[verdict]}</span> ${WORDS[locale][verdict]}</span>`;
}

/** A moment in words, with the exact one for machines. */
export function timeHtml(at: number, { locale }: Report): string {
  return `<time datetime="${isoTime(at)}">${escapeHtml(readableTime(at, locale))}</time>`;
}

function quoteHtml(quote: string, report: Report): string {
  const language = report.language === "und" ? "" : ` lang="${escapeHtml(report.language)}"`;
  return `<blockquote class="quote"${language} dir="${directionOf(report.language)}"><p>${escapeHtml(quote)}</p></blockquote>`;
}

function backLinks(claim: ReportClaim, { locale }: Report): string {
  if (claim.spans.length === 0) return "";
  const links = claim.spans.map((_, index) => {
    const which = claim.spans.length === 1 ? "" : ` ${index + 1}`;
    return `<a href="#place-${claim.number}-${index}">↑ ${WORDS[locale].backToText}${which}</a>`;
  });
  return `<p class="places">${links.join(" · ")}</p>`;
}

function flags(claim: ReportClaim, report: Report): string[] {
  const words = WORDS[report.locale];
  const flag = (text: string) => `<p class="flag"><span aria-hidden="true">▲</span> ${text}</p>`;
  const found: string[] = [];
  if (claim.lacksSource) found.push(flag(words.lacksSource));
  if (claim.orphaned) found.push(flag(words.orphaned));
  for (const quote of claim.lostQuotes) found.push(`<p class="given">${words.placeGone}</p>`, quoteHtml(quote, report));
  if (claim.judgedQuote !== null)
    found.push(flag(words.stale), `<p class="given">${words.judgedOn}</p>`, quoteHtml(claim.judgedQuote, report));
  if (claim.judgedContext !== null)
    found.push(
      `<p class="given">${words.contextChanged}. ${words.judgedIn}</p>`,
      quoteHtml(claim.judgedContext, report),
    );
  return found;
}

function citationHtml(citation: ReportCitation, report: Report): string {
  const words = WORDS[report.locale];
  const source = `<a href="#source-${citation.source}">[${citation.source}]</a>`;
  const locator = citation.locatorText === "" ? "" : `<bdi class="locator">${escapeHtml(citation.locatorText)}</bdi>`;
  const accessed =
    citation.accessed === "" ? "" : `${words.accessed} ${escapeHtml(readableDay(citation.accessed, report.locale))} · `;
  return [
    `<li class="${citation.stance}"><p><span class="stance">${words[citation.stance]}</span> ${source}`,
    `<span class="source" dir="auto">${escapeHtml(citation.reference)}</span> ${addressHtml(citation.url)} ${locator}</p>`,
    citation.passage.trim() === "" ? "" : `<blockquote class="passage">${prose(citation.passage, "")}</blockquote>`,
    citation.note.trim() === "" ? "" : prose(citation.note, "note"),
    `<p class="small">${words[citation.sourceType]} · ${accessed}${words.addedBy} ${personName(citation.addedBy)}, ${timeHtml(citation.addedAt, report)}</p></li>`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function correctionsHtml({ corrections }: ReportClaim, report: Report): string {
  if (corrections.length === 0) return "";
  const items = corrections.map((one) => correctionHtml(one, report));
  return `<h4>${WORDS[report.locale].corrections}</h4>\n<ol class="corrections">\n${items.join("\n")}\n</ol>`;
}

function outdatedHtml({ present }: ReportCorrection, { locale }: Report): string {
  if (present === null) return "";
  const { outdated, outdatedGone } = WORDS[locale];
  return present === ""
    ? `<p class="small">${outdatedGone}.</p>`
    : `<p class="small">${outdated}: <q dir="auto">${escapeHtml(present)}</q></p>`;
}

function correctionHtml(correction: ReportCorrection, report: Report): string {
  const words = WORDS[report.locale];
  const { from, to, reason, reference, decision, decidedBy, decidedAt } = correction;
  const put = to === "" ? `(${words.nothing})` : `<ins dir="auto">${escapeHtml(to)}</ins>`;
  const decided =
    decidedBy === null || decidedAt === null
      ? ""
      : ` · ${words.by} ${personName(decidedBy)}, ${timeHtml(decidedAt, report)}`;
  return [
    `<li class="${correction.status}"><p><span class="stance">${words[correction.status]}</span> <del dir="auto">${escapeHtml(from)}</del> → ${put}</p>`,
    outdatedHtml(correction, report),
    prose(reason, "note"),
    reference === "" ? "" : `<p class="small" dir="auto">${escapeHtml(reference)}</p>`,
    decision.trim() === "" ? "" : prose(decision, "note"),
    `<p class="small">${words.proposedBy} ${personName(correction.who)}, ${timeHtml(correction.at, report)}${decided}</p></li>`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** The address in full, as paper has no links. */
function addressHtml(url: string | null): string {
  return url === null ? "" : outwardLink(url, escapeHtml(url), "url");
}

function historyHtml(entry: ReportVerdict, claim: ReportClaim, report: Report): string {
  const words = WORDS[report.locale];
  const { what, from, to } = entry;
  const told = what === "verdict" ? words.changed : words[what];
  const verdict =
    from !== null && from !== to
      ? `${told} ${badge(from, report)} ${words.to} ${badge(to, report)}`
      : `${told} ${badge(to, report)}`;
  // The words are told only where they are others than those quoted above.
  const judged = entry.quote === claim.quote ? "" : `<q class="judged" dir="auto">${escapeHtml(entry.quote)}</q>`;
  const when = `<span class="when">${timeHtml(entry.at, report)}</span>`;
  return `<li><span>${verdict} ${words.by} ${personName(entry.who)}</span> ${when}${judged}</li>`;
}

/** A discussion with the trace of what was deleted. */
export function threadHtml(thread: ReportThread, report: Report): string {
  const words = WORDS[report.locale];
  const comments = thread.comments.map((comment) => {
    const edited = comment.editedAt !== null && comment.deletedAt === null ? ` · ${words.edited}` : "";
    const body = comment.deletedAt === null ? prose(comment.body, "") : `<p class="deleted">${words.deleted}</p>`;
    const head = `<p class="small">${personName(comment.who)}, ${timeHtml(comment.at, report)}${edited}</p>`;
    return `<li>${head}${body}</li>`;
  });
  const state =
    thread.resolvedAt === null
      ? words.unresolved
      : `${words.resolvedBy} ${personName(thread.resolvedBy ?? words.unknownPerson)}, ${timeHtml(thread.resolvedAt, report)}`;
  return `<div class="thread"><ol>\n${comments.join("\n")}\n</ol>\n${isEmptied(thread) ? "" : `<p class="state small">${state}</p>`}</div>`;
}

/** A source in the numbered list, with the claims that rest on it. */
export function sourceHtml(source: ReportSource, { locale }: Report): string {
  const words = WORDS[locale];
  const claims = source.claims.map((number) => `<a href="#claim-${number}">${number}</a>`).join(", ");
  return `<li id="source-${source.number}"><span dir="auto">${escapeHtml(source.reference)}</span> ${addressHtml(source.url)} <span class="small">${words[source.type]} · ${words.citedIn} ${claims}</span></li>`;
}
