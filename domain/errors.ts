/**
 * What can go wrong for a reason a person can act on. `code` is stable and part of the API (RFC 9457 `code`);
 * the message is one English sentence that says what to do. Doors translate the code to a status, pages to words.
 */
export const ERROR_CODES = [
  "invalid_input",
  "invalid_json",
  "invalid_step",
  "version_conflict",
  "text_changed",
  "changed_since",
  "text_gone",
  "quote_mismatch",
  "empty_range",
  "not_found",
  "duplicate_id",
  "command_id_reused",
  "not_signed_in",
  "someone_else",
  "forbidden",
  "cross_origin",
  "too_large",
  "unsupported_media",
  "unreadable_file",
  "empty_file",
  "setup_done",
  "rate_limited",
  "storage_full",
  "storage_busy",
  "storage_lost",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export class AppError extends Error {
  readonly code: ErrorCode;
  /** Which input is at fault, as a dotted path (`spans.0.quote`), when one is. */
  readonly field: string | undefined;
  /** Facts a caller may act on, for instance the current version. Never secrets. */
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { field?: string; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.field = options.field;
    this.details = options.details;
  }
}
