import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { MAX_IMPORT_BYTES } from "#domain/article/import/decode.ts";
import { MEMBER_HEADER } from "#domain/calls.ts";
import { AppError } from "#domain/errors.ts";
import { newId } from "#domain/ids.ts";
import type { StetHandle } from "../handle.ts";
import { CALL_POLICY, securityHeaders } from "../security-headers.ts";
import { type Settings, trustedOrigins } from "../settings.ts";
import type { OpenCall } from "./openapi.ts";

const KB = 1024;
const MB = 1024 * KB;
const SMALL_BODY = 64 * KB;
/** Where somebody is, which every open page says again and again. */
const PRESENCE_BODY = 4 * KB;
const PRESENCE_PATH = /^\/api\/articles\/[^/]+\/presence\//;
const JSON_BODY = MB;
/** A new draft may change every paragraph of a long article. */
const COMMANDS_BODY = 4 * MB;
/** The largest file, and room for the form around it. */
const UPLOAD_BODY = MAX_IMPORT_BYTES + MB;
const DRAFT_FILE_BODY = UPLOAD_BODY + COMMANDS_BODY;

/** Calls that need no account: all others do, also those that are added later. `/api/auth/` has its own list. */
export const OPEN_PATHS: readonly string[] = ["/api/health", "/api/openapi.json", "/api/setup"];
const OPEN_FOLDER = "/api/auth/";

/** Where articles and new drafts arrive. */
const UPLOAD_PATH = /^\/api\/articles(\/[^/]+\/drafts)?$/;
/** And new drafts that are put in together with their file. */
const DRAFT_FILE_PATH = /^\/api\/articles\/[^/]+\/drafts\/file$/;

/** Gives every call an id, and every answer its security headers and its place in no cache. */
export function dress({ publicOrigin }: Settings): MiddlewareHandler<OpenCall> {
  const headers = Object.entries({
    ...securityHeaders({ https: publicOrigin.startsWith("https:") }),
    "content-security-policy": CALL_POLICY,
  });
  return async (context, next) => {
    const requestId = newId();
    context.set("requestId", requestId);
    context.set("actor", null);
    await next();
    const answer = context.res.headers;
    for (const [name, value] of headers) if (!answer.has(name)) answer.set(name, value);
    answer.set("x-request-id", requestId);
    if (!answer.has("cache-control")) answer.set("cache-control", "private, no-store");
  };
}

/**
 * Refuses what another site makes a browser send. A browser says where a call comes from: `Sec-Fetch-Site`, or on plain
 * http beyond this machine only `Origin`. Scripts say neither, and must not come with a cookie then. A token is exempt,
 * as no site can make a browser add one.
 */
export function refuseOtherSites(settings: Settings): MiddlewareHandler<OpenCall> {
  const trusted = new Set(trustedOrigins(settings));
  return async (context, next) => {
    if (isSafe(context.req.method) || bearsToken(context)) return next();
    const site = context.req.header("sec-fetch-site");
    const origin = context.req.header("origin");
    const isOurs =
      site !== undefined
        ? site === "same-origin"
        : origin !== undefined
          ? trusted.has(origin)
          : context.req.header("cookie") === undefined;
    if (isOurs) return next();
    throw new AppError(
      "cross_origin",
      `This call did not come from a page of Stet. Open Stet at ${settings.publicOrigin}, or set STET_URL to the address in use.`,
    );
  };
}

/** Lets only members through, except to the open paths. */
export function requireMember({ actorOf }: StetHandle): MiddlewareHandler<OpenCall> {
  return async (context, next) => {
    const { path } = context.req;
    if (OPEN_PATHS.includes(path) || path.startsWith(OPEN_FOLDER)) return next();
    const actor = await actorOf(context.req.raw.headers);
    if (actor === null) throw new AppError("not_signed_in", "Sign in, or send a token as “Authorization: Bearer …”.");
    const expected = context.req.header(MEMBER_HEADER);
    if (expected !== undefined && expected !== actor.id)
      throw new AppError("someone_else", "Somebody else is signed in on this browser now. Sign in as yourself again.");
    context.set("actor", actor);
    return next();
  };
}

/** Takes bodies in JSON, and forms with files; a plain HTML form of another site can send neither unasked. */
export const requireContentType = createMiddleware<OpenCall>(async (context, next) => {
  if (isSafe(context.req.method) || !hasBody(context)) return next();
  const type = (context.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "application/json" || type === "multipart/form-data") return next();
  throw new AppError("unsupported_media", "Send JSON with the header “content-type: application/json”.");
});

/** Refuses bodies that are too long, by their declared length or else by counting what arrives. */
export function limitBody(): MiddlewareHandler<OpenCall> {
  return async (context, next) => {
    if (isSafe(context.req.method)) return next();
    const limit = limitFor(context);
    const declared = context.req.header("content-length");
    // Node's parser holds a sender to the declared length, and asking for `raw.body` would slow every call down.
    if (declared !== undefined && context.req.header("transfer-encoding") === undefined) {
      if (Number(declared) > limit) throw tooLarge(limit);
      return next();
    }
    context.req.raw = await counted(context.req.raw, limit);
    return next();
  };
}

/**
 * The same request with its body in memory, or `too_large` once more has come. Built from its parts, as Node's own
 * constructor does not take the request and the headers that the server made for speed (Hono's `bodyLimit` tries).
 */
async function counted({ url, method, headers, body }: Request, limit: number): Promise<Request> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (body !== null) {
    for await (const part of body) {
      size += part.length;
      if (size > limit) throw tooLarge(limit);
      parts.push(part);
    }
  }
  return new Request(url, { method, headers: [...headers], body: size === 0 ? undefined : Buffer.concat(parts) });
}

/** Tells the limit that holds for what is in the body: a file's, where there is one. */
function tooLarge(most: number): AppError {
  const limit = most >= UPLOAD_BODY ? MAX_IMPORT_BYTES : most;
  const size = limit >= MB ? `${limit / MB} MB` : `${limit / KB} KB`;
  return new AppError("too_large", `At most ${size} can be sent in this call.`, { details: { limit } });
}

function limitFor({ req }: Context<OpenCall>): number {
  if (req.path.startsWith(OPEN_FOLDER) || OPEN_PATHS.includes(req.path)) return SMALL_BODY;
  if (PRESENCE_PATH.test(req.path)) return PRESENCE_BODY;
  if (req.method === "POST" && UPLOAD_PATH.test(req.path)) return UPLOAD_BODY;
  if (DRAFT_FILE_PATH.test(req.path)) return DRAFT_FILE_BODY;
  return req.path.endsWith("/commands") ? COMMANDS_BODY : JSON_BODY;
}

function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

function bearsToken({ req }: Context<OpenCall>): boolean {
  return /^bearer\b/i.test(req.header("authorization") ?? "");
}

function hasBody({ req }: Context<OpenCall>): boolean {
  const length = req.header("content-length");
  if (length !== undefined) return length !== "0";
  return req.header("transfer-encoding") !== undefined || req.header("content-type") !== undefined;
}
