import { newId } from "#domain/ids.ts";

/** The code of a fault from the operating system, such as `EADDRINUSE`, or null. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/** Whether a file was asked for that is not there. */
export function isMissing(error: unknown): boolean {
  return systemCode(error) === "ENOENT";
}

/** Writes an unexpected fault to the log under an id that a person can quote, and returns the id. */
export function logFault(where: string, error: unknown, id: string = newId()): string {
  console.error(`${new Date().toISOString()} fault ${id} ${where}`, error);
  return id;
}

/** Why Stet cannot start, in one sentence for the person at the terminal. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StartError";
  }
}
