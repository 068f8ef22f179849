import { aliasedTable, and, asc, count, desc, eq, getTableColumns, gt, inArray, lte, ne, or, sql } from "drizzle-orm";
import type { StepInput } from "#domain/review/commands.ts";
import { type ReviewEvent, stepsOf, TEXT_KINDS } from "#domain/review/event.ts";
import type { OutlinedAct, OutlinedEvent } from "#domain/review/log-points.ts";
import type { Change } from "#domain/review/model.ts";
import type { Builders, Reader, Writer } from "../database.ts";
import { events } from "../schema/articles.ts";

/** An edit as the log has it. `version` is the article's after it, so it covers the `steps.length` versions up to it. */
export interface StoredEdit {
  id: string;
  seq: number;
  version: number;
  actorId: string;
  steps: readonly StepInput[];
}

const { fingerprint: _fingerprint, ...event } = getTableColumns(events);
const ofArticle = eq(events.articleId, sql.placeholder("articleId"));

const selectById = (db: Builders) =>
  db
    .select()
    .from(events)
    .where(eq(events.id, sql.placeholder("id")))
    .prepare();
const selectAfter = (db: Builders) =>
  db
    .select(event)
    .from(events)
    .where(and(ofArticle, gt(events.seq, sql.placeholder("seq"))))
    .orderBy(asc(events.seq))
    .limit(sql.placeholder("limit"))
    .prepare();
const selectOfClaim = (db: Builders) =>
  db
    .select(event)
    .from(events)
    .where(and(ofArticle, eq(events.claimId, sql.placeholder("claimId")), gt(events.seq, sql.placeholder("seq"))))
    .orderBy(asc(events.seq))
    .limit(sql.placeholder("limit"))
    .prepare();
const selectEdits = (db: Builders) =>
  db
    .select({
      id: events.id,
      seq: events.seq,
      version: events.version,
      actorId: events.actorId,
      command: events.command,
    })
    .from(events)
    .where(
      and(
        ofArticle,
        inArray(events.kind, TEXT_KINDS),
        gt(events.version, sql.placeholder("version")),
        lte(events.version, sql.placeholder("last")),
      ),
    )
    .orderBy(asc(events.version), asc(events.seq))
    .prepare();
// Asked for an order, SQLite goes through the whole log instead of to the few events of these kinds.
const selectOfArticleRow = (db: Builders) =>
  db
    .select({ seq: events.seq, changes: events.changes })
    .from(events)
    .where(and(ofArticle, inArray(events.kind, ["article.describe", "article.redraft", "event.undo"])))
    .prepare();
const selectRowsBetween = (db: Builders) =>
  db
    .select({ changes: events.changes })
    .from(events)
    .where(
      and(
        ofArticle,
        gt(events.seq, sql.placeholder("after")),
        lte(events.seq, sql.placeholder("seq")),
        ne(sql`${events.changes}`, "[]"),
      ),
    )
    .orderBy(asc(events.seq))
    .prepare();
/**
 * Whether an event changed rows besides names of versions, which go alone. An edit that did has changed the text, so that
 * what it holds need not be looked at.
 */
const changesRows =
  sql`${events.kind} <> 'article.edit' and coalesce(${events.changes} -> 0 ->> 'table', 'versions') <> 'versions'`.mapWith(
    Boolean,
  );
const selectOutline = (db: Builders) =>
  db
    .select({
      seq: events.seq,
      kind: events.kind,
      at: events.at,
      actorName: events.actorName,
      version: events.version,
      changesRows,
    })
    .from(events)
    .where(ofArticle)
    .orderBy(asc(events.seq))
    .prepare();
const selectActs = (db: Builders) =>
  db
    .select({
      seq: events.seq,
      id: events.id,
      undoes: sql<string | null>`${events.command} ->> 'eventId'`,
      restores: sql<number | string | null>`${events.command} ->> 'restores'`,
    })
    .from(events)
    .where(and(ofArticle, inArray(events.kind, ["article.redraft", "event.undo"])))
    .prepare();
const selectTimes = (db: Builders) =>
  db
    .select({ at: events.at })
    .from(events)
    .where(and(ofArticle, eq(events.seq, sql.placeholder("seq"))))
    .prepare();
const earlier = aliasedTable(events, "earlier");
/** Whether an event changed more than the names of versions: rows, or the text. */
const changesAny = (db: Builders) => {
  const before = db
    .select({ version: earlier.version })
    .from(earlier)
    .where(and(eq(earlier.articleId, events.articleId), eq(earlier.seq, sql`${events.seq} - 1`)));
  return or(changesRows, ne(events.version, sql`coalesce(${before}, 0)`));
};
const selectLastChange = (db: Builders) =>
  db
    .select({ seq: events.seq })
    .from(events)
    .where(and(ofArticle, lte(events.seq, sql.placeholder("seq")), changesAny(db)))
    .orderBy(desc(events.seq))
    .limit(1)
    .prepare();
const countChanges = (db: Builders) =>
  db
    .select({ count: count() })
    .from(events)
    .where(and(ofArticle, lte(events.seq, sql.placeholder("seq")), changesAny(db)))
    .prepare();
const selectVersionAt = (db: Builders) =>
  db
    .select({ version: events.version })
    .from(events)
    .where(and(ofArticle, eq(events.seq, sql.placeholder("seq"))))
    .prepare();
const insert = (db: Builders) =>
  db
    .insert(events)
    .values({
      articleId: sql.placeholder("articleId"),
      seq: sql.placeholder("seq"),
      id: sql.placeholder("id"),
      kind: sql.placeholder("kind"),
      claimId: sql.placeholder("claimId"),
      actorId: sql.placeholder("actorId"),
      actorName: sql.placeholder("actorName"),
      at: sql.placeholder("at"),
      version: sql.placeholder("version"),
      command: sql.placeholder("command"),
      changes: sql.placeholder("changes"),
      fingerprint: sql.placeholder("fingerprint"),
    })
    .prepare();

/** The event a command became, in whatever article, and the fingerprint of what was sent. */
export async function eventById(
  db: Reader,
  id: string,
): Promise<{ event: ReviewEvent; fingerprint: string } | undefined> {
  const [found] = await db.prepared(selectById).execute({ id });
  if (found === undefined) return undefined;
  const { fingerprint, ...rest } = found;
  return { event: rest, fingerprint };
}

/** The log after event number `seq`, at most `limit` events. */
export async function eventsAfter(db: Reader, articleId: string, seq: number, limit: number): Promise<ReviewEvent[]> {
  return db.prepared(selectAfter).execute({ articleId, seq, limit });
}

/** What happened to one claim after event number `seq`, oldest first. */
export async function eventsOfClaim(
  db: Reader,
  articleId: string,
  claimId: string,
  page: { seq: number; limit: number } = { seq: 0, limit: 1_000 },
): Promise<ReviewEvent[]> {
  return db.prepared(selectOfClaim).execute({ articleId, claimId, ...page });
}

/** What changed the text after a version, up to another one or to the present, in order. */
export async function editsAfter(
  db: Reader,
  articleId: string,
  version: number,
  last = Number.MAX_SAFE_INTEGER,
): Promise<StoredEdit[]> {
  const rows = await db.prepared(selectEdits).execute({ articleId, version, last });
  return rows
    .map(({ command, ...rest }) => ({ ...rest, steps: stepsOf(command) }))
    .filter(({ steps }) => steps.length > 0);
}

/** What the log changed in the article's own row, in order: only these kinds of command can. */
export async function changesOfArticleRow(db: Reader, articleId: string): Promise<Change[]> {
  const rows = await db.prepared(selectOfArticleRow).execute({ articleId });
  return rows
    .sort((one, other) => one.seq - other.seq)
    .flatMap(({ changes }) => changes.filter(({ table }) => table === "articles"));
}

/** What the events after number `after`, up to number `seq`, changed in rows, in order. */
export async function changesBetween(db: Reader, articleId: string, after: number, seq: number): Promise<Change[]> {
  const rows = await db.prepared(selectRowsBetween).execute({ articleId, after, seq });
  return rows.flatMap(({ changes }) => changes);
}

/** All of an article's log without what it holds, oldest first. */
export async function logOutline(db: Reader, articleId: string): Promise<OutlinedEvent[]> {
  const rows = await db.prepared(selectOutline).execute({ articleId });
  const acts = await draftsAndUndos(db, articleId);
  return rows.map((row) => {
    const act = acts.get(row.seq);
    return act ? { ...row, act } : row;
  });
}

async function draftsAndUndos(db: Reader, articleId: string): Promise<Map<number, OutlinedAct>> {
  const acts = new Map<number, OutlinedAct>();
  for (const { seq, id, undoes, restores } of await db.prepared(selectActs).execute({ articleId })) {
    const restored = restores === null ? null : Number(restores);
    const at = restored === null ? null : await timeOfEvent(db, articleId, restored);
    acts.set(seq, { id, undoes, restores: restored === null ? null : { seq: restored, at } });
  }
  return acts;
}

/** When an event happened, UTC milliseconds; null when there is no such event. */
export async function timeOfEvent(db: Reader, articleId: string, seq: number): Promise<number | null> {
  return (await db.prepared(selectTimes).execute({ articleId, seq }))[0]?.at ?? null;
}

/** The number of the last event, up to number `seq` or of all, that changed more than the names of versions; 0 for none. */
export async function lastChange(db: Reader, articleId: string, seq = Number.MAX_SAFE_INTEGER): Promise<number> {
  return (await db.prepared(selectLastChange).execute({ articleId, seq }))[0]?.seq ?? 0;
}

/** How many events up to number `seq` changed more than the names of versions. */
export async function changesUpTo(db: Reader, articleId: string, seq: number): Promise<number> {
  return (await db.prepared(countChanges).execute({ articleId, seq }))[0]?.count ?? 0;
}

/** The version of the text after event number `seq`; undefined when there is no such event. */
export async function versionAtEvent(db: Reader, articleId: string, seq: number): Promise<number | undefined> {
  return (await db.prepared(selectVersionAt).execute({ articleId, seq }))[0]?.version;
}

export async function insertEvent(tx: Writer, added: ReviewEvent, fingerprint: string): Promise<void> {
  await tx.prepared(insert).execute({ ...added, fingerprint });
}
