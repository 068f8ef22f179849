import { ERROR_CODES, type ErrorCode } from "#domain/errors.ts";

/** `network`: no answer came. `timeout` and `aborted`: we stopped waiting. `unexpected`: an answer nobody foresaw. */
export type ProblemCode = ErrorCode | "network" | "aborted" | "unexpected";

export type FieldProblem = { field: string; message: string };

/** Why a call did not do what was asked, in the words of RFC 9457 and our own codes. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** One English sentence of the server's, or empty. Prefer the message of `code`. */
  readonly detail: string;
  /** Which input is at fault, as a dotted path, when one is. */
  readonly field: string | undefined;
  readonly errors: readonly FieldProblem[];
  /** Facts one may act on, such as the current version. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, status: number, body: Readonly<Record<string, unknown>> = {}) {
    const detail = typeof body["detail"] === "string" ? body["detail"] : "";
    super(detail || code);
    this.name = "ApiProblem";
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.field = typeof body["field"] === "string" ? body["field"] : undefined;
    this.errors = fieldProblems(body["errors"]);
    this.details = isRecord(body["details"]) ? body["details"] : body;
  }

  /** The server's sentence about one field, if it had one. */
  messageFor(field: string): string | null {
    const own = this.errors.find((error) => error.field === field)?.message;
    return own ?? (this.field === field ? this.detail || null : null);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).flatMap((entry) => {
    const field = entry["field"] ?? entry["path"] ?? entry["pointer"];
    const message = entry["message"] ?? entry["detail"];
    if (typeof message !== "string") return [];
    return [{ field: Array.isArray(field) ? field.join(".") : String(field ?? ""), message }];
  });
}

function codeOf(body: Record<string, unknown>, status: number): ProblemCode {
  const known = ERROR_CODES.find((code) => code === body["code"]);
  if (known) return known;
  if (status === 401) return "not_signed_in";
  if (status === 403) return "forbidden";
  if (status === 413) return "too_large";
  if (status === 429) return "rate_limited";
  return "unexpected";
}

/**
 * Calls our API and answers the JSON it sent, or null for an empty answer. Whatever goes wrong, no line, a
 * `problem+json`, an answer that is not ours, is thrown as an `ApiProblem`. The caller parses what it gets.
 */
export async function callApi(path: string, init: RequestInit & { json?: unknown } = {}): Promise<unknown> {
  const { json, ...rest } = init;
  const headers = new Headers(rest.headers);
  headers.set("accept", "application/json");
  if (json !== undefined) headers.set("content-type", "application/json");
  const response = await fetch(path, {
    credentials: "same-origin",
    ...rest,
    headers,
    ...(json === undefined ? {} : { method: rest.method ?? "POST", body: JSON.stringify(json) }),
  }).catch((cause: unknown) => {
    const aborted = rest.signal?.aborted || (cause instanceof Error && cause.name === "AbortError");
    throw new ApiProblem(aborted ? "aborted" : "network", 0);
  });
  const text = await response.text().catch(() => {
    throw new ApiProblem(rest.signal?.aborted ? "aborted" : "network", response.status);
  });
  return readAnswer(response.status, text);
}

/** What an answer says, for callers that did not use `fetch` (uploads with progress). */
export function readAnswer(status: number, text: string): unknown {
  let body: unknown = null;
  try {
    body = text === "" ? null : JSON.parse(text);
  } catch {
    throw new ApiProblem("unexpected", status);
  }
  if (status >= 200 && status < 300) return body;
  const problem = isRecord(body) ? body : {};
  throw new ApiProblem(codeOf(problem, status), status, problem);
}
