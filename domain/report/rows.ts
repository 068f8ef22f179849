import type { Node } from "prosemirror-model";
import { safeHref } from "#domain/article/links.ts";
import { textBetween } from "#domain/article/text.ts";
import { type Locale, locatorText } from "#domain/review/citation.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { claimHistory, JUDGING_KINDS } from "#domain/review/history.ts";
import type {
  CitationRow,
  ClaimRow,
  CommentRow,
  CorrectionRow,
  SourceRow,
  ThreadRow,
  Verdict,
} from "#domain/review/model.ts";
import { wordsOfRow } from "#domain/review/rules/claims.ts";
import { referenceText, sourceAddress } from "./bibliography.ts";
import type {
  ReportCitation,
  ReportComment,
  ReportCorrection,
  ReportSource,
  ReportThread,
  ReportVerdict,
} from "./report.ts";
import { WORDS } from "./words.ts";

/** What was said about the claims of one article, as stored, in any order. */
export interface ReviewRows {
  sources: readonly SourceRow[];
  citations: readonly CitationRow[];
  threads: readonly ThreadRow[];
  comments: readonly CommentRow[];
  corrections: readonly CorrectionRow[];
  /** Names by user id; someone who is not in it is shown as unknown. */
  people: ReadonlyMap<string, string>;
  /** The article's log, for the verdicts' history. */
  events: readonly ReviewEvent[];
}

/** The rows of a review by what they belong to, each group in the order it is told. */
export interface GroupedRows {
  locale: Locale;
  name(userId: string): string;
  sources: ReadonlyMap<string, SourceRow>;
  /** By claim. */
  citations: ReadonlyMap<string, CitationRow[]>;
  /** By claim; `null` for those about the article. */
  threads: ReadonlyMap<string | null, ThreadRow[]>;
  /** By thread. */
  comments: ReadonlyMap<string, CommentRow[]>;
  /** By claim. */
  corrections: ReadonlyMap<string, CorrectionRow[]>;
  /** By claim, those that gave verdicts. */
  verdicts: ReadonlyMap<string, ReviewEvent[]>;
}

/** Groups and sorts the rows once, so that each claim costs only its own. */
export function groupRows(input: ReviewRows, locale: Locale): GroupedRows {
  const aboutVerdicts = input.events.flatMap((event) =>
    event.changes.filter((change) => change.table === "claims").map((change) => ({ id: change.id, event })),
  );
  const verdicts = new Map<string, ReviewEvent[]>();
  for (const { id, event } of aboutVerdicts) verdicts.set(id, [...(verdicts.get(id) ?? []), event]);
  return {
    locale,
    name: (userId) => input.people.get(userId) ?? WORDS[locale].unknownPerson,
    sources: new Map(input.sources.map((source) => [source.id, source])),
    citations: Map.groupBy(input.citations.toSorted(byTime), (citation) => citation.claimId),
    threads: Map.groupBy(input.threads.toSorted(byTime), (thread) => thread.claimId),
    comments: Map.groupBy(input.comments.toSorted(byTime), (comment) => comment.threadId),
    corrections: Map.groupBy(input.corrections.toSorted(byTime), (correction) => correction.claimId),
    verdicts,
  };
}

/** The sources that standing claims cite, numbered as they first come. */
export function listSources(claims: readonly ClaimRow[], rows: GroupedRows): ReportSource[] {
  const listed = new Map<string, ReportSource>();
  for (const claim of claims) {
    for (const { sourceId } of rows.citations.get(claim.id) ?? []) {
      const source = rows.sources.get(sourceId);
      if (source === undefined) continue;
      const { id, type, csl } = source;
      const entry = listed.get(id) ?? {
        number: listed.size + 1,
        id,
        type,
        reference: referenceText(csl, rows.locale),
        url: sourceAddress(csl),
        claims: [],
      };
      listed.set(id, entry);
      if (entry.claims.at(-1) !== claim.number) entry.claims.push(claim.number);
    }
  }
  return [...listed.values()];
}

/** A claim's citations as they were added. One whose source is missing is left out: there is nothing to show. */
export function citationsOf(claimId: string, rows: GroupedRows, sources: readonly ReportSource[]): ReportCitation[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return (rows.citations.get(claimId) ?? []).flatMap((citation) => {
    const source = byId.get(citation.sourceId);
    if (source === undefined) return [];
    const { id, sourceId, stance, locatorLabel, locator, passage, accessed, note } = citation;
    return {
      id,
      source: source.number,
      sourceId,
      sourceType: source.type,
      stance,
      reference: source.reference,
      url: safeHref(source.url),
      locatorLabel,
      locator,
      locatorText: locatorText(locatorLabel, locator, rows.locale),
      passage,
      accessed,
      note,
      addedBy: rows.name(citation.createdBy),
      addedAt: citation.createdAt,
    };
  });
}

/** What was proposed to be changed in a claim, and what became of it. */
export function correctionsOf(claimId: string, rows: GroupedRows, body: Node): ReportCorrection[] {
  return (rows.corrections.get(claimId) ?? []).flatMap((row) => {
    const { id, status, quote, replacement, reason, sourceId, decidedBy, decidedAt, decision } = row;
    if (status === "withdrawn") return [];
    const at = wordsOfRow(body, row, row);
    const there = at.to > at.from ? textBetween(body, at.from, at.to) : "";
    const source = sourceId === null ? undefined : rows.sources.get(sourceId);
    return {
      ...{ id, status, from: quote, to: replacement, reason, decidedAt, decision },
      present: status === "open" && there !== quote ? there : null,
      reference: source ? referenceText(source.csl, rows.locale) : "",
      ...{ who: rows.name(row.createdBy), at: row.createdAt },
      decidedBy: decidedBy === null ? null : rows.name(decidedBy),
    };
  });
}

/** Discussions of a claim, or of the article for `null`, by their beginning. */
export function threadsOf(claimId: string | null, rows: GroupedRows): ReportThread[] {
  return (rows.threads.get(claimId) ?? []).map((thread) => ({
    id: thread.id,
    startedBy: rows.name(thread.createdBy),
    startedAt: thread.createdAt,
    resolvedBy: thread.resolvedBy === null ? null : rows.name(thread.resolvedBy),
    resolvedAt: thread.resolvedAt,
    comments: (rows.comments.get(thread.id) ?? []).map((comment) => toComment(comment, rows)),
  }));
}

/** The claim's verdicts from the log; without its log, the one the claim itself remembers. */
export function verdictsOf(claim: ClaimRow, rows: GroupedRows): ReportVerdict[] {
  const told = claimHistory(rows.verdicts.get(claim.id) ?? [], claim.id).flatMap((entry): ReportVerdict[] => {
    const { at, who, from, to, quote } = entry;
    const what = JUDGING_KINDS.find((kind) => kind === entry.what);
    if (what === undefined) return [];
    return [{ at, who, what, from: (from ?? null) as Verdict | null, to: to as Verdict, quote: quote ?? "" }];
  });
  if (told.length > 0) return told;
  const { verdict, verdictBy, verdictAt, judgedQuote } = claim;
  return [{ at: verdictAt, who: rows.name(verdictBy), what: "created", from: null, to: verdict, quote: judgedQuote }];
}

function toComment(
  { id, createdBy, createdAt, body, editedAt, deletedAt }: CommentRow,
  rows: GroupedRows,
): ReportComment {
  return { id, who: rows.name(createdBy), at: createdAt, body: deletedAt === null ? body : "", editedAt, deletedAt };
}

/** Oldest first; ids part what has the same time, so that the order never depends on the query. */
function byTime(one: { createdAt: number; id: string }, other: { createdAt: number; id: string }): number {
  return one.createdAt - other.createdAt || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
