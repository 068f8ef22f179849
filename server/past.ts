import { Mapping, Step } from "prosemirror-transform";
import type { Reader } from "#db/database.ts";
import { changesOfArticleRow, changesUpTo, editsAfter, logOutline, versionAtEvent } from "#db/queries/events.ts";
import { peopleOfArticle, peopleOfLog } from "#db/queries/people.ts";
import { articleSchema } from "#domain/article/schema.ts";
import { AppError } from "#domain/errors.ts";
import { invert } from "#domain/review/change.ts";
import { type LogOutline, type LogPoint, outlineOf } from "#domain/review/log-points.ts";
import type { ArticleRow, Person, PlacedRow } from "#domain/review/model.ts";
import type { LoadedArticle } from "#domain/review/session-options.ts";
import { ReviewStore } from "#domain/review/store.ts";
import type { StetHandle } from "./handle.ts";
import { knownArticle } from "./known-article.ts";
import type { Permit } from "./permissions.ts";
import { placedAt, type Ways } from "./places-cache.ts";

/**
 * The article as it was after event number `seq` of its log (0: as loaded): the body, and all its rows with their places
 * in that body. Throws `not_found` for a point that is not there yet, which was asked for in `field`.
 */
export async function articleAt(
  { database, documents }: StetHandle,
  { resource }: Permit<"article.read">,
  seq: number,
  field = "seq",
): Promise<LoadedArticle> {
  const { articleId } = resource;
  return database.read(async (db) => {
    const { seq: end, version: _version, ...article } = await knownArticle(db, articleId);
    const version = seq === 0 ? 0 : await versionAtEvent(db, articleId, seq);
    if (seq > end || version === undefined)
      throw new AppError("not_found", "The article's log has no such point.", { field });
    const store = new ReviewStore(emptyRows(await firstRow(db, article)));
    store.apply(await changesUpTo(db, articleId, seq));
    const then = store.rows();
    const ways = await waysTo(db, articleId, version, [...then.spans, ...then.corrections]);
    const rows = { ...then, spans: placedAt(ways, then.spans), corrections: placedAt(ways, then.corrections) };
    const doc = await documents.past(db, articleId, version);
    return { rows, doc, version, seq, people: await peopleUpTo(db, articleId, seq) };
  });
}

/** The points of an article's log that one may want to read again, newest first. Throws `not_found`. */
export async function logPoints(
  { database }: StetHandle,
  { resource }: Permit<"article.read">,
): Promise<readonly LogPoint[]> {
  return database.read(async (db) => (await outlineIn(db, resource.articleId)).points);
}

/** An article's log in outline. Throws `not_found`. */
export async function outlineIn(db: Reader, articleId: string): Promise<LogOutline> {
  return outlineOf(await knownArticle(db, articleId), await logOutline(db, articleId));
}

/** An article's row before its first event, which is in no change: the present one with all changes read backwards. */
async function firstRow(db: Reader, article: ArticleRow): Promise<ArticleRow> {
  const store = new ReviewStore(emptyRows(article));
  const changes = await changesOfArticleRow(db, article.id);
  store.apply(changes.toReversed().map(invert));
  return store.article;
}

/** The names behind the ids in rows as they were: who judged first may be behind no row any more. */
async function peopleUpTo(db: Reader, articleId: string, seq: number): Promise<Person[]> {
  const people = [...(await peopleOfArticle(db, articleId)), ...(await peopleOfLog(db, articleId, seq))];
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** How places move to a version from where events put rows, which stored rows are no longer at. */
async function waysTo(db: Reader, articleId: string, version: number, rows: readonly PlacedRow[]): Promise<Ways> {
  const first = Math.min(version, ...rows.map((row) => row.version));
  const maps = (await editsAfter(db, articleId, first, version)).flatMap(({ steps }) =>
    steps.map((json) => Step.fromJSON(articleSchema, json).getMap()),
  );
  return { version, mapping: (from) => new Mapping(maps.slice(from - first)) };
}

function emptyRows(article: ArticleRow) {
  return {
    article,
    ...{ claims: [], spans: [], sources: [], citations: [], threads: [], comments: [], corrections: [], versions: [] },
  };
}
