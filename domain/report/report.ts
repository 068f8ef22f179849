import type { Locale } from "#domain/review/citation.ts";
import type { JudgingKind } from "#domain/review/history.ts";
import type { CorrectionStatus, LocatorLabel, SourceType, Stance, Verdict } from "#domain/review/model.ts";
import type { Progress } from "#domain/review/progress.ts";

/**
 * A review as the checker's report tells it: what every writer writes, without any format in it. Names are resolved,
 * lists sorted, removed claims left out. Times are UTC milliseconds; offsets are Unicode code points of `plainText`.
 */
export interface Report {
  articleId: string;
  headline: string;
  byline: string;
  /** BCP 47; `und` when unknown. */
  language: string;
  /** Checked by `safeHref`; null without a safe one. */
  sourceUrl: string | null;
  exportedAt: number;
  /** The language of the report's own words, not of the article. */
  locale: Locale;
  profile: "full";
  totals: Progress;
  blocks: ReportBlock[];
  plainText: string;
  /** SHA-256 of `plainText` in UTF-8, lower-case hexadecimal. */
  plainTextSha256: string;
  claims: ReportClaim[];
  /** Discussions about the article as a whole. */
  threads: ReportThread[];
  /** Sources that standing claims cite, in the order they are first cited. */
  sources: ReportSource[];
}

/**
 * A piece of the article's structure. A heading's `level` is the article's own, 1 to 6; its `depth` counts the headings
 * it stands under, from 1, so that an outline made of depths skips none.
 */
export type ReportBlock =
  | { kind: "paragraph"; runs: ReportRun[] }
  | { kind: "heading"; level: number; depth: number; runs: ReportRun[] }
  | { kind: "quote"; blocks: ReportBlock[] }
  | { kind: "list"; ordered: boolean; start: number; items: ReportBlock[][] }
  | { kind: "rule" };

/** A stretch of text with the same marks and the same claims throughout. A line feed is a hard line break. */
export interface ReportRun {
  text: string;
  strong: boolean;
  em: boolean;
  /** Checked by `safeHref`. */
  href: string | null;
  /** The places of claims that cover this run; those that began earlier come first, of equals the longer. */
  covers: PlaceReference[];
  /** Of those, the places that begin with this run. */
  begins: PlaceReference[];
  /** And those that end with it. */
  ends: PlaceReference[];
}

/** One place of a claim: the claim's number, and which of its spans, counted from 0. */
export interface PlaceReference {
  claim: number;
  span: number;
}

/** A place of a claim in the plain text. `end` is excluded; `prefix` and `suffix` are what stands around it. */
export interface ReportSpan {
  start: number;
  end: number;
  quote: string;
  prefix: string;
  suffix: string;
}

export interface ReportClaim {
  id: string;
  number: number;
  verdict: Verdict;
  verdictBy: string;
  verdictAt: number;
  createdBy: string;
  createdAt: number;
  /** The claim's text now: its wordings, each once, joined by " … "; when it is gone, the text that was judged. */
  quote: string;
  /** The text the verdict was given on, when it is another than `quote`. */
  judgedQuote: string | null;
  /** The sentences around it that the verdict was given on, when one of them changed and its own words did not. */
  judgedContext: string | null;
  /** The text changed since the verdict. */
  stale: boolean;
  /** The text is gone. */
  orphaned: boolean;
  /** The words of those of its places that are gone while it stands in others. */
  lostQuotes: string[];
  /** The verdict stands without the citation that would carry it. */
  lacksSource: boolean;
  /** Places that still have text, in reading order. */
  spans: ReportSpan[];
  citations: ReportCitation[];
  /** Verdicts in order, the first being the claim's creation. */
  history: ReportVerdict[];
  /** Other words that were proposed for it, in order; those that were withdrawn are left out. */
  corrections: ReportCorrection[];
  threads: ReportThread[];
}

/** Words proposed instead of others, and what became of the proposal. */
export interface ReportCorrection {
  id: string;
  status: Exclude<CorrectionStatus, "withdrawn">;
  from: string;
  /**
   * What stands in its place now when nobody has decided about it and that is something else than `from`; empty when the
   * words are gone, null when they are as they were.
   */
  present: string | null;
  /** Empty when the words were to go. */
  to: string;
  reason: string;
  /** The reference of the source that shows it; empty without one. */
  reference: string;
  who: string;
  at: number;
  decidedBy: string | null;
  decidedAt: number | null;
  decision: string;
}

export interface ReportVerdict {
  at: number;
  who: string;
  what: JudgingKind;
  from: Verdict | null;
  to: Verdict;
  quote: string;
}

export interface ReportCitation {
  id: string;
  /** The source's number in the report's list. */
  source: number;
  sourceId: string;
  sourceType: SourceType;
  stance: Stance;
  /** The full reference, as plain text without the address. */
  reference: string;
  /** Checked by `safeHref`; null without a safe one. */
  url: string | null;
  locatorLabel: LocatorLabel;
  locator: string;
  /** The place in the source, readable: "¶ 4". */
  locatorText: string;
  passage: string;
  /** `YYYY-MM-DD`, or empty. */
  accessed: string;
  note: string;
  addedBy: string;
  addedAt: number;
}

export interface ReportSource {
  number: number;
  id: string;
  type: SourceType;
  reference: string;
  url: string | null;
  /** Numbers of the claims that cite it. */
  claims: number[];
}

export interface ReportThread {
  id: string;
  startedBy: string;
  startedAt: number;
  resolvedBy: string | null;
  resolvedAt: number | null;
  comments: ReportComment[];
}

export interface ReportComment {
  id: string;
  who: string;
  at: number;
  /** Empty once deleted. */
  body: string;
  editedAt: number | null;
  deletedAt: number | null;
}

/** Whether all that was said in a discussion is deleted: it is neither open nor resolved then. */
export function isEmptied({ comments }: ReportThread): boolean {
  return comments.every((comment) => comment.deletedAt !== null);
}
