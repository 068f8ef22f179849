import { and, asc, eq, inArray, lte, or } from "drizzle-orm";
import type { Person } from "#domain/review/model.ts";
import type { Reader } from "../database.ts";
import { user } from "../schema/accounts.ts";
import { articles, events } from "../schema/articles.ts";
import { citations, claims, comments, corrections, sources, threads, versions } from "../schema/review.ts";

/** The names behind the ids in an article's rows. */
export async function peopleOfArticle(db: Reader, articleId: string): Promise<Person[]> {
  const { createdBy, verdictBy } = claims;
  const { resolvedBy } = threads;
  const { decidedBy } = corrections;
  return db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(
      or(
        inArray(user.id, db.select({ id: articles.createdBy }).from(articles).where(eq(articles.id, articleId))),
        inArray(user.id, db.select({ id: createdBy }).from(claims).where(eq(claims.articleId, articleId))),
        inArray(user.id, db.select({ id: verdictBy }).from(claims).where(eq(claims.articleId, articleId))),
        inArray(user.id, db.select({ id: sources.createdBy }).from(sources).where(eq(sources.articleId, articleId))),
        inArray(
          user.id,
          db.select({ id: citations.createdBy }).from(citations).where(eq(citations.articleId, articleId)),
        ),
        inArray(user.id, db.select({ id: threads.createdBy }).from(threads).where(eq(threads.articleId, articleId))),
        inArray(user.id, db.select({ id: resolvedBy }).from(threads).where(eq(threads.articleId, articleId))),
        inArray(
          user.id,
          db.select({ id: corrections.createdBy }).from(corrections).where(eq(corrections.articleId, articleId)),
        ),
        inArray(user.id, db.select({ id: decidedBy }).from(corrections).where(eq(corrections.articleId, articleId))),
        inArray(user.id, db.select({ id: versions.createdBy }).from(versions).where(eq(versions.articleId, articleId))),
        inArray(user.id, db.select({ id: comments.createdBy }).from(comments).where(eq(comments.articleId, articleId))),
      ),
    )
    .orderBy(asc(user.id));
}

/** Everyone who did something in an article's log up to event number `seq`. */
export async function peopleOfLog(db: Reader, articleId: string, seq: number): Promise<Person[]> {
  const actors = db
    .select({ id: events.actorId })
    .from(events)
    .where(and(eq(events.articleId, articleId), lte(events.seq, seq)));
  return db.select({ id: user.id, name: user.name }).from(user).where(inArray(user.id, actors)).orderBy(asc(user.id));
}
