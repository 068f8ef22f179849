import { APIError } from "better-auth/api";
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { ErrorCode } from "#domain/errors.ts";
import { AUTH_CALLS } from "../auth.ts";
import type { StetHandle } from "../handle.ts";
import { PASSWORD_LENGTH } from "../secrets.ts";
import type { OpenCall } from "./openapi.ts";
import { noSuchCall, problem } from "./problem.ts";

const SIGN_OUT = "/api/auth/sign-out";

/** What better-auth's refusals mean in our words, where the status alone does not say it. */
const REASONS: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "E-mail or password is not right.",
  INVALID_PASSWORD: "The password is not right.",
  PASSWORD_TOO_SHORT: `A password needs at least ${PASSWORD_LENGTH.min} characters.`,
  PASSWORD_TOO_LONG: `A password has at most ${PASSWORD_LENGTH.max} characters.`,
};

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: "not_signed_in",
  403: "cross_origin",
  404: "not_found",
  415: "unsupported_media",
  429: "rate_limited",
};

const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  not_signed_in: "Sign in first.",
  cross_origin: "This call did not come from the address in STET_URL.",
  rate_limited: "Too many attempts. Wait a few minutes and try again.",
};

/** `/api/auth/…`: better-auth, as far as it is served, with its refusals told as problems like all others. */
export function sessionsRouter({ auth, actorOf, forgetActors, presence }: StetHandle): Hono<OpenCall> {
  return new Hono<OpenCall>().all("/*", async (context) => {
    const { path, method } = context.req;
    const served = AUTH_CALLS.get(path);
    if (served !== method) return noSuchCall(context, served === undefined ? [] : [served]);
    const leaving = path === SIGN_OUT ? await actorOf(context.req.raw.headers) : null;
    try {
      const answer = await auth.handler(withoutEmptyBody(context.req.raw));
      return answer.status < 400 ? answer : refuse(context, await refusalIn(answer));
    } catch (error) {
      if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
      return refuse(context, { status: error.statusCode, reason: error.body?.code, message: error.body?.message });
    } finally {
      // Sessions may have ended; whoever held one must not be remembered.
      if (method === "POST") forgetActors();
      if (leaving) presence.endSession(leaving.sessionId);
    }
  });
}

/** Better-auth asks for the type of a body also where the body is empty, as a browser's `fetch` sends it to sign out. */
function withoutEmptyBody(request: Request): Request {
  if (request.headers.get("content-length") !== "0") return request;
  // Copied, as Node's own constructor does not take the headers that the server made for speed.
  return new Request(request.url, { method: request.method, headers: [...request.headers] });
}

type Refusal = { status: number; reason?: string; message?: string; wait?: string };

async function refusalIn(answer: Response): Promise<Refusal> {
  const { status } = answer;
  const body = z
    .object({ code: z.string().optional(), message: z.string().optional() })
    .safeParse(await answer.json().catch(() => null));
  if (status >= 500) throw new Error(`better-auth answered ${status} ${body.data?.code ?? ""}`);
  return {
    status,
    reason: body.data?.code,
    message: body.data?.message,
    wait: answer.headers.get("x-retry-after") ?? undefined,
  };
}

function refuse(context: Context<OpenCall>, { status, reason = "", message = "", wait }: Refusal): Response {
  if (wait !== undefined) context.header("retry-after", wait);
  const code = CODES[status] ?? "invalid_input";
  const fault = reason === "VALIDATION_ERROR" ? faultIn(message) : null;
  const detail = fault?.sentence ?? REASONS[reason] ?? SENTENCES[code] ?? "The input cannot be used.";
  return problem(context, code, detail, { field: fault?.field, ...(reason === "" ? {} : { details: { reason } }) });
}

/** The first field that better-auth's schema refused, from its “[body.email] Sentence.; [body.password] Sentence.” */
function faultIn(message: string): { field: string; sentence: string } | null {
  const [, field, sentence] = /^\[body\.([\w.]+)\] (.+?\.)(?:;|$)/.exec(message) ?? [];
  return field === undefined || sentence === undefined ? null : { field, sentence };
}
