import { type ImportedArticle, type ImportRequest, importArticle } from "#domain/article/import/import-article.ts";
import { AppError } from "#domain/errors.ts";
import { inThread } from "./thread.ts";

/** An imported article as plain data. */
export type ImportedData = Omit<ImportedArticle, "doc"> & { doc: Record<string, unknown> };

/** Texts up to this many characters are read at once: a few milliseconds, less than a thread costs. */
const SHORT = 50_000;

/**
 * Reads a text that may be long or hostile. What is long is read in a thread with limits, so that nobody else waits and
 * nothing but the import fails. Throws `AppError`.
 */
export async function importSafely(request: ImportRequest): Promise<ImportedData> {
  const { format, content, headline, byline, language, fileName } = request;
  const plain: ImportRequest = { format, content, headline, byline, language, fileName };
  if (content.length <= SHORT) return readText(plain);
  const tooMuch = new AppError("too_large", "This text takes too long to read. Load it in parts.", {
    field: "content",
  });
  return inThread(new URL("./import-task.ts", import.meta.url), plain, tooMuch);
}

/** Reads a text here and now. */
export function readText(request: ImportRequest): ImportedData {
  const { doc, ...rest } = importArticle(request);
  return { ...rest, doc: doc.toJSON() };
}
