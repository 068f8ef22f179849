import type { Reader } from "#db/database.ts";
import { articleRowAndHead, storedArticle } from "#db/queries/articles.ts";
import { changesUpTo, eventById, eventsAfter, lastChange, timeOfEvent } from "#db/queries/events.ts";
import { peopleOfArticle } from "#db/queries/people.ts";
import { versionRows } from "#db/queries/review-rows.ts";
import { AppError } from "#domain/errors.ts";
import { buildReport } from "#domain/report/model.ts";
import { plainTextSha256 } from "#domain/report/offsets.ts";
import type { Report } from "#domain/report/report.ts";
import type { Locale } from "#domain/review/citation.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { type LogOutline, type LogPoint, takenBack } from "#domain/review/log-points.ts";
import type { StetHandle } from "./handle.ts";
import { articleAt, outlineIn } from "./past.ts";
import type { Permit } from "./permissions.ts";

/** A named point of the log, with the name of who named it; empty for someone unknown. */
export interface NamedVersion {
  id: string;
  name: string;
  seq: number;
  by: string;
  at: number;
}

/** What the versions page lists. */
export interface Versions extends LogOutline {
  headline: string;
  language: string;
  named: NamedVersion[];
}

/** What some points of a log are called by: as much of `Versions` as that needs, without reading the whole log. */
export interface PointNames extends Pick<Versions, "headline" | "end" | "unchangedSince" | "named"> {
  points: Pick<LogPoint, "seq" | "kind" | "draft">[];
  /** How many changes there were up to each point that is past, by its number. */
  changes: Record<number, number>;
}

/** The article at a point of its log, as it is read. */
export interface VersionRead {
  seq: number;
  /** When it came to be so (UTC milliseconds), and by whose change; nobody's for the article as loaded. */
  at: number;
  who: string | null;
  /** The file that was put in at this point, when it was one. */
  file: { seq: number; name: string } | null;
  report: Report;
}

/** The points of an article's log that one may want to read again, those with names among them. Throws `not_found`. */
export async function readVersions({ database }: StetHandle, { resource }: Permit<"article.read">): Promise<Versions> {
  const { articleId } = resource;
  return database.read(async (db) => ({
    ...(await articleAndNames(db, articleId)),
    ...(await outlineIn(db, articleId)),
  }));
}

/** What points of the log are called by. Throws `not_found` for an article that is not there. */
export async function readPointNames(
  { database }: StetHandle,
  { resource }: Permit<"article.read">,
  seqs: readonly number[],
): Promise<PointNames> {
  const { articleId } = resource;
  return database.read(async (db) => {
    const unchangedSince = await lastChange(db, articleId);
    const points: PointNames["points"] = [];
    const changes: PointNames["changes"] = {};
    for (const seq of seqs.filter((one) => one > 0)) {
      const [event] = await eventsAfter(db, articleId, seq - 1, 1);
      const draft = event && (await draftIn(db, event));
      if (draft) points.push({ seq, ...draft });
      if (seq < unchangedSince) changes[seq] = await changesUpTo(db, articleId, seq);
    }
    return { ...(await articleAndNames(db, articleId)), unchangedSince, points, changes };
  });
}

/** What an event is about a new draft: put in, taken back, put in again; null when it is nothing of the kind. */
async function draftIn(
  db: Reader,
  { id, articleId, command }: ReviewEvent,
): Promise<Pick<LogPoint, "kind" | "draft"> | null> {
  if (command.kind === "article.redraft") {
    const { restores: seq } = command;
    const at = seq === undefined ? null : await timeOfEvent(db, articleId, seq);
    return { kind: "draft", draft: { id, restores: seq === undefined ? null : { seq, at } } };
  }
  if (command.kind !== "event.undo") return null;
  const undone = await eventById(db, command.eventId);
  const draft = undone && (await draftIn(db, undone.event));
  return draft?.draft ? { kind: takenBack(draft.kind), draft: { ...draft.draft, id } } : null;
}

async function articleAndNames(
  db: Reader,
  articleId: string,
): Promise<Pick<Versions, "headline" | "language" | "end" | "named">> {
  const article = await articleRowAndHead(db, articleId);
  if (!article) throw new AppError("not_found", "There is no such article.");
  const names = new Map((await peopleOfArticle(db, articleId)).map(({ id, name }) => [id, name]));
  const named = (await versionRows(db, articleId)).map(({ id, name, seq, createdBy, createdAt }) => ({
    ...{ id, name, seq, at: createdAt },
    by: names.get(createdBy) ?? "",
  }));
  return { headline: article.headline, language: article.language, end: article.seq, named };
}

/**
 * The article with its claims as they were after event number `seq`. Who changed it last by then, and when, is told of the
 * last event that changed anything. Throws `not_found` for a point that is not there.
 */
export async function readVersion(
  handle: StetHandle,
  permit: Permit<"article.read">,
  seq: number,
  locale: Locale,
): Promise<VersionRead> {
  const { rows, doc, people } = await articleAt(handle, permit, seq);
  const { articleId } = permit.resource;
  const [event, loaded] = await handle.database.read(async (db) => {
    const last = await lastChange(db, articleId, seq);
    return last === 0
      ? ([undefined, await storedArticle(db, articleId)] as const)
      : ([(await eventsAfter(db, articleId, last - 1, 1))[0], undefined] as const);
  });
  const at = event?.at ?? rows.article.createdAt;
  const report = buildReport({
    ...rows,
    body: doc,
    people: new Map(people.map(({ id, name }) => [id, name])),
    events: [],
    plainTextSha256: await plainTextSha256(doc),
    options: { at, locale },
  });
  const name = event?.command.file?.name || loaded?.originalName;
  return { seq, at, who: event?.actorName ?? null, file: name ? { seq: event?.seq ?? 0, name } : null, report };
}
