import { AppError, type ErrorCode } from "#domain/errors.ts";

/** The code and the field with which something is refused. Throws when it is not, or fails in another way. */
export function refusal(attempt: () => unknown): { code: ErrorCode; field: string | undefined } {
  try {
    attempt();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, field: error.field };
    throw error;
  }
  throw new Error("It was not refused");
}
