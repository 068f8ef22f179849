/**
 * The rows of a review as every side sees them: the database stores them, events carry them, the browser's store holds
 * them. Ids are UUIDs, times UTC milliseconds, positions ProseMirror positions. Constants here feed the schemas, the
 * tables, the filters and the tests, so each list exists once.
 */

export const VERDICTS = ["verified", "disputed", "needs-source"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const STANCES = ["supports", "contradicts", "context"] as const;
export type Stance = (typeof STANCES)[number];

export const SOURCE_TYPES = ["primary", "secondary"] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** CSL locator terms that checkers use (CSL 1.0.2, "Locators"), and `timestamp` for audio and video. */
export const LOCATOR_LABELS = ["page", "paragraph", "section", "chapter", "line", "timestamp"] as const;
export type LocatorLabel = (typeof LOCATOR_LABELS)[number];

/** CSL item types offered in the form; CSL-JSON sent by scripts may use any of these. */
export const CSL_TYPES = [
  "webpage",
  "article-newspaper",
  "article-magazine",
  "article-journal",
  "report",
  "book",
  "chapter",
  "interview",
  "personal_communication",
  "speech",
  "broadcast",
  "motion_picture",
  "dataset",
  "legislation",
  "legal_case",
  "post",
  "document",
] as const;
export type CslType = (typeof CSL_TYPES)[number];

export interface CslName {
  family?: string;
  given?: string;
  /** An organisation, or a name that is not split. */
  literal?: string;
}

export interface CslDate {
  /** `[[year, month?, day?]]`, months and days from 1. */
  "date-parts": number[][];
}

/** One bibliographic record in CSL-JSON 1.0.2, restricted to the fields we keep. `id` equals the source's id. */
export interface CslItem {
  id: string;
  type: CslType;
  title?: string;
  author?: CslName[];
  issued?: CslDate;
  URL?: string;
  DOI?: string;
  publisher?: string;
  "container-title"?: string;
  volume?: string;
  issue?: string;
  page?: string;
  language?: string;
}

/** The article without its body; the body is the ProseMirror document at `version`. */
export interface ArticleRow {
  id: string;
  headline: string;
  byline: string;
  /** BCP 47; `und` when unknown. */
  language: string;
  sourceUrl: string | null;
  deadline: number | null;
  createdBy: string;
  createdAt: number;
}

export interface ClaimRow {
  id: string;
  articleId: string;
  /** "claim 12": counted from 1 within the article and never given twice, for removed claims stay as rows. */
  number: number;
  verdict: Verdict;
  /** The claim's text as it stood where the verdict was given; another text now means the verdict is stale. */
  judgedQuote: string;
  /** The sentences around it at that time, in which another text now is a hint to look again; empty when unknown. */
  judgedContext: string;
  verdictBy: string;
  verdictAt: number;
  createdBy: string;
  createdAt: number;
  /** Set while the claim is removed; restoring clears it. */
  removedAt: number | null;
}

/** A row that stands at a place of the text. `from`/`to` are positions in the document at `version`. */
export interface PlacedRow {
  id: string;
  articleId: string;
  claimId: string;
  from: number;
  to: number;
  version: number;
  quote: string;
  /** Up to 32 code points of text before and after, to tell equal quotes apart. */
  prefix: string;
  suffix: string;
}

/** One stretch of text of a claim. */
export type SpanRow = PlacedRow;

export const CORRECTION_STATUSES = ["open", "accepted", "declined", "withdrawn"] as const;
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number];

/**
 * Other words proposed for a stretch of a claim's text. `quote` is what they were proposed for, and stays so: when the
 * text at the place is another one now, the proposal is outdated, which is derived.
 */
export interface CorrectionRow extends PlacedRow {
  /** What shall stand there; empty to take the words out. */
  replacement: string;
  reason: string;
  /** The source that shows it, when there is one. */
  sourceId: string | null;
  status: CorrectionStatus;
  createdBy: string;
  createdAt: number;
  /** Who accepted, declined or withdrew it, when, and with what word. */
  decidedBy: string | null;
  decidedAt: number | null;
  decision: string;
}

/** A point of the log that has a name: "draft 2", "to the printer". */
export interface VersionRow {
  id: string;
  articleId: string;
  name: string;
  /** The last event that belongs to it; 0 is the article as loaded. */
  seq: number;
  createdBy: string;
  createdAt: number;
}

export interface SourceRow {
  id: string;
  articleId: string;
  type: SourceType;
  csl: CslItem;
  createdBy: string;
  createdAt: number;
}

export interface CitationRow {
  id: string;
  articleId: string;
  claimId: string;
  sourceId: string;
  stance: Stance;
  locatorLabel: LocatorLabel;
  /** "4", "12–14", "00:03:10"; empty when the whole source is meant. */
  locator: string;
  passage: string;
  /** The day the source was looked at, `YYYY-MM-DD`, or empty. */
  accessed: string;
  note: string;
  createdBy: string;
  createdAt: number;
}

export interface ThreadRow {
  id: string;
  articleId: string;
  /** null: the discussion is about the article. */
  claimId: string | null;
  resolvedBy: string | null;
  resolvedAt: number | null;
  createdBy: string;
  createdAt: number;
}

export interface CommentRow {
  id: string;
  articleId: string;
  threadId: string;
  /** Plain text; empty once deleted. */
  body: string;
  createdBy: string;
  createdAt: number;
  editedAt: number | null;
  deletedAt: number | null;
}

/** What a table's rows look like, by the table's name in changes and in the store. */
export interface ReviewTables {
  articles: ArticleRow;
  claims: ClaimRow;
  spans: SpanRow;
  sources: SourceRow;
  citations: CitationRow;
  threads: ThreadRow;
  comments: CommentRow;
  corrections: CorrectionRow;
  versions: VersionRow;
}
export type TableName = keyof ReviewTables;
export const TABLE_NAMES = [
  "articles",
  "claims",
  "spans",
  "sources",
  "citations",
  "threads",
  "comments",
  "corrections",
  "versions",
] as const satisfies readonly TableName[];

/** One row put (`after`) or removed (`after` null); `before` is null for a new row, so every change can be read backwards. */
export type Change = {
  [T in TableName]: { table: T; id: string; before: ReviewTables[T] | null; after: ReviewTables[T] | null };
}[TableName];

/** Tables whose rows stand at a place of the text. */
export type PlacedTable = "spans" | "corrections";

/** Someone who acts, as names are shown beside verdicts and comments. */
export interface Person {
  id: string;
  name: string;
}

/** Longest texts we take, in UTF-16 units. */
export const LIMITS = {
  headline: 500,
  byline: 300,
  comment: 10_000,
  passage: 10_000,
  note: 5_000,
  locator: 100,
  quote: 20_000,
  spansPerClaim: 200,
  url: 2_048,
  field: 1_000,
  commandsPerCall: 200,
  stepsPerCommand: 200,
  /** A new draft changes many paragraphs at once. */
  stepsPerDraft: 20_000,
  placesPerDraft: 20_000,
  versionName: 120,
  /** In code points, as everything counted in a text. */
  judgedContext: 1_000,
} as const;
