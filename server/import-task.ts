import { parentPort, workerData } from "node:worker_threads";
import { type ImportRequest, importArticle } from "#domain/article/import/import-article.ts";
import { AppError } from "#domain/errors.ts";
import type { ImportAnswer } from "./import-safely.ts";

/** Runs in a thread of its own: reads one text and answers the article, or why it cannot be read. */
function answer(request: ImportRequest): ImportAnswer {
  try {
    const { doc, ...rest } = importArticle(request);
    return { imported: { ...rest, doc: doc.toJSON() } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, field } = error;
    return { refused: { code, message, field } };
  }
}

parentPort?.postMessage(answer(workerData));
