import { and, asc, eq, getTableColumns, gt, sql } from "drizzle-orm";
import type { CommandOf } from "#domain/review/commands.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type { Builders, Reader, Writer } from "../database.ts";
import { events } from "../schema/articles.ts";

/** An edit as the log has it. `version` is the article's after it, so it covers the `steps.length` versions up to it. */
export interface StoredEdit {
  id: string;
  seq: number;
  version: number;
  actorId: string;
  steps: CommandOf<"article.edit">["steps"];
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
    .where(and(ofArticle, eq(events.kind, "article.edit"), gt(events.version, sql.placeholder("version"))))
    .orderBy(asc(events.version))
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

/** The edits that lead from a version to the present one, in order. */
export async function editsAfter(db: Reader, articleId: string, version: number): Promise<StoredEdit[]> {
  const rows = await db.prepared(selectEdits).execute({ articleId, version });
  return rows.flatMap(({ command, ...rest }) =>
    command.kind === "article.edit" ? [{ ...rest, steps: command.steps }] : [],
  );
}

export async function insertEvent(tx: Writer, added: ReviewEvent, fingerprint: string): Promise<void> {
  await tx.prepared(insert).execute({ ...added, fingerprint });
}
