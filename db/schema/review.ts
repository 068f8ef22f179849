import {
  CORRECTION_STATUSES,
  type CslItem,
  LOCATOR_LABELS,
  SOURCE_TYPES,
  STANCES,
  VERDICTS,
} from "#domain/review/model.ts";
import { bool, enumText, index, int, json, table, text, uniqueIndex } from "../columns.ts";
import { user } from "./accounts.ts";
import { articles } from "./articles.ts";

/** The rows of a review, with exactly the fields of `domain/review/model.ts`. */

const id = () => text("id").primaryKey();
const articleId = () =>
  text("article_id")
    .notNull()
    .references(() => articles.id);
const createdBy = () =>
  text("created_by")
    .notNull()
    .references(() => user.id);
const createdAt = () => int("created_at").notNull();

export const claims = table(
  "claims",
  {
    id: id(),
    articleId: articleId(),
    number: int("number").notNull(),
    verdict: enumText("verdict", VERDICTS).notNull(),
    judgedQuote: text("judged_quote").notNull(),
    judgedContext: text("judged_context").notNull().default(""),
    verdictBy: text("verdict_by")
      .notNull()
      .references(() => user.id),
    verdictAt: int("verdict_at").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
    removedAt: int("removed_at"),
  },
  (columns) => [uniqueIndex("claims_number").on(columns.articleId, columns.number)],
);

/**
 * What of a claim follows from the text, kept so that the list of articles can count it. No fact of its own: whoever writes
 * the log keeps it, and one that is missing, or was found by an older rule, is worked out from the claim and the text.
 */
export const claimStates = table("claim_states", {
  claimId: text("claim_id")
    .primaryKey()
    .references(() => claims.id),
  /** Its words are other ones than those its verdict was given on. */
  stale: bool("stale").notNull(),
  /** Its text is gone. */
  orphaned: bool("orphaned").notNull().default(false),
  /** `CLAIM_STATE_RULE` at that time. */
  rule: int("rule").notNull(),
});

/** Where a row stands in the text. */
const place = () => ({
  claimId: text("claim_id")
    .notNull()
    .references(() => claims.id),
  from: int("from").notNull(),
  to: int("to").notNull(),
  version: int("version").notNull(),
  quote: text("quote").notNull(),
  prefix: text("prefix").notNull(),
  suffix: text("suffix").notNull(),
});

export const claimSpans = table("claim_spans", { id: id(), articleId: articleId(), ...place() }, (columns) => [
  index("claim_spans_claim").on(columns.claimId),
  index("claim_spans_article").on(columns.articleId),
]);

export const sources = table(
  "sources",
  {
    id: id(),
    articleId: articleId(),
    type: enumText("type", SOURCE_TYPES).notNull(),
    csl: json<CslItem>("csl").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (columns) => [index("sources_article").on(columns.articleId)],
);

export const citations = table(
  "citations",
  {
    id: id(),
    articleId: articleId(),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    sourceId: text("source_id")
      .notNull()
      .references(() => sources.id),
    stance: enumText("stance", STANCES).notNull(),
    locatorLabel: enumText("locator_label", LOCATOR_LABELS).notNull(),
    locator: text("locator").notNull(),
    passage: text("passage").notNull(),
    accessed: text("accessed").notNull(),
    note: text("note").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (columns) => [
    index("citations_article").on(columns.articleId),
    index("citations_claim").on(columns.claimId),
    index("citations_source").on(columns.sourceId),
  ],
);

export const threads = table(
  "threads",
  {
    id: id(),
    articleId: articleId(),
    claimId: text("claim_id").references(() => claims.id),
    resolvedBy: text("resolved_by").references(() => user.id),
    resolvedAt: int("resolved_at"),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (columns) => [index("threads_article").on(columns.articleId), index("threads_claim").on(columns.claimId)],
);

export const comments = table(
  "comments",
  {
    id: id(),
    articleId: articleId(),
    threadId: text("thread_id")
      .notNull()
      .references(() => threads.id),
    body: text("body").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
    editedAt: int("edited_at"),
    deletedAt: int("deleted_at"),
  },
  (columns) => [index("comments_article").on(columns.articleId), index("comments_thread").on(columns.threadId)],
);

export const corrections = table(
  "corrections",
  {
    id: id(),
    articleId: articleId(),
    ...place(),
    replacement: text("replacement").notNull(),
    reason: text("reason").notNull(),
    sourceId: text("source_id").references(() => sources.id),
    status: enumText("status", CORRECTION_STATUSES).notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
    decidedBy: text("decided_by").references(() => user.id),
    decidedAt: int("decided_at"),
    decision: text("decision").notNull(),
  },
  (columns) => [index("corrections_article").on(columns.articleId), index("corrections_claim").on(columns.claimId)],
);

/** Points of an article's log that have a name. */
export const versions = table(
  "versions",
  {
    id: id(),
    articleId: articleId(),
    name: text("name").notNull(),
    seq: int("seq").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (columns) => [index("versions_article").on(columns.articleId)],
);
