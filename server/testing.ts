import type { OpenAPIHono } from "@hono/zod-openapi";
import { openTestDatabase } from "#db/testing.ts";
import { createOwner } from "./accounts.ts";
import { createApi } from "./api/app.ts";
import type { OpenCall } from "./api/openapi.ts";
import { createHandle } from "./create-handle.ts";
import type { StetHandle } from "./handle.ts";
import { readSettings, type Settings } from "./settings.ts";

/** Made-up members for tests. */
export const OWNER = { name: "Ana Ruiz", email: "ana@example.org", password: "correct horse battery" };
export const CHECKER = { name: "Luis Peña", email: "luis@example.org", password: "staple of the checkers" };

export type Call = {
  method?: string;
  json?: unknown;
  cookie?: string;
  token?: string;
  headers?: Record<string, string>;
};

type Credentials = { email: string; password: string };

export type TestStet = AsyncDisposable & {
  handle: StetHandle;
  api: OpenAPIHono<OpenCall>;
  /** Makes a call as a page of Stet would, or as a script when a token is given. */
  call: (path: string, call?: Call) => Promise<Response>;
  /** Answers how to call a server that was started anew over the same database. */
  restarted: () => TestStet["call"];
  /** Signs in and answers the `Cookie` header of that session. */
  signIn: (member?: Credentials) => Promise<string>;
};

/** A whole server over a new database in a directory of its own, without a port. */
export async function openTestStet(settings: Partial<Settings> = {}): Promise<TestStet> {
  const database = await openTestDatabase();
  const defaults = readSettings({
    STET_DATA_DIR: database.directory,
    STET_SECRET: "this secret only signs what tests sign in with",
  });
  const handle = createHandle({ ...defaults, ...settings }, database);
  const api = createApi(handle);

  const calling =
    (called: typeof api) =>
    (path: string, given: Call = {}) =>
      request(called, path, given);
  const call = calling(api);

  async function request(
    called: typeof api,
    path: string,
    { method, json, cookie, token, headers }: Call,
  ): Promise<Response> {
    return called.request(path, {
      method: method ?? (json === undefined ? "GET" : "POST"),
      body: json === undefined ? undefined : JSON.stringify(json),
      headers: {
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined
          ? { "sec-fetch-site": "same-origin", origin: handle.settings.publicOrigin }
          : { authorization: `Bearer ${token}` }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
    });
  }

  async function signIn({ email, password }: Credentials = OWNER): Promise<string> {
    return cookieOf(await call("/api/auth/sign-in/email", { json: { email, password } }));
  }

  const restarted = () => calling(createApi(createHandle({ ...defaults, ...settings }, database)));
  return { handle, api, call, restarted, signIn, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

/** The same, with the account of `OWNER`. */
export async function openTestStetWithOwner(settings: Partial<Settings> = {}): Promise<TestStet> {
  const stet = await openTestStet(settings);
  await createOwner(stet.handle.database, OWNER);
  return stet;
}

/** What a browser would send back after an answer: the cookies it set. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
