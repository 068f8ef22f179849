import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

/**
 * The column and table makers both engines have, so that each table is declared once. Everything is typed as SQLite's
 * builders are, whichever engine runs: queries written for one compile for the other.
 */

/** Which engine the tables are declared for. Decided once per process, because tables are values. */
export const engine: "sqlite" | "pg" = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? "") ? "pg" : "sqlite";

// The one place that pretends: PostgreSQL's makers take the same arguments and are used as if they were SQLite's.
function pick<Maker>(forSqlite: Maker, forPg: unknown): Maker {
  return engine === "sqlite" ? forSqlite : (forPg as Maker);
}

export const table = pick(sqlite.sqliteTable, pg.pgTable);
export const index = pick(sqlite.index, pg.index);
export const uniqueIndex = pick(sqlite.uniqueIndex, pg.uniqueIndex);
export const primaryKey = pick(sqlite.primaryKey, pg.primaryKey);

export const text = (name: string) => pick(sqlite.text(name), pg.text(name));

/** A whole number up to 2^53: counts, positions, and times in UTC milliseconds. */
export const int = (name: string) => pick(sqlite.integer(name), pg.bigint(name, { mode: "number" }));

export const bool = (name: string) => pick(sqlite.integer(name, { mode: "boolean" }), pg.boolean(name));

export const json = <Value>(name: string) =>
  pick(sqlite.text(name, { mode: "json" }).$type<Value>(), pg.jsonb(name).$type<Value>());

/** A `Date`, for the accounts tables whose library insists on it. Our own times are `int`. */
export const date = (name: string) =>
  pick(
    sqlite.integer(name, { mode: "timestamp_ms" }),
    pg.timestamp(name, { withTimezone: true, precision: 3, mode: "date" }),
  );

/** Text that is one of the values of a constant of the domain. */
export const enumText = <const Values extends readonly [string, ...string[]]>(name: string, values: Values) =>
  pick(sqlite.text(name, { enum: [...values] }).$type<Values[number]>(), pg.text(name).$type<Values[number]>());
