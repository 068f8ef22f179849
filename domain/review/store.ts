import type {
  ArticleRow,
  Change,
  CitationRow,
  ClaimRow,
  CommentRow,
  CorrectionRow,
  ReviewTables,
  SourceRow,
  SpanRow,
  TableName,
  ThreadRow,
  VersionRow,
} from "./model.ts";
import { TABLE_NAMES } from "./model.ts";
import type { StoredView } from "./view.ts";

/** Tables whose rows concern no claim, or many. */
const NOT_OF_CLAIMS: ReadonlySet<TableName> = new Set(["articles", "sources", "versions"]);

/** All review rows of an article, as the server sends them. */
export type ReviewRows = { [T in Exclude<TableName, "articles">]: ReviewTables[T][] } & { article: ArticleRow };

/** Which claims a set of changes concerns; `null` stands for the article itself. */
export type Touched = ReadonlySet<string | null>;

/**
 * The rows of one article in memory, with the look-ups the page needs. It applies any change the same way, whether an
 * event brought it or a rule foresaw it; rows are replaced, never altered, so identity tells what changed.
 */
export class ReviewStore {
  readonly #tables: { [T in TableName]: Map<string, ReviewTables[T]> } = {
    articles: new Map(),
    claims: new Map(),
    spans: new Map(),
    sources: new Map(),
    citations: new Map(),
    threads: new Map(),
    comments: new Map(),
    corrections: new Map(),
    versions: new Map(),
  };
  /** Ids of rows by the row they belong to: spans, citations, corrections and threads by claim, comments by thread. */
  readonly #children = new Map<string, Map<TableName, Set<string>>>();
  readonly #articleId: string;
  #highestNumber = 0;

  constructor(rows: ReviewRows) {
    this.#articleId = rows.article.id;
    this.#put("articles", rows.article);
    for (const table of TABLE_NAMES) if (table !== "articles") for (const row of rows[table]) this.#put(table, row);
  }

  get article(): ArticleRow {
    const article = this.#tables.articles.get(this.#articleId);
    if (!article) throw new Error("A store without its article");
    return article;
  }

  all<T extends TableName>(table: T): ReadonlyMap<string, ReviewTables[T]> {
    return this.#tables[table];
  }

  /** All rows, as the server sends them. */
  rows(): ReviewRows {
    const all = <T extends TableName>(table: T): ReviewTables[T][] => [...this.#tables[table].values()];
    return {
      article: this.article,
      ...{ claims: all("claims"), spans: all("spans"), sources: all("sources"), citations: all("citations") },
      ...{ threads: all("threads"), comments: all("comments"), corrections: all("corrections") },
      versions: all("versions"),
    };
  }

  claim = (id: string): ClaimRow | undefined => this.#tables.claims.get(id);
  span = (id: string): SpanRow | undefined => this.#tables.spans.get(id);
  source = (id: string): SourceRow | undefined => this.#tables.sources.get(id);
  citation = (id: string): CitationRow | undefined => this.#tables.citations.get(id);
  thread = (id: string): ThreadRow | undefined => this.#tables.threads.get(id);
  comment = (id: string): CommentRow | undefined => this.#tables.comments.get(id);

  correction = (id: string): CorrectionRow | undefined => this.#tables.corrections.get(id);
  version = (id: string): VersionRow | undefined => this.#tables.versions.get(id);

  spansOf = (claimId: string): SpanRow[] => this.#rowsOf("spans", claimId);
  citationsOf = (claimId: string): CitationRow[] => this.#rowsOf("citations", claimId).toSorted(byAge);
  threadsOf = (claimId: string | null): ThreadRow[] =>
    this.#rowsOf("threads", claimId ?? this.#articleId).toSorted(byAge);
  correctionsOf = (claimId: string): CorrectionRow[] => this.#rowsOf("corrections", claimId).toSorted(byAge);
  commentsOf = (threadId: string): CommentRow[] => this.#rowsOf("comments", threadId).toSorted(byAge);

  /** What a rule may read of it. */
  reads(): StoredView {
    const { article, claim, spansOf, span, source, citation, thread, comment, correction, version } = this;
    const { nextClaimNumber } = this;
    return {
      ...{ article, claim, spansOf, span, source, citation, thread, comment, correction, version },
      nextClaimNumber,
    };
  }

  /** One above the highest number ever given, for removed claims keep theirs. */
  nextClaimNumber = (): number => this.#highestNumber + 1;

  /** Puts and removes rows; answers which claims they concern. */
  apply(changes: readonly Change[]): Touched {
    const touched = new Set<string | null>();
    for (const change of changes) {
      touched.add(this.claimOf(change));
      if (change.after === null) this.#remove(change.table, change.id);
      else this.#put(change.table, change.after);
    }
    return touched;
  }

  /** The claim that a change concerns; null for the article itself, and for what concerns many. */
  claimOf(change: Change): string | null {
    const row = change.after ?? change.before;
    if (change.table === "claims") return change.id;
    if (row === null || NOT_OF_CLAIMS.has(change.table)) return null;
    if ("claimId" in row) return row.claimId;
    return "threadId" in row ? (this.thread(row.threadId)?.claimId ?? null) : null;
  }

  #rowsOf<T extends "spans" | "citations" | "corrections" | "threads" | "comments">(
    table: T,
    parent: string,
  ): ReviewTables[T][] {
    const rows: ReviewTables[T][] = [];
    for (const id of this.#children.get(parent)?.get(table) ?? []) {
      const row = this.#tables[table].get(id);
      if (row) rows.push(row);
    }
    return rows;
  }

  #put<T extends TableName>(table: T, row: ReviewTables[T]): void {
    this.#tables[table].set(row.id, row);
    if ("number" in row) this.#highestNumber = Math.max(this.#highestNumber, row.number);
    const parent = this.#parentOf(row);
    if (parent === null) return;
    const byTable = this.#children.get(parent) ?? new Map<TableName, Set<string>>();
    const ids = byTable.get(table) ?? new Set<string>();
    this.#children.set(parent, byTable.set(table, ids.add(row.id)));
  }

  #remove(table: TableName, id: string): void {
    const row = this.#tables[table].get(id);
    if (!row) return;
    this.#tables[table].delete(id);
    const parent = this.#parentOf(row);
    if (parent !== null) this.#children.get(parent)?.get(table)?.delete(id);
    if ("number" in row && row.number === this.#highestNumber) {
      // Only an optimistic claim that was taken back leaves: the number it foresaw is free again.
      this.#highestNumber = Array.from(this.#tables.claims.values()).reduce(
        (highest, claim) => Math.max(highest, claim.number),
        0,
      );
    }
  }

  #parentOf(row: ReviewTables[TableName]): string | null {
    if ("threadId" in row) return row.threadId;
    if ("claimId" in row) return row.claimId ?? this.#articleId;
    return null;
  }
}

/** Oldest first; ids are UUIDv7 and so settle what happened in the same millisecond. */
function byAge(one: { createdAt: number; id: string }, other: { createdAt: number; id: string }): number {
  return one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1);
}
