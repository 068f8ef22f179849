import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, ERROR_CODES } from "#domain/errors.ts";
import { createToken } from "../accounts.ts";
import { OWNER, openTestStet, openTestStetWithOwner, type TestStet } from "../testing.ts";
import { newRouter, type OpenCall } from "./openapi.ts";
import { onError, problemSchema } from "./problem.ts";

/** A call that fails as told, behind the real translation. */
async function failWith(error: Error): Promise<Response> {
  const app = newRouter<OpenCall>();
  app.onError(onError);
  app.use((context, next) => {
    context.set("requestId", "the-request");
    return next();
  });
  app.get("/", () => {
    throw error;
  });
  return app.request("/");
}

describe("a problem", () => {
  it.each(ERROR_CODES)("has a status, a title and the code for %s", async (code) => {
    const answer = await failWith(new AppError(code, "A sentence.", { field: "a.0", details: { version: 3 } }));
    const problem = await answer.json();
    expect(problemSchema.strict().parse(problem)).toMatchObject({ code, detail: "A sentence.", field: "a.0" });
    expect(problem.status).toBe(answer.status);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.has("retry-after")).toBe(answer.status === 503);
  });

  it("keeps its shape", async () => {
    const answer = await failWith(new AppError("version_conflict", "Someone was faster.", { details: { version: 3 } }));
    expect(await answer.json()).toEqual({
      type: "about:blank",
      title: "Someone was faster",
      status: 409,
      code: "version_conflict",
      detail: "Someone was faster.",
      details: { version: 3 },
      requestId: "the-request",
    });
  });

  it("lists what a schema found", async () => {
    const schema = z.object({ spans: z.array(z.object({ from: z.int() })) });
    const { error } = schema.safeParse({ spans: [{ from: 1 }, { from: "2" }] });
    const answer = await failWith(error ?? new Error("parsed"));
    expect(await answer.json()).toMatchObject({
      status: 400,
      code: "invalid_input",
      field: "spans.1.from",
      errors: [{ field: "spans.1.from", message: expect.any(String) }],
    });
  });

  it("names the field that is too many, and none when the input as a whole is at fault", async () => {
    const schema = z.strictObject({ span: z.strictObject({}) });
    const tooMany = await (await failWith(schema.safeParse({ span: { role: 1 } }).error ?? new Error("parsed"))).json();
    expect(tooMany).toMatchObject({ field: "span.role", detail: "There is no field “span.role” here." });
    const whole = await (await failWith(schema.safeParse(null).error ?? new Error("parsed"))).json();
    expect(whole).toMatchObject({ detail: "The input must be an object.", errors: [{ field: "" }] });
    expect(whole).not.toHaveProperty("field");
  });

  it("finds our own error under what a library made of it", async () => {
    const cause = new AppError("storage_full", "The disk is full.");
    expect((await failWith(new Error("outer", { cause: new Error("inner", { cause }) }))).status).toBe(507);
  });

  it("says nothing of what nobody foresaw but the id under which it was logged", async () => {
    const text = await (await failWith(new Error("secret path /etc/shadow"))).text();
    expect(JSON.parse(text)).toMatchObject({ status: 500, code: "internal", requestId: "the-request" });
    expect(text).not.toMatch(/shadow|at .*:\d+/);
  });
});

/** Sends a body just as it is. */
const sendAsJson = ({ api }: TestStet, path: string, body: string) =>
  api.request(path, { method: "POST", body, headers: { "content-type": "application/json" } });

describe("the API", () => {
  it.each(["{", "", "nul", "{'name':1}", "[".repeat(1000), '"\u0000'])("answers invalid_json to %j", async (body) => {
    await using stet = await openTestStet();
    const answer = await sendAsJson(stet, "/api/setup", body);
    expect([answer.status, (await answer.json()).code]).toEqual([400, "invalid_json"]);
  });

  it.each([
    "[]",
    "null",
    "1",
    '"x"',
    "{}",
    '{"__proto__":{"polluted":true}}',
    `${"[".repeat(9000)}${"]".repeat(9000)}`,
  ])("answers invalid_input to %s", async (body) => {
    await using stet = await openTestStet();
    const answer = await sendAsJson(stet, "/api/setup", body);
    expect([answer.status, (await answer.json()).code]).toEqual([400, "invalid_input"]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("answers not_found to a member at an unknown address, with any method", async () => {
    await using stet = await openTestStetWithOwner();
    const token = await createToken(stet.handle.database, OWNER.email, "test");
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      for (const path of ["/api/nothing", "/api/health/x", "/api/me/x", "/api/%", "/api/..%2f..%2fetc/passwd"]) {
        const answer = await stet.call(path, { method, token });
        expect([method, path, answer.status]).toEqual([method, path, 404]);
        expect(problemSchema.parse(await answer.json()).code).toBe("not_found");
      }
    }
  });

  it.each([
    ["PUT", "/api/articles", "GET, HEAD, POST"],
    ["DELETE", "/api/articles/01900000-0000-7000-8000-000000000001", "GET, HEAD"],
    ["PUT", "/api/articles/x/commands", "POST"],
    ["GET", "/api/articles/x/commands", "POST"],
    ["DELETE", "/api/me", "GET, HEAD, PATCH"],
    ["OPTIONS", "/api/me", "GET, HEAD, PATCH"],
    ["PUT", "/api/health", "GET, HEAD"],
    ["GET", "/api/setup", "POST"],
    ["PUT", "/api/auth/sign-in/email", "POST"],
  ])("answers method_not_allowed to %s %s, and which are", async (method, path, allowed) => {
    await using stet = await openTestStetWithOwner();
    const token = await createToken(stet.handle.database, OWNER.email, "test");
    const answer = await stet.call(path, { method, token });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, allowed]);
    expect(problemSchema.parse(await answer.json())).toMatchObject({
      status: 405,
      code: "method_not_allowed",
      detail: `This address takes ${allowed}; this was ${method}.`,
    });
    const isOpen = /health|setup|auth/.test(path);
    expect((await stet.call(path, { method })).status).toBe(isOpen ? 405 : 401);
  });

  it("says that it is well, and when its database is not", async () => {
    await using stet = await openTestStet();
    const well = await stet.call("/api/health");
    expect(well.status).toBe(200);
    expect(await well.json()).toEqual({
      status: "ok",
      version: expect.stringMatching(/^\d+\./),
      database: { ok: true },
    });
  });

  it("describes itself", async () => {
    await using stet = await openTestStet();
    const document = await (await stet.call("/api/openapi.json")).json();
    expect(document).toMatchObject({ openapi: "3.1.0", info: { title: "Stet" } });
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(["/api/health", "/api/setup", "/api/me"]));
  });

  it("dresses every kind of answer", async () => {
    await using stet = await openTestStetWithOwner({ publicOrigin: "https://stet.example.org" });
    const cookie = await stet.signIn();
    const answers = await Promise.all([
      stet.call("/api/health"),
      stet.call("/api/openapi.json"),
      stet.call("/api/me"),
      stet.call("/api/me", { cookie }),
      stet.call("/api/nothing", { cookie }),
      stet.call("/api/me", { cookie, method: "HEAD" }),
      stet.call("/api/auth/get-session", { cookie }),
      stet.call("/api/auth/nothing", { cookie }),
      stet.call("/api/auth/sign-in/email", { json: {} }),
      stet.call("/api/setup", { json: OWNER }),
      stet.call("/api/me", { cookie, headers: { "sec-fetch-site": "cross-site" }, method: "PATCH" }),
      stet.call("/api/setup", { method: "OPTIONS" }),
    ]);
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        "content-security-policy": expect.stringContaining("default-src 'none'"),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()"),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "strict-transport-security": expect.stringContaining("max-age=31536000"),
        "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/),
        "cache-control": expect.stringContaining("no-store"),
      });
      expect(headers.has("x-powered-by")).toBe(false);
      expect(headers.has("access-control-allow-origin")).toBe(false);
    }
  });

  it("never promises https where plain http is in use", async () => {
    await using stet = await openTestStet();
    expect((await stet.call("/api/health")).headers.has("strict-transport-security")).toBe(false);
  });
});
