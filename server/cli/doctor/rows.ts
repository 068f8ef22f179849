import { isDeepStrictEqual } from "node:util";
import type { StoredArticle } from "#db/queries/articles.ts";
import type { ReviewRows } from "#db/queries/review-rows.ts";
import { type Change, type ReviewTables, TABLE_NAMES, type TableName } from "#domain/review/model.ts";
import type { Findings } from "./findings.ts";

type Row = ReviewTables[TableName];

/** The rows that the changes in a log lead to, put and removed in the order they were made. */
export class RowReplay {
  readonly #articleId: string;
  readonly #findings: Findings;
  readonly #rows: Record<TableName, Map<string, Row>>;

  constructor(articleId: string, findings: Findings) {
    this.#articleId = articleId;
    this.#findings = findings;
    const empty = () => new Map<string, Row>();
    this.#rows = {
      ...{ articles: empty(), claims: empty(), spans: empty() },
      ...{ sources: empty(), citations: empty(), threads: empty(), comments: empty() },
      ...{ corrections: empty(), versions: empty() },
    };
  }

  /** Every row there is now, by its id. */
  all(table: TableName): ReadonlyMap<string, Row> {
    return this.#rows[table];
  }

  apply(change: Change, seq: number): void {
    const { table, id } = change;
    const [before, after] = [completed(table, change.before), completed(table, change.after)];
    const rows = this.#rows[table];
    const standing = rows.get(id) ?? null;
    // An article begins with its body and not with an event, so what it was at first is known from its first change.
    const known = table !== "articles" || standing !== null;
    if (known && !sameRow(table, standing, before))
      this.#findings.add(`Event ${seq} changes row ${id} of ${table}, which was not as the event has it.`);
    const row = after ?? before;
    if (row !== null && (row.id !== id || ("articleId" in row && row.articleId !== this.#articleId)))
      this.#findings.add(`Event ${seq} changes row ${id} of ${table} to that of something else.`);
    if (after === null) rows.delete(id);
    else rows.set(id, after);
  }
}

/** Columns that came later, and what they hold in rows of older events. */
const LATER_COLUMNS: Partial<Record<TableName, object>> = { claims: { judgedContext: "" } };

function completed(table: TableName, row: Row | null): Row | null {
  return row === null ? null : { ...LATER_COLUMNS[table], ...row };
}

/** Compares the stored rows with those the log gives, and looks whether what they refer to is in the same article. */
export function compareRows(replayed: RowReplay, article: StoredArticle, rows: ReviewRows, findings: Findings): void {
  for (const table of TABLE_NAMES) {
    const expected = replayed.all(table);
    if (table === "articles") {
      const known = expected.get(article.id);
      if (known !== undefined && !isDeepStrictEqual(known, ownFields(article, known)))
        findings.add("Its headline, byline or other particulars are not what the log says.");
      continue;
    }
    const stored = new Map<string, Row>(rows[table].map((row) => [row.id, row]));
    for (const [id, row] of expected)
      if (!stored.has(id)) findings.add(`Row ${id} of ${table} is missing.`);
      else if (!sameRow(table, stored.get(id) ?? null, row))
        findings.add(`Row ${id} of ${table} is not what the log says.`);
    for (const id of stored.keys()) if (!expected.has(id)) findings.add(`Row ${id} of ${table} is not in the log.`);
  }
  compareReferences(rows, findings);
}

function compareReferences(rows: ReviewRows, findings: Findings): void {
  const claims = new Set(rows.claims.map((row) => row.id));
  const sources = new Set(rows.sources.map((row) => row.id));
  const threads = new Set(rows.threads.map((row) => row.id));
  const placed = new Set(rows.spans.map((row) => row.claimId));
  for (const { id, claimId } of rows.spans) if (!claims.has(claimId)) findings.add(`Place ${id} belongs to no claim.`);
  for (const { id, number } of rows.claims) if (!placed.has(id)) findings.add(`Claim ${number} has no place.`);
  for (const { id, claimId, sourceId } of rows.citations) {
    if (!claims.has(claimId)) findings.add(`Citation ${id} belongs to no claim.`);
    if (!sources.has(sourceId)) findings.add(`Citation ${id} has no source.`);
  }
  for (const { id, claimId } of rows.threads)
    if (claimId !== null && !claims.has(claimId)) findings.add(`Discussion ${id} belongs to no claim.`);
  for (const { id, threadId } of rows.comments)
    if (!threads.has(threadId)) findings.add(`Comment ${id} belongs to no discussion.`);
  for (const { id, claimId, sourceId } of rows.corrections) {
    if (!claims.has(claimId)) findings.add(`Correction ${id} belongs to no claim.`);
    if (sourceId !== null && !sources.has(sourceId)) findings.add(`Correction ${id} has no source.`);
  }
}

/** A row may have been moved on with the text; where it stands is compared by the text's replay. */
function sameRow(table: TableName, one: Row | null, other: Row | null): boolean {
  if ((table !== "spans" && table !== "corrections") || one === null || other === null)
    return isDeepStrictEqual(one, other);
  return isDeepStrictEqual(withoutPlace(one), withoutPlace(other));
}

function withoutPlace(row: Row): Record<string, unknown> {
  return { ...row, from: null, to: null, version: null };
}

/** The article's stored fields, as far as a change carries them. */
function ownFields(article: StoredArticle, known: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(article).filter(([name]) => Object.hasOwn(known, name)));
}
