import type { Verdict } from "#domain/review/model.ts";
import type { Reader } from "../database.ts";

export interface ArticleSummary {
  id: string;
  headline: string;
  byline: string;
  language: string;
  deadline: number | null;
  createdAt: number;
  updatedAt: number;
  /** Standing claims by verdict. */
  claims: Record<Verdict, number>;
  /** Standing claims that need a source or have no citation yet. */
  unfinished: number;
  /** Comments that are not deleted. */
  comments: number;
}

export interface ArticlePage {
  articles: ArticleSummary[];
  /** Where the next page begins, or null when this is the last. Opaque. */
  next: string | null;
}

/** Articles, newest first, whose headline or byline holds the text of `query`, whatever its case and accents. */
export async function listArticles(
  _db: Reader,
  _page: { query?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<ArticlePage> {
  throw new Error("Not there yet.");
}
