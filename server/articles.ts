import { Buffer } from "node:buffer";
import type { Reader } from "#db/database.ts";
import { type ArticlePage, listArticles as listRows } from "#db/queries/article-list.ts";
import { articleRowAndHead, insertArticle, type StoredArticle, storedArticle } from "#db/queries/articles.ts";
import { saveCheckpoint } from "#db/queries/checkpoints.ts";
import { peopleOfArticle } from "#db/queries/people.ts";
import { reviewRows } from "#db/queries/review-rows.ts";
import { mapRange } from "#domain/article/anchor.ts";
import { type ImportRequest, importArticle } from "#domain/article/import/import-article.ts";
import type { Omission } from "#domain/article/import/omission.ts";
import { AppError } from "#domain/errors.ts";
import { newId } from "#domain/ids.ts";
import type { ArticleRow, Person } from "#domain/review/model.ts";
import type { LoadedArticle } from "#domain/review/session.ts";
import { keepBytes, recordEvidence } from "./evidence.ts";
import type { StetHandle } from "./handle.ts";
import type { Permit } from "./permissions.ts";

export interface NewArticle extends ImportRequest {
  sourceUrl?: string | undefined;
  deadline?: number | undefined;
  /** The bytes as they came; a text that was pasted or sent in a call is its own UTF-8. */
  original?: { bytes: Uint8Array; name: string; mediaType: string; encoding?: string };
}

export interface CreatedArticle extends ArticleRow {
  /** What the import could not keep, in the order of the text. */
  omissions: Omission[];
}

const MEDIA_TYPES = { text: "text/plain", markdown: "text/markdown", html: "text/html" } as const;

/** Loads an article. The original is kept byte for byte before anything is made of it. Throws `AppError`. */
export async function createArticle(
  { database, settings }: StetHandle,
  { actor }: Permit<"article.create">,
  request: NewArticle,
): Promise<CreatedArticle> {
  const imported = importArticle(request);
  const bytes = request.original?.bytes ?? Buffer.from(request.content, "utf8");
  const sha256 = await keepBytes(settings.dataDirectory, bytes);
  const now = Date.now();
  const article: ArticleRow = {
    id: newId(),
    headline: imported.headline,
    byline: imported.byline,
    language: imported.language,
    sourceUrl: request.sourceUrl ?? null,
    deadline: request.deadline ?? null,
    createdBy: actor.id,
    createdAt: now,
  };
  const name = request.original?.name ?? request.fileName ?? "";
  const mediaType = request.original?.mediaType ?? MEDIA_TYPES[request.format];
  await database.write(async (tx) => {
    await insertArticle(tx, {
      ...article,
      version: 0,
      seq: 0,
      originalHash: sha256,
      originalName: name,
      originalType: mediaType,
      importFormat: request.format,
      omissions: imported.omissions,
      updatedAt: now,
    });
    await saveCheckpoint(tx, { articleId: article.id, version: 0, doc: imported.doc.toJSON() });
    await recordEvidence(tx, sha256, bytes, {
      articleId: article.id,
      mediaType,
      origin: request.original ? "upload" : "paste",
      name,
      createdBy: actor.id,
      createdAt: now,
    });
  });
  return { ...article, omissions: imported.omissions };
}

/** One page of the desk's list, newest first. */
export async function listArticles(
  { database }: StetHandle,
  _permit: Permit<"article.list">,
  page: { query?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<ArticlePage> {
  return database.read((db) => listRows(db, page));
}

export interface OpenedArticle extends LoadedArticle {
  people: Person[];
}

/** An article with its body and all its rows at one moment, places at the version of the body. */
export async function openArticle(
  { database, documents }: StetHandle,
  { resource }: Permit<"article.read"> | Permit<"report.read">,
): Promise<OpenedArticle> {
  const { articleId } = resource;
  return database.read(async (db) => {
    const { seq, version, ...article } = await knownArticle(db, articleId);
    const rows = await reviewRows(db, articleId);
    const since = Math.min(version, ...rows.spans.map((span) => span.version));
    const history = await documents.history(db, articleId, version, since);
    const mappings = new Map(rows.spans.map((span) => [span.version, history.mapping(span.version, version)]));
    const spans = rows.spans.map((span) => {
      const mapping = mappings.get(span.version);
      return mapping ? { ...span, ...mapRange(span, mapping), version } : span;
    });
    return {
      rows: { ...rows, spans, article },
      doc: history.documentAt(version),
      version,
      seq,
      people: await peopleOfArticle(db, articleId),
    };
  });
}

/** The body alone, as it was at a version. Throws `version_conflict` for one that is not there yet. */
export async function bodyAt(
  { database, documents }: StetHandle,
  { resource }: Permit<"article.read">,
  version: number,
): Promise<Record<string, unknown>> {
  return database.read(async (db) => {
    const head = await knownArticle(db, resource.articleId);
    const history = await documents.history(db, resource.articleId, head.version, version);
    return history.documentAt(version).toJSON();
  });
}

/** What is known of an article besides its body and review: how it came in, and what its import left out. */
export async function articleFacts(
  { database }: StetHandle,
  { resource }: Permit<"article.read">,
): Promise<StoredArticle | undefined> {
  return database.read((db) => storedArticle(db, resource.articleId));
}

async function knownArticle(db: Reader, articleId: string) {
  const article = await articleRowAndHead(db, articleId);
  if (!article) throw new AppError("not_found", "There is no such article.");
  return article;
}
