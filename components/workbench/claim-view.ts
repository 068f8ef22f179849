import type { CitationRow, ClaimRow, CommentRow, SourceRow, ThreadRow } from "#domain/review/model.ts";
import { lacksSource } from "#domain/review/progress.ts";
import type { ArticleSession } from "#domain/review/session.ts";
import { isStale } from "#domain/review/staleness.ts";

/** A claim with all that its card and its line in the list show. */
export interface ClaimView {
  claim: ClaimRow;
  /** Its text as it stands; when that is gone, the words its verdict was given on. */
  text: string;
  /** How many places it has. */
  places: number;
  stale: boolean;
  orphaned: boolean;
  lacksSource: boolean;
  citations: { citation: CitationRow; source: SourceRow }[];
  threads: ThreadView[];
}

export interface ThreadView {
  thread: ThreadRow;
  /** In order; the first one opened the discussion. */
  comments: CommentRow[];
}

/** Reads a claim from the session; undefined when it is removed or not there. */
export function readClaim(session: ArticleSession, claimId: string): ClaimView | undefined {
  const { store } = session;
  const claim = store.claim(claimId);
  if (!claim || claim.removedAt !== null) return undefined;
  const spans = store.spansOf(claimId);
  const orphaned = positionOf(session, claimId) < 0;
  const text = session.claimText(claimId);
  const citations = store.citationsOf(claimId);
  return {
    claim,
    text: text || claim.judgedQuote,
    places: spans.length,
    stale: !orphaned && isStale(claim, text),
    orphaned,
    lacksSource: lacksSource(claim, citations),
    citations: citations.flatMap((citation) => {
      const source = store.source(citation.sourceId);
      return source ? [{ citation, source }] : [];
    }),
    threads: readThreads(session, claimId),
  };
}

/** Where a claim begins in the document on screen; -1 when its text is gone. */
export function positionOf(session: ArticleSession, claimId: string): number {
  let first = -1;
  for (const span of session.store.spansOf(claimId)) {
    const range = session.rangeOf(span.id);
    if (range && range.to > range.from && (first < 0 || range.from < first)) first = range.from;
  }
  return first;
}

/** The discussions on a claim, or on the article (`null`), oldest first. */
export function readThreads({ store }: ArticleSession, claimId: string | null): ThreadView[] {
  return store.threadsOf(claimId).map((thread) => ({ thread, comments: store.commentsOf(thread.id) }));
}
