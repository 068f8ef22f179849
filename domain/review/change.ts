import { AppError } from "../errors.ts";
import type { Change, PlacedTable, ReviewTables, TableName } from "./model.ts";

/** A new row. */
export function put<T extends TableName>(table: T, after: ReviewTables[T]): Change {
  return { table, id: after.id, before: null, after } as Change;
}

/** A row with some fields set anew; no change at all when they were so already. */
export function patch<T extends TableName>(
  table: T,
  before: ReviewTables[T],
  fields: Partial<ReviewTables[T]>,
): Change[] {
  const changed = (Object.keys(fields) as (keyof ReviewTables[T])[]).some(
    (name) => JSON.stringify(fields[name]) !== JSON.stringify(before[name]),
  );
  return changed ? [{ table, id: before.id, before, after: { ...before, ...fields } } as Change] : [];
}

/** The end of a row. */
export function drop<T extends TableName>(table: T, before: ReviewTables[T]): Change {
  return { table, id: before.id, before, after: null } as Change;
}

/** The same change read backwards. */
export function invert(change: Change): Change {
  return { ...change, before: change.after, after: change.before } as Change;
}

/** A change of a row that stands in the text. */
export type PlacedChange = Extract<Change, { table: PlacedTable }>;

export function isPlaced(change: Change): change is PlacedChange {
  return change.table === "spans" || change.table === "corrections";
}

/** Whether a change says where its row stands: one that only decides about a correction says nothing new of it. */
export function bringsPlace({ before, after }: PlacedChange): boolean {
  if (before === null || after === null) return true;
  return before.from !== after.from || before.to !== after.to || before.version !== after.version;
}

/**
 * What a command does to rows by its effect on the text and by its rules, as one list: a row that both change, the rules
 * having seen it before the text moved, gets its place from the one and all else from the other.
 */
export function mergeChanges(moved: readonly Change[], decided: readonly Change[]): Change[] {
  const merged = new Map(moved.map((change) => [change.id, change]));
  for (const change of decided) {
    const earlier = merged.get(change.id);
    if (earlier && isPlaced(earlier) && earlier.after && change.after) {
      const { from, to, version } = earlier.after;
      merged.set(change.id, {
        ...change,
        before: earlier.before,
        after: { ...change.after, from, to, version },
      } as Change);
    } else merged.set(change.id, change);
  }
  return [...merged.values()];
}

/** The row a command names, or `not_found`. */
export function found<Row>(row: Row | undefined, what: string, field: string): Row {
  if (row === undefined) throw new AppError("not_found", `There is no such ${what} in this article.`, { field });
  return row;
}

/** Refuses an id that is in use already: ids are made by the sender, and a used one must not overwrite a row. */
export function free(row: unknown, field: string): void {
  if (row !== undefined) throw new AppError("duplicate_id", "This id is in use already. Make a new one.", { field });
}
