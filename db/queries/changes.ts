import { and, eq, getTableColumns, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { AppError } from "#domain/errors.ts";
import type { Change, TableName } from "#domain/review/model.ts";
import type { Builders, Writer } from "../database.ts";
import { articles } from "../schema/articles.ts";
import { citations, claimSpans, claims, comments, corrections, sources, threads, versions } from "../schema/review.ts";

/** Where a row stands now. */
export interface RowPlace {
  id: string;
  from: number;
  to: number;
  version: number;
}

type RowTable = SQLiteTable & { id: SQLiteColumn; articleId: SQLiteColumn };

// One set of statements a table, made when the program starts: they are the keys under which they stay prepared.
const STATEMENTS = {
  articles: { insert: undefined, ...statementsFor(articles, eq(articles.id, sql.placeholder("id")), articleColumns()) },
  claims: rowStatements(claims),
  spans: rowStatements(claimSpans),
  sources: rowStatements(sources),
  citations: rowStatements(citations),
  threads: rowStatements(threads),
  comments: rowStatements(comments),
  corrections: rowStatements(corrections),
  versions: rowStatements(versions),
} satisfies Record<TableName, unknown>;

// A row that is in the other table is not found in the first, and the update does nothing.
const UPDATE_PLACES = [claimSpans, corrections].map(
  (table) => (db: Builders) =>
    db
      .update(table)
      .set(assignments({ from: table.from, to: table.to, version: table.version }))
      .where(eq(table.id, sql.placeholder("id")))
      .prepare(),
);

/**
 * Stores what a command changed, in the given order. A change without `before` must bring a new id (`duplicate_id`
 * otherwise, also when the id is another article's), one with both replaces the row, one without `after` removes it.
 */
export async function applyChanges(tx: Writer, changes: readonly Change[]): Promise<void> {
  for (const change of changes) await applyChange(tx, change);
}

/** Moves spans and corrections to where later steps have put them. */
export async function reanchorRows(tx: Writer, places: readonly RowPlace[]): Promise<void> {
  for (const update of UPDATE_PLACES) {
    const statement = tx.prepared(update);
    for (const { id, from, to, version } of places) await statement.execute({ id, from, to, version });
  }
}

async function applyChange(tx: Writer, { table, id, before, after }: Change): Promise<void> {
  const { insert, update, remove } = STATEMENTS[table];
  if (before === null && after !== null) {
    // An article begins with its body, which no change carries: see insertArticle.
    if (insert === undefined) throw new Error("An article cannot begin with a change.");
    await tx.prepared(insert).execute({ ...after });
    return;
  }
  const row = after ?? before;
  if (row === null) return;
  const found = await tx.prepared(after === null ? remove : update).execute({ ...row });
  if (found.length === 0) throw new AppError("internal", `The row ${id} of ${table} to be changed is not there.`);
}

function rowStatements(table: RowTable) {
  const itself = and(eq(table.id, sql.placeholder("id")), eq(table.articleId, sql.placeholder("articleId")));
  const columns = getTableColumns(table);
  const values = Object.fromEntries(Object.keys(columns).map((name) => [name, sql.placeholder(name)]));
  const { id: _id, articleId: _articleId, ...changeable } = columns;
  return {
    insert: (db: Builders) => db.insert(table).values(values).prepare(),
    ...statementsFor(table, itself, changeable),
  };
}

function statementsFor(
  table: SQLiteTable & { id: SQLiteColumn },
  itself: ReturnType<typeof and>,
  columns: Record<string, SQLiteColumn>,
) {
  const changed = { id: table.id };
  return {
    update: (db: Builders) => db.update(table).set(assignments(columns)).where(itself).returning(changed).prepare(),
    remove: (db: Builders) => db.delete(table).where(itself).returning(changed).prepare(),
  };
}

/** `column = value sent under its name`, encoded as the column stores it. */
function assignments(columns: Record<string, SQLiteColumn>) {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, sql`${sql.param(sql.placeholder(name), column)}`]),
  );
}

/** What a change may carry for an article: its own row, not its body and counters. */
function articleColumns() {
  const { headline, byline, language, sourceUrl, deadline } = articles;
  return { headline, byline, language, sourceUrl, deadline };
}
