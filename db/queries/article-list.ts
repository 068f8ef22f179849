import { and, desc, eq, inArray, isNull, notExists, or, type SQL, sql } from "drizzle-orm";
import { AppError } from "#domain/errors.ts";
import { VERDICTS, type Verdict } from "#domain/review/model.ts";
import { BACKED_BY } from "#domain/review/progress.ts";
import type { Reader } from "../database.ts";
import { articles } from "../schema/articles.ts";
import { citations, claimStates, claims, comments } from "../schema/review.ts";
import { containsText } from "../search.ts";

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
  /** Of those, the ones whose words are other ones than those of their verdict. Nobody has judged `needs-source`: none. */
  stale: Record<Verdict, number>;
  /** Standing claims whose text is gone. */
  orphaned: number;
  /** Standing claims that somebody still has to look at, as `Progress` has it. */
  unfinished: number;
  /** Comments that are not deleted. */
  comments: number;
}

export interface ArticlePage {
  articles: ArticleSummary[];
  /** Where the next page begins, or null when this is the last. Opaque. */
  next: string | null;
}

export interface ArticleListRequest {
  /** Text that the headline or byline must hold. */
  query?: string | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
  /** Articles a page; 50 unless told. */
  limit?: number | undefined;
}

/** Articles, newest first, whose headline or byline holds the text of `query`, whatever its case and accents. */
export async function listArticles(
  db: Reader,
  { query = "", cursor, limit = 50 }: ArticleListRequest,
): Promise<ArticlePage> {
  const wanted = query.trim();
  const page = db.$with("page").as(
    db
      .select({
        id: articles.id,
        headline: articles.headline,
        byline: articles.byline,
        language: articles.language,
        deadline: articles.deadline,
        createdAt: articles.createdAt,
        updatedAt: articles.updatedAt,
      })
      .from(articles)
      .where(
        and(
          cursor === undefined ? undefined : before(cursor),
          wanted === "" ? undefined : containsText([articles.headline, articles.byline], wanted),
        ),
      )
      .orderBy(desc(articles.createdAt), desc(articles.id))
      .limit(limit + 1),
  );
  // Joined instead, SQLite goes through the claims of all articles in the order of their groups.
  const onPage = db.select({ id: page.id }).from(page);
  const isStale = eq(claimStates.stale, true);
  const uncarried = notExists(
    db
      .select({ one: sql`1` })
      .from(citations)
      .where(and(eq(citations.claimId, claims.id), eq(citations.stance, carryingStance()))),
  );
  const claimCounts = db.$with("claim_counts").as(
    db
      .select({
        articleId: claims.articleId,
        verified: countWhere(eq(claims.verdict, "verified")).as("verified"),
        disputed: countWhere(eq(claims.verdict, "disputed")).as("disputed"),
        needsSource: countWhere(eq(claims.verdict, "needs-source")).as("needs_source"),
        staleVerified: countWhere(and(isStale, eq(claims.verdict, "verified"))).as("stale_verified"),
        staleDisputed: countWhere(and(isStale, eq(claims.verdict, "disputed"))).as("stale_disputed"),
        orphaned: countWhere(eq(claimStates.orphaned, true)).as("orphaned"),
        unfinished: countWhere(or(eq(claims.verdict, "needs-source"), uncarried, isStale)).as("unfinished"),
      })
      .from(claims)
      .leftJoin(claimStates, eq(claimStates.claimId, claims.id))
      .where(and(inArray(claims.articleId, onPage), isNull(claims.removedAt)))
      .groupBy(claims.articleId),
  );
  const commentCounts = db.$with("comment_counts").as(
    db
      .select({ articleId: comments.articleId, total: countWhere(isNull(comments.deletedAt)).as("total") })
      .from(comments)
      .where(inArray(comments.articleId, onPage))
      .groupBy(comments.articleId),
  );
  const rows = await db
    .with(page, claimCounts, commentCounts)
    .select()
    .from(page)
    .leftJoin(claimCounts, eq(claimCounts.articleId, page.id))
    .leftJoin(commentCounts, eq(commentCounts.articleId, page.id))
    .orderBy(desc(page.createdAt), desc(page.id));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    articles: rows.slice(0, limit).map(({ page: article, claim_counts: counts, comment_counts: said }) => ({
      ...article,
      claims: {
        verified: counts?.verified ?? 0,
        disputed: counts?.disputed ?? 0,
        "needs-source": counts?.needsSource ?? 0,
      },
      stale: {
        verified: counts?.staleVerified ?? 0,
        disputed: counts?.staleDisputed ?? 0,
        "needs-source": 0,
      },
      orphaned: counts?.orphaned ?? 0,
      unfinished: counts?.unfinished ?? 0,
      comments: said?.total ?? 0,
    })),
    next: last === undefined ? null : `${last.page.createdAt}.${last.page.id}`,
  };
}

function countWhere(condition: SQL | undefined): SQL<number> {
  return sql<number>`sum(case when ${condition} then 1 else 0 end)`.mapWith(Number);
}

/** The stance that a citation must have to carry its claim's verdict; null where none can. */
function carryingStance(): SQL {
  const cases = VERDICTS.map((verdict) => sql`when ${verdict} then ${BACKED_BY[verdict]}`);
  return sql`case ${claims.verdict} ${sql.join(cases, sql` `)} end`;
}

/** Rows that come after the cursor's in the order of the list. */
function before(cursor: string): SQL {
  const [, at, id] = /^(\d{1,16})\.(.{1,64})$/s.exec(cursor) ?? [];
  if (at === undefined || id === undefined)
    throw new AppError("invalid_input", "This page of the list is unknown. Begin with the first.", { field: "cursor" });
  return sql`(${articles.createdAt}, ${articles.id}) < (${Number(at)}, ${id})`;
}
