import { and, asc, eq, sql } from "drizzle-orm";
import type {
  CitationRow,
  ClaimRow,
  CommentRow,
  CorrectionRow,
  SourceRow,
  SpanRow,
  ThreadRow,
  VersionRow,
} from "#domain/review/model.ts";
import type { Builders, Reader } from "../database.ts";
import { citations, claimSpans, claims, comments, corrections, sources, threads, versions } from "../schema/review.ts";

const id = sql.placeholder("id");
const articleId = sql.placeholder("articleId");
const claimId = sql.placeholder("claimId");

// An id of another article's row is no row of this article, so that no article can be reached through another.
const selectClaim = (db: Builders) =>
  db
    .select()
    .from(claims)
    .where(and(eq(claims.id, id), eq(claims.articleId, articleId)))
    .prepare();
const selectSpan = (db: Builders) =>
  db
    .select()
    .from(claimSpans)
    .where(and(eq(claimSpans.id, id), eq(claimSpans.articleId, articleId)))
    .prepare();
// Asked for both, SQLite takes the article's index and reads every place in it: 5,000 rows instead of one.
const selectSpansOfClaim = (db: Builders) =>
  db.select().from(claimSpans).where(eq(claimSpans.claimId, claimId)).orderBy(asc(claimSpans.id)).prepare();
const selectSource = (db: Builders) =>
  db
    .select()
    .from(sources)
    .where(and(eq(sources.id, id), eq(sources.articleId, articleId)))
    .prepare();
const selectCitation = (db: Builders) =>
  db
    .select()
    .from(citations)
    .where(and(eq(citations.id, id), eq(citations.articleId, articleId)))
    .prepare();
const selectThread = (db: Builders) =>
  db
    .select()
    .from(threads)
    .where(and(eq(threads.id, id), eq(threads.articleId, articleId)))
    .prepare();
const selectComment = (db: Builders) =>
  db
    .select()
    .from(comments)
    .where(and(eq(comments.id, id), eq(comments.articleId, articleId)))
    .prepare();
const selectCorrection = (db: Builders) =>
  db
    .select()
    .from(corrections)
    .where(and(eq(corrections.id, id), eq(corrections.articleId, articleId)))
    .prepare();
const selectVersion = (db: Builders) =>
  db
    .select()
    .from(versions)
    .where(and(eq(versions.id, id), eq(versions.articleId, articleId)))
    .prepare();
const selectLastNumber = (db: Builders) =>
  db
    .select({ number: sql<number>`coalesce(max(${claims.number}), 0)`.mapWith(Number) })
    .from(claims)
    .where(eq(claims.articleId, articleId))
    .prepare();

export async function claimById(db: Reader, article: string, id: string): Promise<ClaimRow | undefined> {
  return (await db.prepared(selectClaim).execute({ id, articleId: article }))[0];
}

export async function spanById(db: Reader, article: string, id: string): Promise<SpanRow | undefined> {
  return (await db.prepared(selectSpan).execute({ id, articleId: article }))[0];
}

export async function spansOfClaim(db: Reader, article: string, claim: string): Promise<SpanRow[]> {
  const spans = await db.prepared(selectSpansOfClaim).execute({ claimId: claim });
  return spans.filter((span) => span.articleId === article);
}

export async function sourceById(db: Reader, article: string, id: string): Promise<SourceRow | undefined> {
  return (await db.prepared(selectSource).execute({ id, articleId: article }))[0];
}

export async function citationById(db: Reader, article: string, id: string): Promise<CitationRow | undefined> {
  return (await db.prepared(selectCitation).execute({ id, articleId: article }))[0];
}

export async function threadById(db: Reader, article: string, id: string): Promise<ThreadRow | undefined> {
  return (await db.prepared(selectThread).execute({ id, articleId: article }))[0];
}

export async function commentById(db: Reader, article: string, id: string): Promise<CommentRow | undefined> {
  return (await db.prepared(selectComment).execute({ id, articleId: article }))[0];
}

export async function correctionById(db: Reader, article: string, id: string): Promise<CorrectionRow | undefined> {
  return (await db.prepared(selectCorrection).execute({ id, articleId: article }))[0];
}

export async function versionById(db: Reader, article: string, id: string): Promise<VersionRow | undefined> {
  return (await db.prepared(selectVersion).execute({ id, articleId: article }))[0];
}

/** The number the article's next claim gets. Removed claims keep theirs. */
export async function nextClaimNumber(db: Reader, article: string): Promise<number> {
  const [last] = await db.prepared(selectLastNumber).execute({ articleId: article });
  return (last?.number ?? 0) + 1;
}
