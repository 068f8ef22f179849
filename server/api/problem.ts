import type { Context, ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { AppError, ERROR_CODES, type ErrorCode } from "#domain/errors.ts";
import { logFault } from "../faults.ts";
import { nameOf } from "./input-sentences.ts";
import type { OpenCall } from "./openapi.ts";

/** Why a call may fail: what the rest of Stet knows of, and what only HTTP has. */
const PROBLEM_CODES = [...ERROR_CODES, "method_not_allowed"] as const;
type ProblemCode = ErrorCode | "method_not_allowed";

/** How each reason reads in HTTP: the status, and a title that never changes for a code. */
const PROBLEMS: Record<ProblemCode, { status: ContentfulStatusCode; title: string; retryAfter?: number }> = {
  invalid_input: { status: 400, title: "Input that cannot be used" },
  invalid_json: { status: 400, title: "Not JSON" },
  invalid_step: { status: 422, title: "A change that does not fit the text" },
  version_conflict: { status: 409, title: "Someone was faster" },
  text_changed: { status: 409, title: "The text has changed" },
  changed_since: { status: 409, title: "Changed since" },
  text_gone: { status: 422, title: "The text is gone" },
  quote_mismatch: { status: 422, title: "The text there is another" },
  empty_range: { status: 422, title: "Nothing is marked" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Not with this method" },
  duplicate_id: { status: 409, title: "This id is taken" },
  command_id_reused: { status: 422, title: "This command id was used for something else" },
  not_signed_in: { status: 401, title: "Not signed in" },
  someone_else: { status: 409, title: "Signed in as somebody else" },
  forbidden: { status: 403, title: "Not allowed" },
  cross_origin: { status: 403, title: "A call from another site" },
  too_large: { status: 413, title: "Too large" },
  unsupported_media: { status: 415, title: "A kind of content that is not taken" },
  unreadable_file: { status: 422, title: "A file that cannot be read" },
  empty_file: { status: 422, title: "An empty file" },
  setup_done: { status: 409, title: "Already set up" },
  rate_limited: { status: 429, title: "Too many attempts" },
  storage_full: { status: 507, title: "The disk is full" },
  storage_busy: { status: 503, title: "The database is busy", retryAfter: 1 },
  storage_lost: { status: 503, title: "The database is gone", retryAfter: 30 },
  internal: { status: 500, title: "A fault in Stet" },
};

/** An error as RFC 9457 has it. `code` is what programs read, `detail` what people read. */
export const problemSchema = z.object({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  code: z.enum(PROBLEM_CODES),
  detail: z.string(),
  /** Which input is at fault, as a dotted path. Absent when it is the input as a whole. */
  field: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  /** All inputs at fault, when there may be several; an empty `field` is the input as a whole. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** The request's id, which the log has too. */
  requestId: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

type Extras = Pick<Problem, "field" | "details" | "errors">;

/** Answers with a problem. */
export function problem(context: Context<OpenCall>, code: ProblemCode, detail: string, extras: Extras = {}): Response {
  const { status, title, retryAfter } = PROBLEMS[code];
  const body: Problem = {
    type: "about:blank",
    title,
    status,
    code,
    detail,
    ...(extras.field === undefined ? {} : { field: extras.field }),
    ...(extras.details === undefined ? {} : { details: extras.details }),
    ...(extras.errors === undefined ? {} : { errors: extras.errors }),
    requestId: context.get("requestId"),
  };
  context.header("content-type", "application/problem+json");
  if (retryAfter !== undefined) context.header("retry-after", String(retryAfter));
  if (status === 401) context.header("www-authenticate", 'Bearer realm="stet"');
  return context.body(JSON.stringify(body), status);
}

/** The one place where an error becomes an answer. What nobody foresaw is logged under the request's id. */
export const onError: ErrorHandler<OpenCall> = (error, context) => {
  const reason = foreseen(error);
  if (reason !== null) return problem(context, reason.code, reason.message, reason);
  if (error instanceof z.ZodError) return invalidInput(context, error);
  // Hono throws these for a body it cannot take; its message says whether JSON or a form was expected.
  if (error instanceof HTTPException && error.status === 415) {
    return problem(context, "unsupported_media", "This call takes another kind of content.");
  }
  if (error instanceof HTTPException && error.status === 400) {
    if (error.message.includes("JSON")) return problem(context, "invalid_json", "The body is not valid JSON.");
    return problem(context, "invalid_input", "The body is not a valid form.");
  }
  logFault(`${context.req.method} ${context.req.path}`, error, context.get("requestId"));
  return problem(context, "internal", "Something went wrong in Stet. Nothing was saved; please try again.");
};

/** The answer to a call that nothing takes: nothing is at its address, or nothing with its method. */
export function noSuchCall(context: Context<OpenCall>, allowed: readonly string[]): Response {
  if (allowed.length === 0) return problem(context, "not_found", "There is nothing at this address.");
  const { method } = context.req;
  context.header("allow", allowed.join(", "));
  return problem(context, "method_not_allowed", `This address takes ${allowed.join(", ")}; this was ${method}.`);
}

/** A library between may have wrapped our own error: its causes are searched. */
function foreseen(error: unknown): AppError | null {
  for (let seen = error, depth = 0; seen instanceof Error && depth < 5; seen = seen.cause, depth++) {
    if (seen instanceof AppError) return seen;
  }
  return null;
}

function invalidInput(context: Context<OpenCall>, error: z.ZodError): Response {
  const errors = error.issues.slice(0, 20).map((issue) => ({ field: fieldOf(issue), message: issue.message }));
  const first = errors[0];
  const detail = first === undefined ? "The input cannot be used." : first.message;
  return problem(context, "invalid_input", detail, { field: first?.field || undefined, errors });
}

/** The field at fault; one that is too many is that field, not the object around it. */
function fieldOf(issue: z.core.$ZodIssue): string {
  return nameOf(issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path);
}
