import { AppError } from "../../errors.ts";
import { drop, found, patch } from "../change.ts";
import type { CommandOf } from "../commands.ts";
import { stepsOf } from "../event.ts";
import { type Change, LIMITS, type PlacedRow, type ReviewTables, type TableName } from "../model.ts";
import type { DecisionContext, PastEvent, ReviewView } from "../view.ts";

const PLACE_FIELDS: ReadonlySet<string> = new Set(["from", "to", "version", "quote", "prefix", "suffix"]);
/** Where a place is said to be depends on when it was last looked at; its words do not. */
const POSITION_FIELDS: ReadonlySet<string> = new Set(["from", "to", "version"]);

/**
 * Takes back one event of one's own: each row gets again what it had before, unless somebody has changed the same since
 * (`changed_since`). What the event began is ended the way its table ends things: a claim is removed and keeps its number, a
 * comment leaves a trace. Taking back such an event in turn is "redo". Its steps in the text are for `textEffect`.
 */
export function undoEvent(command: CommandOf<"event.undo">, view: ReviewView, context: DecisionContext): Change[] {
  const event = found(view.event(command.eventId), "step", "eventId");
  if (event.actorId !== context.actor.id)
    throw new AppError("forbidden", "This was done by somebody else. Only one's own steps are taken back.", {
      field: "eventId",
    });
  return event.changes.toReversed().flatMap((change) => takeBack(change, event, view, context));
}

function takeBack(change: Change, event: PastEvent, view: ReviewView, context: DecisionContext): Change[] {
  if (change.before === null) return change.after === null ? [] : endBegun(change, event, view, context);
  if (change.after === null) {
    if (rowNow(view, change)) return [];
    if (change.table === "spans" && view.spansOf(change.before.claimId).length >= LIMITS.spansPerClaim)
      throw changedSince();
    return [{ ...change, before: null, after: standingNow(change.before, view) } as Change];
  }
  return giveBack(change.table, change.before, change.after, event, view);
}

/** A row that was there before and after: what the event changed in it becomes what it was. */
function giveBack<T extends TableName>(
  table: T,
  before: ReviewTables[T],
  after: ReviewTables[T],
  { command }: PastEvent,
  view: ReviewView,
): Change[] {
  const now = rowNow(view, { table, id: before.id });
  if (!now) throw changedSince();
  const isOfText = stepsOf(command).length > 0;
  const changed = (Object.keys(before) as (keyof ReviewTables[T] & string)[])
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .filter((name) => !isOfText || !PLACE_FIELDS.has(name));
  for (const name of changed)
    if (!POSITION_FIELDS.has(name) && JSON.stringify(now[name]) !== JSON.stringify(after[name])) throw changedSince();
  if (changed.length === 0) return [];
  const isMoved = changed.some((name) => PLACE_FIELDS.has(name));
  const earlier = isMoved ? standingNow(before, view) : before;
  const fields: Partial<ReviewTables[T]> = {};
  // A place is given back as a whole, with the words around it.
  for (const name of Object.keys(before) as typeof changed)
    if (changed.includes(name) || (isMoved && PLACE_FIELDS.has(name))) fields[name] = earlier[name];
  return patch(table, now, fields);
}

/** A row that the event began. */
function endBegun(
  { table, id, after }: Change,
  event: PastEvent,
  view: ReviewView,
  { actor, at }: DecisionContext,
): Change[] {
  switch (table) {
    case "claims": {
      const claim = view.claim(id);
      if (!claim || claim.removedAt !== null) return [];
      if (claim.verdictBy !== actor.id) throw changedSince();
      return patch("claims", claim, { removedAt: at });
    }
    case "spans": {
      const span = view.span(id);
      const isWithClaim = event.changes.some((change) => change.table === "claims" && change.before === null);
      if (isWithClaim || !span) return [];
      if (view.spansOf(span.claimId).length < 2) throw changedSince();
      return [drop("spans", span)];
    }
    case "citations": {
      const citation = view.citation(id);
      if (citation && !isSame(citation, after)) throw changedSince();
      return citation ? [drop("citations", citation)] : [];
    }
    case "comments": {
      const comment = view.comment(id);
      return comment && comment.deletedAt === null ? patch("comments", comment, { body: "", deletedAt: at }) : [];
    }
    case "corrections": {
      const correction = view.correction(id);
      if (correction?.status !== "open") throw changedSince();
      return patch("corrections", correction, { status: "withdrawn", decidedBy: actor.id, decidedAt: at });
    }
    case "versions": {
      const version = view.version(id);
      if (version && !isSame(version, after)) throw changedSince();
      return version ? [drop("versions", version)] : [];
    }
    // A record may serve others meanwhile, and a discussion has its trace: both stay.
    case "sources":
    case "threads":
    case "articles":
      return [];
  }
}

function isSame(one: object | null, other: object | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function rowNow<T extends TableName>(
  view: ReviewView,
  { table, id }: { table: T; id: string },
): ReviewTables[T] | undefined {
  const readers: { [Name in TableName]: (id: string) => ReviewTables[Name] | undefined } = {
    articles: () => view.article,
    claims: view.claim,
    spans: view.span,
    sources: view.source,
    citations: view.citation,
    threads: view.thread,
    comments: view.comment,
    corrections: view.correction,
    versions: view.version,
  };
  return readers[table](id);
}

/** A row of former times with its place as it is now; one whose text was gone then has none again. */
function standingNow<Row extends ReviewTables[TableName]>(row: Row, view: ReviewView): Row {
  if (!isPlaced(row)) return row;
  const { from, to } = view.placeNow(row);
  if (from === to && row.from !== row.to) throw changedSince();
  return { ...row, from, to, version: view.textVersion };
}

function isPlaced(row: ReviewTables[TableName]): row is ReviewTables[TableName] & PlacedRow {
  return "suffix" in row;
}

function changedSince(): AppError {
  return new AppError("changed_since", "Somebody has changed this since, so it is not taken back.", {
    field: "eventId",
  });
}
