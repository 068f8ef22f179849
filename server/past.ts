import { Step } from "prosemirror-transform";
import type { Reader } from "#db/database.ts";
import { changesBetween, changesOfArticleRow, editsAfter, logOutline, versionAtEvent } from "#db/queries/events.ts";
import { peopleOfArticle, peopleOfLog } from "#db/queries/people.ts";
import { type PlaceCheckpoint, placesUpTo } from "#db/queries/place-checkpoints.ts";
import { versionRows } from "#db/queries/review-rows.ts";
import { articleSchema } from "#domain/article/schema.ts";
import { AppError } from "#domain/errors.ts";
import { invert, patch } from "#domain/review/change.ts";
import { type LogOutline, type LogPoint, outlineOf } from "#domain/review/log-points.ts";
import type { ArticleRow, Change, Person, PlacedRow } from "#domain/review/model.ts";
import { SpanPositions } from "#domain/review/positions.ts";
import type { LoadedArticle } from "#domain/review/session-options.ts";
import { type ReviewRows, ReviewStore } from "#domain/review/store.ts";
import type { StetHandle } from "./handle.ts";
import { knownArticle } from "./known-article.ts";
import type { Permit } from "./permissions.ts";

const PLACED_TABLES = ["spans", "corrections"] as const;

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
    const known = await placesUpTo(db, articleId, seq);
    if (known) {
      store.apply(await changesBetween(db, articleId, 0, known.seq));
      store.apply(placedAgain(store, known));
    }
    store.apply(await changesBetween(db, articleId, known?.seq ?? 0, seq));
    const rows = await carriedTo(db, articleId, version, store.rows());
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
  const named = (await versionRows(db, articleId)).map(({ seq }) => seq);
  return outlineOf(await knownArticle(db, articleId), await logOutline(db, articleId), named);
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

/** That rows stood where their places were stored. */
function placedAgain(store: ReviewStore, { version, places }: PlaceCheckpoint): Change[] {
  return PLACED_TABLES.flatMap((table) =>
    [...store.all(table).values()].flatMap((row) => {
      const place = places[row.id];
      return place ? patch(table, row, { from: place[0], to: place[1], version }) : [];
    }),
  );
}

/**
 * Rows with their places at a version, from where events put them. All are carried along step by step: a look at every
 * step for each row would take seconds where both are many.
 */
async function carriedTo(db: Reader, articleId: string, version: number, then: ReviewRows): Promise<ReviewRows> {
  const placed: PlacedRow[] = [...then.spans, ...then.corrections];
  const waiting = Map.groupBy(placed, (row) => row.version);
  const positions = new SpanPositions();
  let at = Math.min(version, ...waiting.keys());
  const arrive = () => {
    for (const row of waiting.get(at) ?? []) positions.set(row.id, row);
  };
  arrive();
  for (const { steps } of await editsAfter(db, articleId, at, version))
    for (const json of steps) {
      positions.map(Step.fromJSON(articleSchema, json).getMap());
      at += 1;
      arrive();
    }
  const carried = <Row extends PlacedRow>(row: Row): Row => ({ ...row, ...positions.get(row.id), version });
  return { ...then, spans: then.spans.map(carried), corrections: then.corrections.map(carried) };
}

function emptyRows(article: ArticleRow) {
  return {
    article,
    ...{ claims: [], spans: [], sources: [], citations: [], threads: [], comments: [], corrections: [], versions: [] },
  };
}
