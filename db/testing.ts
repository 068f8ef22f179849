import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "#domain/ids.ts";
import type { ClaimRow, Person } from "#domain/review/model.ts";
import { openDatabase } from "./connection.ts";
import type { Database } from "./database.ts";
import { userById } from "./queries/accounts.ts";
import { insertArticle, type StoredArticle } from "./queries/articles.ts";
import { saveCheckpoint } from "./queries/checkpoints.ts";
import { user } from "./schema/accounts.ts";

/** A new database in a directory of its own, with the real tables and settings; both are gone after `await using`. */
export async function openTestDatabase(): Promise<Database & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), "stet-test-"));
  const database = await openDatabase({ directory, lock: true });
  return Object.assign(database, {
    async [Symbol.asyncDispose]() {
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  });
}

/** Stores someone for rows to refer to, for tests that need no password. */
export async function addTestUser(
  database: Database,
  { id = "ana", name = "Ana", role = "member" } = {},
): Promise<Person> {
  const now = new Date(0);
  const email = `${id}@example.org`;
  await database.write((tx) => tx.insert(user).values({ id, name, email, role, createdAt: now, updatedAt: now }));
  return { id, name };
}

/** An article as stored before its first event, with the given fields. */
export function anArticle(fields: Partial<StoredArticle> = {}): StoredArticle {
  return {
    id: newId(),
    headline: "Kim and Putin make their alliance official",
    byline: "By Ana",
    language: "en",
    sourceUrl: null,
    deadline: null,
    createdBy: "ana",
    createdAt: 1_000,
    version: 0,
    seq: 0,
    originalHash: null,
    originalName: null,
    originalType: null,
    importFormat: null,
    omissions: [],
    updatedAt: 1_000,
    ...fields,
  };
}

/** Stores someone and an article of theirs; answers the article's id. */
export async function addTestArticle(database: Database, fields: Partial<StoredArticle> = {}): Promise<string> {
  const article = anArticle(fields);
  if ((await database.read((db) => userById(db, article.createdBy))) === undefined)
    await addTestUser(database, { id: article.createdBy });
  const doc = { type: "doc", content: [{ type: "paragraph" }] };
  await database.write(async (tx) => {
    await insertArticle(tx, article);
    await saveCheckpoint(tx, { articleId: article.id, version: 0, doc });
  });
  return article.id;
}

/** A claim of an article, verified by Ana, with the given fields. */
export function aClaim(articleId: string, fields: Partial<ClaimRow> = {}): ClaimRow {
  return {
    id: newId(),
    articleId,
    number: 1,
    verdict: "verified",
    judgedQuote: "24 years",
    judgedContext: "",
    verdictBy: "ana",
    verdictAt: 2_000,
    createdBy: "ana",
    createdAt: 2_000,
    removedAt: null,
    ...fields,
  };
}
