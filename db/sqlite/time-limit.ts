import { AppError } from "#domain/errors.ts";

/** How long a read or a write may take, in milliseconds. */
const TIME_LIMIT = 10_000;

/** The outcome of a work, or `storage_busy` when it has not ended in time. The work itself cannot be stopped. */
export function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new AppError("storage_busy", "This took too long and was not done. Try again.")),
      TIME_LIMIT,
    );
    work.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
