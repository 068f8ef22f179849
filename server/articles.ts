import { type ArticlePage, listArticles as listRows } from "#db/queries/article-list.ts";
import { type StoredArticle, storedArticle } from "#db/queries/articles.ts";
import { peopleOfArticle } from "#db/queries/people.ts";
import { reviewRows } from "#db/queries/review-rows.ts";
import { AppError } from "#domain/errors.ts";
import type { LoadedArticle } from "#domain/review/session-options.ts";
import type { StetHandle } from "./handle.ts";
import { knownArticle } from "./known-article.ts";
import type { Permit } from "./permissions.ts";
import { placedAt } from "./placed-at.ts";

/** One page of the desk's list, newest first. */
export async function listArticles(
  { database }: StetHandle,
  _permit: Permit<"article.list">,
  page: { query?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<ArticlePage> {
  return database.read((db) => listRows(db, page));
}

/** An article with its body and all its rows at one moment, places at the version of the body. */
export async function openArticle(
  { database, documents }: StetHandle,
  { resource }: Permit<"article.read"> | Permit<"report.read">,
): Promise<LoadedArticle> {
  const { articleId } = resource;
  return database.read(async (db) => {
    const { seq, version, ...article } = await knownArticle(db, articleId);
    const rows = await reviewRows(db, articleId);
    const since = Math.min(version, ...[...rows.spans, ...rows.corrections].map((row) => row.version));
    const history = await documents.history(db, articleId, version, since);
    const [spans, corrections] = [placedAt(history, rows.spans), placedAt(history, rows.corrections)];
    return {
      rows: { ...rows, spans, corrections, article },
      doc: history.documentAt(version),
      version,
      seq,
      people: await peopleOfArticle(db, articleId),
    };
  });
}

/** The body alone, as it was at a version. Throws `version_conflict` for one that is not there yet. */
export async function bodyAt(
  { database, documents }: StetHandle,
  { resource }: Permit<"article.read">,
  version: number,
): Promise<Record<string, unknown>> {
  return database.read(async (db) => {
    const head = await knownArticle(db, resource.articleId);
    if (version > head.version)
      throw new AppError("version_conflict", "There is no such version yet.", { field: "version" });
    return (await documents.past(db, resource.articleId, version)).toJSON();
  });
}

/** What is known of an article besides its body and review: how it came in, and what its import left out. */
export async function articleFacts(
  { database }: StetHandle,
  { resource }: Permit<"article.read">,
): Promise<StoredArticle | undefined> {
  return database.read((db) => storedArticle(db, resource.articleId));
}
