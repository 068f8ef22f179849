import { asc, eq, sql } from "drizzle-orm";
import type { Omission } from "#domain/article/import/omission.ts";
import { AppError } from "#domain/errors.ts";
import type { ArticleRow } from "#domain/review/model.ts";
import type { Builders, Reader, Writer } from "../database.ts";
import { articles } from "../schema/articles.ts";

/** Where an article's log and text stand: all that a command needs to find its place. */
export interface ArticleHead {
  id: string;
  version: number;
  seq: number;
}

/** An article as stored, without its body. */
export interface StoredArticle extends ArticleRow, ArticleHead {
  originalHash: string | null;
  originalName: string | null;
  originalType: string | null;
  importFormat: string | null;
  omissions: Omission[];
  updatedAt: number;
}

const head = { id: articles.id, version: articles.version, seq: articles.seq };
const row = {
  id: articles.id,
  headline: articles.headline,
  byline: articles.byline,
  language: articles.language,
  sourceUrl: articles.sourceUrl,
  deadline: articles.deadline,
  createdBy: articles.createdBy,
  createdAt: articles.createdAt,
};
const thisArticle = eq(articles.id, sql.placeholder("id"));

const selectHead = (db: Builders) => db.select(head).from(articles).where(thisArticle).prepare();
const selectRow = (db: Builders) => db.select(row).from(articles).where(thisArticle).prepare();
const selectRowAndHead = (db: Builders) =>
  db
    .select({ ...row, ...head })
    .from(articles)
    .where(thisArticle)
    .prepare();
const selectStored = (db: Builders) => db.select().from(articles).where(thisArticle).prepare();
const selectIds = (db: Builders) => db.select({ id: articles.id }).from(articles).orderBy(asc(articles.id)).prepare();
const updateHead = (db: Builders) =>
  db
    .update(articles)
    .set({
      seq: sql`${articles.seq} + 1`,
      version: sql`${sql.placeholder("version")}`,
      updatedAt: sql`${sql.placeholder("at")}`,
    })
    .where(thisArticle)
    .returning({ seq: articles.seq })
    .prepare();

/** A new article, before its first event. */
export async function insertArticle(tx: Writer, article: StoredArticle): Promise<void> {
  await tx.insert(articles).values(article);
}

export async function headOfArticle(db: Reader, id: string): Promise<ArticleHead | undefined> {
  const [found] = await db.prepared(selectHead).execute({ id });
  return found;
}

/** The article's own row, as changes carry it. */
export async function articleRow(db: Reader, id: string): Promise<ArticleRow | undefined> {
  const [found] = await db.prepared(selectRow).execute({ id });
  return found;
}

/** Row and head in one look, for the start of a command. */
export async function articleRowAndHead(db: Reader, id: string): Promise<(ArticleRow & ArticleHead) | undefined> {
  const [found] = await db.prepared(selectRowAndHead).execute({ id });
  return found;
}

export async function storedArticle(db: Reader, id: string): Promise<StoredArticle | undefined> {
  const [found] = await db.prepared(selectStored).execute({ id });
  return found;
}

/** Every article's id, oldest first, for jobs that visit all. */
export async function articleIds(db: Reader): Promise<string[]> {
  return (await db.prepared(selectIds).execute()).map((article) => article.id);
}

/** Takes the next number in the article's log and sets the version that holds from then on. */
export async function bumpArticle(tx: Writer, id: string, version: number, at: number): Promise<number> {
  const [bumped] = await tx.prepared(updateHead).execute({ id, version, at });
  if (bumped === undefined) throw new AppError("not_found", "There is no such article.");
  return bumped.seq;
}
