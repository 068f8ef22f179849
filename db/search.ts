import { or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { engine } from "./columns.ts";
import { fold } from "./sqlite/fold.ts";

/**
 * True for rows where one of the columns holds the text, whatever the case; on SQLite accents do not matter either.
 * The text is taken as it is: no character in it is a wildcard. One of the few places that differ by engine.
 */
export function containsText(columns: readonly SQLiteColumn[], text: string): SQL | undefined {
  return or(
    ...columns.map((column) =>
      engine === "sqlite"
        ? sql`instr(stet_fold(${column}), ${fold(text)}) > 0`
        : sql`${column} ilike ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`,
    ),
  );
}
