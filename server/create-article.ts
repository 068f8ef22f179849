import { Buffer } from "node:buffer";
import { insertArticle } from "#db/queries/articles.ts";
import { saveCheckpoint } from "#db/queries/checkpoints.ts";
import type { ImportRequest } from "#domain/article/import/import-article.ts";
import type { Omission } from "#domain/article/import/omission.ts";
import { newId } from "#domain/ids.ts";
import type { ArticleRow } from "#domain/review/model.ts";
import { keepBytes, type OriginalFile, recordEvidence } from "./evidence.ts";
import type { StetHandle } from "./handle.ts";
import { importSafely } from "./import-safely.ts";
import type { Permit } from "./permissions.ts";

export interface NewArticle extends ImportRequest {
  sourceUrl?: string | undefined;
  deadline?: number | undefined;
  /** The bytes as they came; a text that was pasted or sent in a call is its own UTF-8. */
  original?: OriginalFile & { encoding?: string };
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
  const imported = await importSafely(request);
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
    await saveCheckpoint(tx, { articleId: article.id, version: 0, doc: imported.doc });
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
