import type { Node } from "prosemirror-model";
import { safeHref } from "#domain/article/links.ts";
import { ArticleText, textBetween } from "#domain/article/text.ts";
import type { Locale } from "#domain/review/citation.ts";
import type { ArticleRow, ClaimRow, SpanRow } from "#domain/review/model.ts";
import { lacksSource, reviewProgress } from "#domain/review/progress.ts";
import { contextOfPlaces, joinQuotes, wordsAt } from "#domain/review/rules/claims.ts";
import { isContextChanged, isStale } from "#domain/review/staleness.ts";
import { articleBlocks, type MarkedPlace } from "./blocks.ts";
import { placeOf, toSpans } from "./offsets.ts";
import type { Report, ReportClaim, ReportSource, ReportSpan } from "./report.ts";
import {
  citationsOf,
  correctionsOf,
  type GroupedRows,
  groupRows,
  listSources,
  type ReviewRows,
  threadsOf,
  verdictsOf,
} from "./rows.ts";

/** What a report is made of: the rows of one article, its text, its log. */
export interface ReportInput extends ReviewRows {
  article: ArticleRow;
  /** The body at its current version. */
  body: Node;
  claims: readonly ClaimRow[];
  /** With positions mapped to the current version; `from === to` says the text is gone. */
  spans: readonly SpanRow[];
  /** From `plainTextSha256(body)`. */
  plainTextSha256: string;
  options: ReportOptions;
}

export interface ReportOptions {
  /** The time of the export, UTC milliseconds: the only thing in which two exports of the same review differ. */
  at: number;
  /** The language of the report's own words. */
  locale: Locale;
  /** How much is told; `full` tells everything. */
  profile?: "full";
}

/** Brings a review into the form that every writer writes. Pure; the order of the rows given does not matter. */
export function buildReport(input: ReportInput): Report {
  const { article, body, options } = input;
  const text = new ArticleText(body);
  const standing = input.claims
    .filter((claim) => claim.removedAt === null)
    .sort((one, other) => one.number - other.number);
  const placed = placeClaims(standing, input, text);
  const rows = groupRows(input, options.locale);
  const sources = listSources(standing, rows);
  const claims = standing.map((claim) => toClaim(claim, placed, rows, sources, body));
  const idsOf = (flag: "stale" | "orphaned") => new Set(claims.filter((claim) => claim[flag]).map(({ id }) => id));
  const totals = reviewProgress(standing, input.citations, { stale: idsOf("stale"), orphaned: idsOf("orphaned") });
  return {
    articleId: article.id,
    headline: article.headline,
    byline: article.byline,
    language: article.language,
    sourceUrl: safeHref(article.sourceUrl),
    exportedAt: options.at,
    locale: options.locale,
    profile: options.profile ?? "full",
    totals,
    blocks: articleBlocks(body, placed.marked),
    plainText: text.text,
    plainTextSha256: input.plainTextSha256,
    claims,
    threads: threadsOf(null, rows),
    sources,
  };
}

interface PlacedClaims {
  spans: Map<string, ReportSpan[]>;
  /** The judged form of each claim's present text, joined as verdicts keep it; empty when all of it is gone. */
  wording: Map<string, string>;
  /** The sentences around each claim as they stand. */
  context: Map<string, string>;
  /** The words of each claim's places that are gone. */
  lost: Map<string, string[]>;
  marked: MarkedPlace[];
}

/** Finds every claim's places in the text, in reading order. */
function placeClaims(
  claims: readonly ClaimRow[],
  { spans, body, article }: Pick<ReportInput, "spans" | "body" | "article">,
  text: ArticleText,
): PlacedClaims {
  const standing = Map.groupBy(spans, (span) => span.claimId);
  const placed: PlacedClaims = {
    spans: new Map(),
    wording: new Map(),
    context: new Map(),
    lost: new Map(),
    marked: [],
  };
  const found = claims.flatMap((claim) => {
    const all = standing.get(claim.id) ?? [];
    const gone = all.filter((span) => span.to <= span.from).sort((one, other) => (one.id < other.id ? -1 : 1));
    placed.lost.set(
      claim.id,
      gone.map(({ quote }) => quote),
    );
    const own = all
      .filter((span) => span.to > span.from)
      .map((span) => wordsAt(body, span, claim))
      .sort((one, other) => one.from - other.from || one.to - other.to || (one.id < other.id ? -1 : 1));
    const quotes = own.map(({ from, to }) => ({ from, quote: textBetween(body, from, to).trim() }));
    placed.wording.set(claim.id, joinQuotes(quotes));
    placed.context.set(claim.id, contextOfPlaces(body, own, article.language));
    return own.flatMap((span) => placeOf(text, span) ?? []).map((place, span) => ({ claim, span, place }));
  });
  const reportSpans = toSpans(
    text.text,
    found.map(({ place }) => place),
  );
  found.forEach(({ claim, span, place }, index) => {
    const own = placed.spans.get(claim.id) ?? [];
    const reportSpan = reportSpans[index];
    if (reportSpan) placed.spans.set(claim.id, [...own, reportSpan]);
    const [from, to] = [text.positionAt(place.from), text.positionAt(place.to)];
    placed.marked.push({ claim: claim.number, span, from, to });
  });
  return placed;
}

function toClaim(
  claim: ClaimRow,
  placed: PlacedClaims,
  rows: GroupedRows,
  sources: readonly ReportSource[],
  body: Node,
): ReportClaim {
  const spans = placed.spans.get(claim.id) ?? [];
  const orphaned = spans.length === 0;
  const wording = placed.wording.get(claim.id) ?? "";
  const stale = !orphaned && isStale(claim, wording);
  const isHinted = !orphaned && isContextChanged(claim, wording, placed.context.get(claim.id) ?? "");
  return {
    id: claim.id,
    number: claim.number,
    verdict: claim.verdict,
    verdictBy: rows.name(claim.verdictBy),
    verdictAt: claim.verdictAt,
    createdBy: rows.name(claim.createdBy),
    createdAt: claim.createdAt,
    quote: orphaned ? claim.judgedQuote : wording,
    judgedQuote: stale ? claim.judgedQuote : null,
    judgedContext: isHinted ? claim.judgedContext : null,
    stale,
    orphaned,
    lostQuotes: orphaned ? [] : (placed.lost.get(claim.id) ?? []),
    lacksSource: lacksSource(claim, rows.citations.get(claim.id) ?? []),
    spans,
    citations: citationsOf(claim.id, rows, sources),
    history: verdictsOf(claim, rows),
    corrections: correctionsOf(claim.id, rows, body),
    threads: threadsOf(claim.id, rows),
  };
}
