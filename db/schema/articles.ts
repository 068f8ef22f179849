import type { Omission } from "#domain/article/import/omission.ts";
import type { Command } from "#domain/review/commands.ts";
import type { Change } from "#domain/review/model.ts";
import { index, int, json, primaryKey, table, text, uniqueIndex } from "../columns.ts";
import { user } from "./accounts.ts";

/** A ProseMirror document as `Node.toJSON()` gives it. */
export type DocumentJson = Record<string, unknown>;

export const articles = table(
  "articles",
  {
    id: text("id").primaryKey(),
    headline: text("headline").notNull(),
    byline: text("byline").notNull(),
    language: text("language").notNull(),
    sourceUrl: text("source_url"),
    deadline: int("deadline"),
    createdBy: text("created_by")
      .notNull()
      .references(() => user.id),
    createdAt: int("created_at").notNull(),
    /** Steps applied to the body so far. */
    version: int("version").notNull(),
    /** Number of the last event in the article's log; 0 before the first. */
    seq: int("seq").notNull(),
    /** SHA-256 of the file or text the article was made from, which is kept as evidence. */
    originalHash: text("original_hash"),
    originalName: text("original_name"),
    originalType: text("original_type"),
    /** What the original was read as: `text`, `markdown`, `html`… */
    importFormat: text("import_format"),
    /** What the import could not keep, for the reader to know. */
    omissions: json<Omission[]>("omissions").notNull(),
    /** When the last event came, by the server's clock. */
    updatedAt: int("updated_at").notNull(),
  },
  (columns) => [index("articles_created_at").on(columns.createdAt, columns.id)],
);

/**
 * The body at some versions, from which the later edits of the log give it at any other. The body as loaded, version
 * 0, is always there.
 */
export const checkpoints = table(
  "checkpoints",
  {
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    version: int("version").notNull(),
    doc: json<DocumentJson>("doc").notNull(),
  },
  (columns) => [primaryKey({ columns: [columns.articleId, columns.version] })],
);

/** A place in the text, as `from` and `to`. */
export type StoredPlace = readonly [from: number, to: number];

/** Where all rows stood that stand in the text, now and then, so that reading the past need not carry them all the way. */
export const placeCheckpoints = table(
  "place_checkpoints",
  {
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    /** The text's version at which they stood there. */
    version: int("version").notNull(),
    /** The last event that had happened: what later ones say of a row's place is newer. */
    seq: int("seq").notNull(),
    /** By the row's id. */
    places: json<Record<string, StoredPlace>>("places").notNull(),
  },
  (columns) => [primaryKey({ columns: [columns.articleId, columns.version] })],
);

export const events = table(
  "events",
  {
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    seq: int("seq").notNull(),
    id: text("id").notNull(),
    kind: text("kind").$type<Command["kind"]>().notNull(),
    claimId: text("claim_id"),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    at: int("at").notNull(),
    version: int("version").notNull(),
    command: json<Command>("command").notNull(),
    changes: json<Change[]>("changes").notNull(),
    /** SHA-256 of the command as it was sent, so that one id used for two contents is noticed. */
    fingerprint: text("fingerprint").notNull(),
  },
  (columns) => [
    primaryKey({ columns: [columns.articleId, columns.seq] }),
    uniqueIndex("events_id").on(columns.id),
    index("events_claim").on(columns.articleId, columns.claimId, columns.seq),
    index("events_kind").on(columns.articleId, columns.kind, columns.version),
  ],
);

/** Files under `evidence/`, found by hash. One file may be kept for several articles. */
export const evidence = table(
  "evidence",
  {
    id: text("id").primaryKey(),
    articleId: text("article_id").references(() => articles.id),
    sha256: text("sha256").notNull(),
    mediaType: text("media_type").notNull(),
    bytes: int("bytes").notNull(),
    /** Where it came from: an address, or `upload`. */
    origin: text("origin").notNull(),
    name: text("name").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => user.id),
    createdAt: int("created_at").notNull(),
  },
  (columns) => [index("evidence_sha256").on(columns.sha256), index("evidence_article").on(columns.articleId)],
);
