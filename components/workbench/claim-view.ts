import type { Range } from "#domain/article/anchor.ts";
import { textBetween } from "#domain/article/text.ts";
import type {
  CitationRow,
  ClaimRow,
  CommentRow,
  CorrectionRow,
  SourceRow,
  SpanRow,
  ThreadRow,
} from "#domain/review/model.ts";
import { lacksSource } from "#domain/review/progress.ts";
import type { ArticleSession } from "#domain/review/session.ts";
import { isContextChanged, isStale } from "#domain/review/staleness.ts";
import { isSameList } from "./same-list.ts";

/** A claim with all that its card and its line in the list show. */
export interface ClaimView {
  claim: ClaimRow;
  /** Its text as it stands; when that is gone, the words its verdict was given on. */
  text: string;
  /** Its places as they were set, in no particular order. */
  spans: readonly SpanRow[];
  stale: boolean;
  /** The sentences around it as they stand, when they are other ones than those of its verdict and its words are the same. */
  nearby: string | null;
  orphaned: boolean;
  /** Its words reach beyond a place of it: they have grown, and the drawn place does not follow by itself. */
  isGrown: boolean;
  /** Those of its places whose text is gone while it stands in others; none when all of it is gone. */
  lost: readonly SpanRow[];
  lacksSource: boolean;
  citations: { citation: CitationRow; source: SourceRow }[];
  threads: ThreadView[];
  /** Proposals for other words, those that are open first, then the newest decided one first. */
  corrections: CorrectionView[];
}

export interface CorrectionView {
  correction: CorrectionRow;
  /** The text at its place now; empty when it is gone. */
  present: string;
  /** Open corrections of other words that meet its own place. */
  overlaps: CorrectionRow[];
}

export interface ThreadView {
  thread: ThreadRow;
  /** In order; the first one opened the discussion. */
  comments: CommentRow[];
}

/** Whether all that was said in a discussion is deleted: there is nothing left to answer, only its trace. */
export function isEmptied({ comments }: ThreadView): boolean {
  return comments.every((comment) => comment.deletedAt !== null);
}

/** Reads a claim from the session; undefined when it is removed or not there. */
export function readClaim(session: ArticleSession, claimId: string): ClaimView | undefined {
  const { store } = session;
  const claim = store.claim(claimId);
  if (!claim || claim.removedAt !== null) return undefined;
  const citations = store.citationsOf(claimId);
  return {
    claim,
    ...readWords(session, claim),
    spans: store.spansOf(claimId),
    lacksSource: lacksSource(claim, citations),
    citations: citations.flatMap((citation) => {
      const source = store.source(citation.sourceId);
      return source ? [{ citation, source }] : [];
    }),
    threads: readThreads(session, claimId),
    corrections: readCorrections(session, claimId),
  };
}

/** Whether a claim's view holds after the text changed and no row did: asked with every letter, of all claims around it. */
export function holds(session: ArticleSession, view: ClaimView): boolean {
  const now = readWords(session, view.claim);
  const isSame = (["text", "stale", "nearby", "orphaned", "isGrown"] as const).every(
    (field) => view[field] === now[field],
  );
  return (
    isSame &&
    isSameList(view.lost, now.lost) &&
    view.corrections.every(({ correction, present }) => present === presentOf(session, correction))
  );
}

/** Whether two views of a claim are drawn in the same places of the text, and as wide: the text itself is the same. */
export function standsAlike(one: ClaimView | undefined, other: ClaimView | undefined): boolean {
  if (!one || !other) return one === other;
  const corrections = ({ corrections }: ClaimView) => corrections.map(({ correction }) => correction);
  return isSameList(one.spans, other.spans) && isSameList(corrections(one), corrections(other));
}

/** What of a view the text says. */
function readWords(
  session: ArticleSession,
  claim: ClaimRow,
): Pick<ClaimView, "text" | "stale" | "nearby" | "orphaned" | "isGrown" | "lost"> {
  const orphaned = positionOf(session, claim.id) < 0;
  const text = session.claimText(claim.id);
  return {
    text: withoutEdges(text || claim.judgedQuote),
    stale: !orphaned && isStale(claim, text),
    nearby: orphaned ? null : nearbyChange(session, claim, text),
    orphaned,
    isGrown: session.store.spansOf(claim.id).some((span) => isBeyond(session.wordsOf(span), session.rangeOf(span.id))),
    lost: orphaned ? [] : session.store.spansOf(claim.id).filter((span) => !standingRange(session, span)),
  };
}

function isBeyond(words: Range | undefined, place: Range | undefined): boolean {
  return words?.from !== place?.from || words?.to !== place?.to;
}

/** A claim's wordings without the white space that edits of others can leave at their edges. */
function withoutEdges(text: string): string {
  return text.replace(/\s+…\s+/g, " … ").trim();
}

function nearbyChange(session: ArticleSession, claim: ClaimRow, text: string): string | null {
  if (claim.verdict === "needs-source" || claim.judgedContext === "") return null;
  const context = session.claimContext(claim.id);
  return isContextChanged(claim, text, context) ? context : null;
}

function readCorrections(session: ArticleSession, claimId: string): CorrectionView[] {
  const { store } = session;
  const own = store.correctionsOf(claimId).filter(({ status }) => status !== "withdrawn");
  const open = own.filter(({ status }) => status === "open");
  const decided = own.filter(({ status }) => status !== "open").reverse();
  return [...open, ...decided].map((correction) => ({
    correction,
    present: presentOf(session, correction),
    overlaps: overlapping(session, correction),
  }));
}

function presentOf(session: ArticleSession, correction: CorrectionRow): string {
  const place = session.wordsOf(correction);
  return place && place.to > place.from ? textBetween(session.state.doc, place.from, place.to) : "";
}

function overlapping(session: ArticleSession, correction: CorrectionRow): CorrectionRow[] {
  const own = correction.status === "open" ? session.wordsOf(correction) : undefined;
  if (!own || own.from === own.to) return [];
  return [...session.store.all("corrections").values()].filter((other) => {
    const place = other.id !== correction.id && other.status === "open" ? session.wordsOf(other) : undefined;
    return place !== undefined && place.from < own.to && place.to > own.from;
  });
}

/** Where a claim begins in the document on screen; -1 when its text is gone. */
export function positionOf(session: ArticleSession, claimId: string): number {
  let first = -1;
  for (const span of session.store.spansOf(claimId)) {
    const range = standingRange(session, span);
    if (range && (first < 0 || range.from < first)) first = range.from;
  }
  return first;
}

/** Where a place is in the document on screen; undefined when its text is gone. */
function standingRange(session: ArticleSession, { id }: SpanRow): Range | undefined {
  const range = session.rangeOf(id);
  return range && range.to > range.from ? range : undefined;
}

/** The discussions on a claim, or on the article (`null`), oldest first. */
export function readThreads({ store }: ArticleSession, claimId: string | null): ThreadView[] {
  return store.threadsOf(claimId).map((thread) => ({ thread, comments: store.commentsOf(thread.id) }));
}
