import type { Writer } from "#db/database.ts";
import { eventById } from "#db/queries/events.ts";
import {
  citationById,
  claimById,
  commentById,
  correctionById,
  nextClaimNumber,
  sourceById,
  spanById,
  spansOfClaim,
  threadById,
  versionById,
} from "#db/queries/review.ts";
import { placedTables } from "#db/queries/review-rows.ts";
import { carryRange, mapRange, verifyAnchor } from "#domain/article/anchor.ts";
import { sentencesAround } from "#domain/article/sentences.ts";
import type { TextHistory } from "#domain/article/text-history.ts";
import type { Command } from "#domain/review/commands.ts";
import { refersTo } from "#domain/review/decide.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type { ArticleRow, ReviewTables, SpanRow, TableName } from "#domain/review/model.ts";
import { contextOfPlaces, textOfPlaces, wordsAt } from "#domain/review/rules/claims.ts";
import { spansIn } from "#domain/review/sending.ts";
import { reachOfEffect } from "#domain/review/text-effect.ts";
import type { ReviewView } from "#domain/review/view.ts";
import type { StetHandle } from "./handle.ts";

/** What a command may look at, the claim it turned out to be about, and the text as far back as it needs it. */
export interface LoadedView extends ReviewView {
  claimId: string | null;
  history: TextHistory | null;
  /** The event that the command takes back. */
  undone: ReviewEvent | undefined;
}

/** Reads inside the command's transaction what the command may look at. */
export async function loadView(
  { documents }: StetHandle,
  tx: Writer,
  article: ArticleRow,
  version: number,
  command: Command,
): Promise<LoadedView> {
  const rows = await rowsFor(tx, article.id, command);
  const { claimId, event, standing } = rows;
  const reach = reachOf(command, version, standing, event);
  const history = reach === null ? null : await documents.history(tx, article.id, version, reach);
  const text = () => {
    if (!history) throw new Error(`The text was not loaded for ${command.kind}`);
    return history;
  };
  const number = command.kind === "claim.create" ? await nextClaimNumber(tx, article.id) : 0;
  return {
    ...{ article, claimId, history, textVersion: version, undone: event },
    ...{ claim: rows.get("claims"), span: rows.get("spans"), source: rows.get("sources") },
    ...{ citation: rows.get("citations"), thread: rows.get("threads"), comment: rows.get("comments") },
    ...{ correction: rows.get("corrections"), version: rows.get("versions") },
    event: (id) => (event?.id === id ? event : undefined),
    spansOf: (id) => standing.filter((span) => span.claimId === id),
    nextClaimNumber: () => number,
    placeNow: (row) => mapRange(row, text().mapping(row.version, version)),
    wordsNow: (span) =>
      wordsAt(
        text().documentAt(version),
        { ...span, ...mapRange(span, text().mapping(span.version, version)) },
        rows.get("claims")(span.claimId),
      ),
    readPlace(place, at, field) {
      const doc = text().documentAt(at);
      const anchor = verifyAnchor(doc, place, field);
      const docs = Array.from({ length: version - at }, (_, index) => text().documentAt(at + 1 + index));
      const now = carryRange(anchor, text().mapping(at, version).maps, docs);
      return { anchor: { ...anchor, ...now, version }, context: sentencesAround(doc, anchor, article.language) };
    },
    textOf(claimId, asked = version) {
      const at = Math.max(asked, ...standing.map((span) => span.version));
      const doc = text().documentAt(at);
      const places = standing.map((span) => ({ ...span, ...mapRange(span, text().mapping(span.version, at)) }));
      return {
        quote: textOfPlaces(doc, places, rows.get("claims")(claimId)),
        context: contextOfPlaces(doc, places, article.language),
      };
    },
  };
}

const READS_CLAIM_TEXT: ReadonlySet<Command["kind"]> = new Set(["claim.setVerdict", "claim.removeSpan"]);

/** How far back the text must be known; null when it is not asked for. */
function reachOf(
  command: Command,
  version: number,
  standing: readonly SpanRow[],
  event: ReviewEvent | undefined,
): number | null {
  const ofEffect = reachOfEffect(command, version, event);
  const undoes = event?.changes.flatMap(({ table, before }) => (table === "spans" && before ? [before.version] : []));
  const readsText = spansIn(command).length > 0 || READS_CLAIM_TEXT.has(command.kind) || (undoes?.length ?? 0) > 0;
  if (!readsText && ofEffect === null) return null;
  const seen = "version" in command && command.version !== undefined ? command.version : version;
  return Math.min(ofEffect ?? version, seen, version, ...(undoes ?? []), ...standing.map((span) => span.version));
}

/** The rows that a command names, those it would overwrite, and those that an event touched which it takes back. */
async function rowsFor(tx: Writer, articleId: string, command: Command) {
  const found = new Rows();
  const ids = refersTo(command);
  const event = ids.event === undefined ? undefined : await ownEvent(tx, articleId, ids.event);
  for (const change of event?.changes ?? []) found.put(change.table, await rowOf(tx, articleId, change));
  const read = async <T extends TableName>(table: T, id: string | undefined) =>
    id === undefined ? undefined : found.put(table, await rowOf(tx, articleId, { table, id }));
  const comment = await read("comments", ids.comment);
  const thread = await read("threads", ids.thread ?? comment?.threadId);
  const citation = await read("citations", ids.citation);
  const correction = await read("corrections", ids.correction);
  await read("sources", ids.source);
  await read("versions", ids.version);
  const claimId = ids.claim ?? citation?.claimId ?? correction?.claimId ?? thread?.claimId ?? event?.claimId ?? null;
  const claim = await read("claims", claimId ?? undefined);
  const places = spansIn(command);
  const needsSpans = places.length > 0 || event !== undefined || READS_CLAIM_TEXT.has(command.kind);
  const standing = claim && needsSpans ? await spansOfClaim(tx, articleId, claim.id) : [];
  for (const span of standing) found.put("spans", span);
  for (const { id } of places) if (!found.get("spans")(id)) await read("spans", id);
  if (command.kind === "article.redraft") {
    const { spans, corrections } = await placedTables(tx, articleId);
    for (const span of spans) found.put("spans", span);
    for (const one of corrections) found.put("corrections", one);
  }
  return { claimId, event, standing, get: found.get };
}

async function ownEvent(tx: Writer, articleId: string, id: string): Promise<ReviewEvent | undefined> {
  const found = await eventById(tx, id);
  return found?.event.articleId === articleId ? found.event : undefined;
}

/** One row of this article, as it is now. */
async function rowOf<T extends TableName>(
  tx: Writer,
  articleId: string,
  { table, id }: { table: T; id: string },
): Promise<ReviewTables[T] | undefined> {
  const row = await READERS[table]?.(tx, articleId, id);
  return row as ReviewTables[T] | undefined;
}

type Reads = { [T in TableName]?: (tx: Writer, articleId: string, id: string) => Promise<ReviewTables[T] | undefined> };
/** The article's own row is at hand already. */
const READERS: Reads = {
  claims: claimById,
  spans: spanById,
  sources: sourceById,
  citations: citationById,
  threads: threadById,
  comments: commentById,
  corrections: correctionById,
  versions: versionById,
};

/** Rows by table and id. */
class Rows {
  readonly #rows = new Map<string, ReviewTables[TableName]>();

  put<T extends TableName>(table: T, row: ReviewTables[T] | undefined): ReviewTables[T] | undefined {
    if (row) this.#rows.set(`${table} ${row.id}`, row);
    return row;
  }

  get =
    <T extends TableName>(table: T) =>
    (id: string): ReviewTables[T] | undefined =>
      this.#rows.get(`${table} ${id}`) as ReviewTables[T] | undefined;
}
