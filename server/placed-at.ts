import type { Mapping } from "prosemirror-transform";
import { mapRange } from "#domain/article/anchor.ts";
import type { TextHistory } from "#domain/article/text-history.ts";
import type { PlacedRow } from "#domain/review/model.ts";

/** How places move from any version to one. */
export type Ways = Pick<TextHistory, "version" | "mapping">;

/** Rows with their places at the version that the ways lead to. */
export function placedAt<Row extends PlacedRow>(ways: Ways, rows: readonly Row[]): Row[] {
  const { version } = ways;
  const mappings = new Map<number, Mapping>();
  return rows.map((row) => {
    const mapping = mappings.get(row.version) ?? ways.mapping(row.version, version);
    mappings.set(row.version, mapping);
    return { ...row, ...mapRange(row, mapping), version };
  });
}
