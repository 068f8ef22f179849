import type { Anchor, Range } from "../article/anchor.ts";
import type { SpanInput } from "./commands.ts";
import type { ReviewEvent } from "./event.ts";
import type {
  ArticleRow,
  CitationRow,
  ClaimRow,
  CommentRow,
  CorrectionRow,
  Person,
  PlacedRow,
  SourceRow,
  SpanRow,
  ThreadRow,
  VersionRow,
} from "./model.ts";

/** An event as far as taking it back needs it. */
export type PastEvent = Pick<ReviewEvent, "actorId" | "changes" | "command" | "version">;

/** The part of a view that the rows alone give. */
export type StoredView = Omit<ReviewView, "readPlace" | "textVersion" | "placeNow" | "wordsNow" | "textOf" | "event">;

/**
 * What a rule may look at while it decides. The server fills it from the database inside the write transaction, the
 * browser from its store; so the same rule gives the accepted change here and the optimistic one there.
 */
export interface ReviewView {
  article: ArticleRow;
  claim(id: string): ClaimRow | undefined;
  /** The claim's spans as stored, in no particular order. */
  spansOf(claimId: string): readonly SpanRow[];
  span(id: string): SpanRow | undefined;
  source(id: string): SourceRow | undefined;
  citation(id: string): CitationRow | undefined;
  thread(id: string): ThreadRow | undefined;
  comment(id: string): CommentRow | undefined;
  correction(id: string): CorrectionRow | undefined;
  version(id: string): VersionRow | undefined;
  /** An event of the article's log that a command wants taken back. */
  event(id: string): PastEvent | undefined;
  nextClaimNumber(): number;
  /** The text's version now. */
  textVersion: number;
  /** Reads a place that the command brings, and the sentences around it; throws when the text there is not its quote. */
  readPlace(
    place: SpanInput,
    version: number,
    field: string,
  ): { anchor: Anchor & { version: number }; context: string };
  /** Where a row stands now; collapsed when its text is gone. */
  placeNow(row: PlacedRow): Range;
  /** Where the words stand that a claim says at one of its places now: whole words, as `wordsAt` has them. */
  wordsNow(span: SpanRow): Range;
  /** The claim's present text and what stands around it, or those at a version somebody looked at. */
  textOf(claimId: string, version?: number): ClaimText;
}

/** What a claim says: its places joined by " … ", and the sentences in which they stand. */
export interface ClaimText {
  quote: string;
  context: string;
}

/** Who asks, and when (UTC milliseconds). Time is an argument so that rules stay pure. */
export interface DecisionContext {
  actor: Person;
  at: number;
  /** The end of the log before the command, as far as who decides knows it. */
  seq: number;
}
