import type { Anchor } from "../article/anchor.ts";
import type { SpanInput } from "./commands.ts";
import type { ArticleRow, CitationRow, ClaimRow, CommentRow, Person, SourceRow, SpanRow, ThreadRow } from "./model.ts";

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
  nextClaimNumber(): number;
  /** Reads a span that the command brings; throws when the text there is not its quote. */
  readSpan(span: SpanInput, version: number, field: string): Anchor & { version: number };
  /** The claim's present text, or its text at a version somebody looked at. Spans are joined by " … ". */
  claimText(claimId: string, version?: number): string;
}

/** Who asks, and when (UTC milliseconds). Time is an argument so that rules stay pure. */
export interface DecisionContext {
  actor: Person;
  at: number;
}
