import { OMISSION_KINDS, type OmissionKind } from "#domain/article/import/omission.ts";

/** What an import left out or changed, as the article keeps it. */
export interface Omitted {
  kind: string;
  /** What it said, shortened; empty when it said nothing. */
  excerpt: string;
  /** How often it stood there. */
  count: number;
}

/** All omissions of one kind. */
export interface OmittedKind {
  kind: OmissionKind;
  count: number;
  entries: readonly Omitted[];
}

/** Kinds whose words stand in the article all the same, only in another form. */
const KEPT: ReadonlySet<OmissionKind> = new Set(["table-layout", "strikethrough", "link", "nesting", "markup"]);

/** Omissions by kind, those that are gone apart from those that were kept in another form. */
export function sortOmissions(omissions: readonly Omitted[]): { leftOut: OmittedKind[]; kept: OmittedKind[] } {
  const byKind = Map.groupBy(omissions, ({ kind }) => OMISSION_KINDS.find((one) => one === kind) ?? "other");
  const kinds = [...byKind].map(([kind, entries]) => ({
    kind,
    entries,
    count: entries.reduce((sum, entry) => sum + entry.count, 0),
  }));
  return { leftOut: kinds.filter(({ kind }) => !KEPT.has(kind)), kept: kinds.filter(({ kind }) => KEPT.has(kind)) };
}
