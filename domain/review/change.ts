import { AppError } from "../errors.ts";
import type { Change, ReviewTables, TableName } from "./model.ts";

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

/** The row a command names, or `not_found`. */
export function found<Row>(row: Row | undefined, what: string, field: string): Row {
  if (row === undefined) throw new AppError("not_found", `There is no such ${what} in this article.`, { field });
  return row;
}

/** Refuses an id that is in use already: ids are made by the sender, and a used one must not overwrite a row. */
export function free(row: unknown, field: string): void {
  if (row !== undefined) throw new AppError("duplicate_id", "This id is in use already. Make a new one.", { field });
}
