import { asc, eq, sql } from "drizzle-orm";
import type { PlacedRow, ReviewTables, TableName, VersionRow } from "#domain/review/model.ts";
import type { Builders, Reader } from "../database.ts";
import { citations, claimSpans, claims, comments, corrections, sources, threads, versions } from "../schema/review.ts";

/** All rows of an article's review, by the names changes use. */
export type ReviewRows = { [T in Exclude<TableName, "articles">]: ReviewTables[T][] };

const id = sql.placeholder("articleId");

const selectClaims = (db: Builders) =>
  db.select().from(claims).where(eq(claims.articleId, id)).orderBy(asc(claims.number)).prepare();
const selectSpans = (db: Builders) =>
  db.select().from(claimSpans).where(eq(claimSpans.articleId, id)).orderBy(asc(claimSpans.id)).prepare();
const selectSources = (db: Builders) =>
  db.select().from(sources).where(eq(sources.articleId, id)).orderBy(asc(sources.id)).prepare();
const selectCitations = (db: Builders) =>
  db.select().from(citations).where(eq(citations.articleId, id)).orderBy(asc(citations.id)).prepare();
const selectThreads = (db: Builders) =>
  db.select().from(threads).where(eq(threads.articleId, id)).orderBy(asc(threads.id)).prepare();
const selectComments = (db: Builders) =>
  db.select().from(comments).where(eq(comments.articleId, id)).orderBy(asc(comments.id)).prepare();
const selectCorrections = (db: Builders) =>
  db.select().from(corrections).where(eq(corrections.articleId, id)).orderBy(asc(corrections.id)).prepare();
const selectVersions = (db: Builders) =>
  db.select().from(versions).where(eq(versions.articleId, id)).orderBy(asc(versions.id)).prepare();

/** Everything that was judged, cited and said about an article, removed claims and deleted comments included. */
export async function reviewRows(db: Reader, articleId: string): Promise<ReviewRows> {
  return {
    claims: await db.prepared(selectClaims).execute({ articleId }),
    spans: await db.prepared(selectSpans).execute({ articleId }),
    sources: await db.prepared(selectSources).execute({ articleId }),
    citations: await db.prepared(selectCitations).execute({ articleId }),
    threads: await db.prepared(selectThreads).execute({ articleId }),
    comments: await db.prepared(selectComments).execute({ articleId }),
    corrections: await db.prepared(selectCorrections).execute({ articleId }),
    versions: await db.prepared(selectVersions).execute({ articleId }),
  };
}

/** The points of an article's log that have names. */
export async function versionRows(db: Reader, articleId: string): Promise<VersionRow[]> {
  return db.prepared(selectVersions).execute({ articleId });
}

/** Every row of an article that stands in its text. */
export async function placedRows(db: Reader, articleId: string): Promise<PlacedRow[]> {
  const { spans, corrections } = await placedTables(db, articleId);
  return [...spans, ...corrections];
}

/** The same, by table. */
export async function placedTables(db: Reader, articleId: string): Promise<Pick<ReviewRows, "spans" | "corrections">> {
  return {
    spans: await db.prepared(selectSpans).execute({ articleId }),
    corrections: await db.prepared(selectCorrections).execute({ articleId }),
  };
}
