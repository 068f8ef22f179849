import { Worker } from "node:worker_threads";
import { type ImportedArticle, type ImportRequest, importArticle } from "#domain/article/import/import-article.ts";
import { AppError, type ErrorCode } from "#domain/errors.ts";

/** An imported article as plain data. */
export type ImportedData = Omit<ImportedArticle, "doc"> & { doc: Record<string, unknown> };

export type ImportAnswer =
  | { imported: ImportedData }
  | { refused: { code: ErrorCode; message: string; field: string | undefined } };

/** Texts up to this many characters are read at once: a few milliseconds, less than a thread costs. */
const SHORT = 50_000;
/** Milliseconds after which a text is given up. */
const PATIENCE = 30_000;
const MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 128 };
/** Threads at a time; further imports wait their turn. */
const THREADS = 2;

let busy = 0;
const turns: (() => void)[] = [];

/**
 * Reads a text that may be long or hostile. What is long is read in a thread with limits, so that nobody else waits and
 * nothing but the import fails. Throws `AppError`.
 */
export async function importSafely(request: ImportRequest): Promise<ImportedData> {
  const { format, content, headline, byline, language, fileName } = request;
  const plain: ImportRequest = { format, content, headline, byline, language, fileName };
  if (content.length <= SHORT) {
    const { doc, ...rest } = importArticle(plain);
    return { ...rest, doc: doc.toJSON() };
  }
  if (busy >= THREADS) await new Promise<void>((resolve) => turns.push(resolve));
  busy++;
  try {
    return await importInThread(plain);
  } finally {
    busy--;
    turns.shift()?.();
  }
}

function importInThread(request: ImportRequest): Promise<ImportedData> {
  const worker = new Worker(new URL("./import-task.ts", import.meta.url), {
    workerData: request,
    resourceLimits: MEMORY,
    stdout: false,
    stderr: false,
  });
  return new Promise<ImportedData>((resolve, reject) => {
    const giveUp = (cause?: unknown) =>
      reject(
        new AppError("too_large", "This text takes too long to read. Load it in parts.", { field: "content", cause }),
      );
    const timer = setTimeout(giveUp, PATIENCE);
    worker.once("message", (answer: ImportAnswer) => {
      clearTimeout(timer);
      if ("imported" in answer) resolve(answer.imported);
      else reject(new AppError(answer.refused.code, answer.refused.message, { field: answer.refused.field }));
    });
    worker.once("error", giveUp);
    worker.once("exit", () => {
      clearTimeout(timer);
      giveUp();
    });
  }).finally(() => worker.terminate());
}
