import { APIError } from "better-auth/api";
import { Hono } from "hono";
import { AppError, type ErrorCode } from "#domain/errors.ts";
import { AUTH_CALLS, PASSWORD_LENGTH } from "../auth.ts";
import type { StetHandle } from "../handle.ts";
import type { OpenCall } from "./openapi.ts";
import { problem } from "./problem.ts";

/** What better-auth's refusals mean in our words, where the status alone does not say it. */
const REASONS: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "E-mail or password is not right.",
  INVALID_PASSWORD: "The password is not right.",
  PASSWORD_TOO_SHORT: `A password needs at least ${PASSWORD_LENGTH.min} characters.`,
  PASSWORD_TOO_LONG: `A password has at most ${PASSWORD_LENGTH.max} characters.`,
};

/** `/api/auth/…`: better-auth, as far as it is served, with its refusals told as problems like all others. */
export function sessionsRouter({ auth, forgetActors }: StetHandle): Hono<OpenCall> {
  return new Hono<OpenCall>().all("/*", async (context) => {
    const { path, method } = context.req;
    if (AUTH_CALLS.get(path) !== method) throw new AppError("not_found", "There is nothing at this address.");
    try {
      const answer = await auth.handler(context.req.raw);
      if (answer.status !== 429) return answer;
      context.header("retry-after", answer.headers.get("x-retry-after") ?? "60");
      return problem(context, "rate_limited", sentenceFor(429));
    } catch (error) {
      if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
      const code = error.body?.code;
      const detail = (code === undefined ? undefined : REASONS[code]) ?? sentenceFor(error.statusCode);
      return problem(context, codeFor(error.statusCode), detail, {
        details: code === undefined ? undefined : { reason: code },
      });
    } finally {
      // Sessions may have ended; whoever held one must not be remembered.
      if (method === "POST") forgetActors();
    }
  });
}

function codeFor(status: number): ErrorCode {
  switch (status) {
    case 401:
      return "not_signed_in";
    case 403:
      return "cross_origin";
    case 415:
      return "unsupported_media";
    default:
      return "invalid_input";
  }
}

function sentenceFor(status: number): string {
  if (status === 401) return "Sign in first.";
  if (status === 403) return "This call did not come from the address in STET_URL.";
  if (status === 429) return "Too many attempts. Wait a few minutes and try again.";
  return "The input cannot be used.";
}
