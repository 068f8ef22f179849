import { Worker } from "node:worker_threads";
import { AppError, type ErrorCode } from "#domain/errors.ts";

/** What a thread answers: what it was to work out, or why that cannot be. */
export type ThreadAnswer<Result> =
  | { result: Result }
  | { refused: { code: ErrorCode; message: string; field: string | undefined } };

/** Milliseconds after which a work is given up. */
const PATIENCE = 30_000;
const MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 128 };
/** Threads at a time; further works wait their turn. */
const THREADS = 2;

let busy = 0;
const turns: (() => void)[] = [];

/**
 * Works something out in a thread of its own, with limits on time and memory, so that nobody else waits for a long or
 * hostile text and nothing but this fails. Throws what the thread refused with, or `tooMuch`.
 *
 * @param script posts one `ThreadAnswer`, made from its `workerData`
 */
export async function inThread<Result>(script: URL, input: unknown, tooMuch: AppError): Promise<Result> {
  if (busy >= THREADS) await new Promise<void>((resolve) => turns.push(resolve));
  busy++;
  try {
    return await run<Result>(script, input, tooMuch);
  } finally {
    busy--;
    turns.shift()?.();
  }
}

function run<Result>(script: URL, input: unknown, tooMuch: AppError): Promise<Result> {
  const worker = new Worker(script, { workerData: input, resourceLimits: MEMORY, stdout: false, stderr: false });
  return new Promise<Result>((resolve, reject) => {
    const giveUp = (cause?: unknown) =>
      reject(new AppError(tooMuch.code, tooMuch.message, { ...(tooMuch.field && { field: tooMuch.field }), cause }));
    const timer = setTimeout(giveUp, PATIENCE);
    worker.once("message", (answer: ThreadAnswer<Result>) => {
      clearTimeout(timer);
      if ("result" in answer) resolve(answer.result);
      else reject(new AppError(answer.refused.code, answer.refused.message, { field: answer.refused.field }));
    });
    worker.once("error", giveUp);
    worker.once("exit", () => {
      clearTimeout(timer);
      giveUp();
    });
  }).finally(() => worker.terminate());
}

/** What a thread posts for a work: its result, or the reason why it was refused. */
export function answerOf<Result>(work: () => Result): ThreadAnswer<Result> {
  try {
    return { result: work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, field } = error;
    return { refused: { code, message, field } };
  }
}
