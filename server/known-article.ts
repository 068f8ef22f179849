import type { Reader } from "#db/database.ts";
import { type ArticleHead, articleRowAndHead } from "#db/queries/articles.ts";
import { AppError } from "#domain/errors.ts";
import type { ArticleRow } from "#domain/review/model.ts";

/** The article's row, and where its log and its text stand. Throws `not_found`. */
export async function knownArticle(db: Reader, articleId: string): Promise<ArticleRow & ArticleHead> {
  const article = await articleRowAndHead(db, articleId);
  if (!article) throw new AppError("not_found", "There is no such article.");
  return article;
}
