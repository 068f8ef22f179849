import { describe, expect, it } from "vitest";
import { createToken } from "../accounts.ts";
import { OWNER, openTestStet, openTestStetWithOwner, type TestStet } from "../testing.ts";
import { OPEN_PATHS } from "./guards.ts";

const ours = "http://localhost:3000";

describe("calls from other sites", { timeout: 20_000 }, () => {
  // Whether a browser's cookie comes along, what else it says, and whether the call may change anything.
  const cases: [string, Record<string, string>, { cookie: boolean; status: number }][] = [
    ["a page of Stet", { "sec-fetch-site": "same-origin", origin: ours }, { cookie: true, status: 200 }],
    ["a page of Stet, without Origin", { "sec-fetch-site": "same-origin" }, { cookie: true, status: 200 }],
    ["a browser without fetch metadata", { origin: ours }, { cookie: true, status: 200 }],
    ["the same by another name of this machine", { origin: "http://127.0.0.1:3000" }, { cookie: true, status: 200 }],
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, { cookie: true, status: 403 }],
    [
      "another site that lies in Origin",
      { "sec-fetch-site": "cross-site", origin: ours },
      { cookie: true, status: 403 },
    ],
    [
      "a sister site",
      { "sec-fetch-site": "same-site", origin: "http://localhost:4000" },
      { cookie: true, status: 403 },
    ],
    ["an address typed in", { "sec-fetch-site": "none" }, { cookie: true, status: 403 }],
    ["an empty claim", { "sec-fetch-site": "" }, { cookie: true, status: 403 }],
    ["another origin", { origin: "https://evil.example" }, { cookie: true, status: 403 }],
    ["another port", { origin: "http://localhost:3001" }, { cookie: true, status: 403 }],
    ["another scheme", { origin: "https://localhost:3000" }, { cookie: true, status: 403 }],
    ["a sandboxed frame", { origin: "null" }, { cookie: true, status: 403 }],
    ["a longer name", { origin: "http://localhost:3000.evil.example" }, { cookie: true, status: 403 }],
    [
      "another origin that names itself the host",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
      { cookie: true, status: 403 },
    ],
    ["a cookie without a word on where from", {}, { cookie: true, status: 403 }],
    ["a referrer alone", { referer: `${ours}/` }, { cookie: true, status: 403 }],
    ["nobody", {}, { cookie: false, status: 401 }],
    ["another site without a cookie", { origin: "https://evil.example" }, { cookie: false, status: 403 }],
  ];

  it("change nothing", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    for (const [who, headers, expected] of cases) {
      const answer = await stet.api.request("/api/me", {
        method: "PATCH",
        body: JSON.stringify({ name: who }),
        headers: { "content-type": "application/json", ...(expected.cookie ? { cookie } : {}), ...headers },
      });
      expect([who, answer.status]).toEqual([who, expected.status]);
      const me = await (await stet.call("/api/me", { cookie })).json();
      expect(me.name === who).toBe(expected.status === 200);
    }
  });

  it("cannot sign a browser in as somebody else, or set the newsroom up", async () => {
    await using stet = await openTestStet();
    const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    for (const path of ["/api/setup", "/api/auth/sign-in/email"]) {
      const answer = await stet.call(path, { json: OWNER, headers });
      expect(await answer.json()).toMatchObject({ status: 403, code: "cross_origin" });
    }
  });

  it("names the setting when the address in use is not the public one", async () => {
    await using stet = await openTestStet({ publicOrigin: "https://stet.example.org" });
    const answer = await stet.api.request("/api/setup", {
      method: "POST",
      body: JSON.stringify(OWNER),
      headers: { "content-type": "application/json", origin: "http://10.0.0.5:3000" },
    });
    expect(await answer.json()).toMatchObject({ code: "cross_origin", detail: expect.stringContaining("STET_URL") });
  });
});

describe("kinds of content", () => {
  it.each([
    ["text/plain", 415],
    ["text/plain; application/json", 415],
    ["application/x-www-form-urlencoded", 415],
    ["application/jsonx", 415],
    ["", 415],
    ["application/json", 201],
    ["Application/JSON; charset=utf-8", 201],
    // Taken by some calls, not by this one.
    ["multipart/form-data; boundary=x", 415],
  ])("%j answers %i", async (type, status) => {
    await using stet = await openTestStet();
    const body = JSON.stringify(OWNER);
    const length = String(new TextEncoder().encode(body).length);
    const answer = await stet.api.request("/api/setup", {
      method: "POST",
      body,
      headers: { "content-type": type, "content-length": length },
    });
    expect(answer.status).toBe(status);
  });
});

describe("bodies that are too large", { timeout: 20_000 }, () => {
  async function send(stet: TestStet, token: string, path: string, size: number, declare: boolean): Promise<Response> {
    const chunk = new Uint8Array(64 * 1024).fill(0x20);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = chunk.subarray(0, Math.min(chunk.length, size - sent));
        sent += part.length;
        controller.enqueue(part);
        if (sent >= size) controller.close();
      },
    });
    const answer = await stet.api.request(path, {
      method: "POST",
      body,
      duplex: "half",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        ...(declare ? { "content-length": String(size) } : { "transfer-encoding": "chunked" }),
      },
    } as RequestInit);
    expect(sent).toBeLessThan(13 * 1024 * 1024);
    return answer;
  }

  const MB = 1024 * 1024;
  it.each([
    ["/api/anything", MB, 404],
    ["/api/anything", MB + 1, 413],
    ["/api/anything", 50 * MB, 413],
    ["/api/articles", 11 * MB + 1, 413],
    ["/api/articles", 300 * MB, 413],
    ["/api/setup", 64 * 1024 + 1, 413],
    ["/api/auth/sign-in/email", 10 * MB, 413],
  ])("%s with %i bytes answers %i, declared or not", async (path, size, status) => {
    await using stet = await openTestStetWithOwner();
    const token = await createToken(stet.handle.database, OWNER.email, "test");
    for (const declare of [true, false]) {
      const answer = await send(stet, token, path, size, declare);
      expect([declare, answer.status]).toEqual([declare, status]);
      if (status === 413)
        expect(await answer.json()).toMatchObject({ code: "too_large", details: { limit: expect.any(Number) } });
    }
  });

  it.each([
    ["/api/articles", 10 * MB, "10 MB"],
    ["/api/anything", MB, "1 MB"],
    ["/api/setup", 64 * 1024, "64 KB"],
  ])("are told the limit that people know: %s", async (path, limit, words) => {
    await using stet = await openTestStetWithOwner();
    const token = await createToken(stet.handle.database, OWNER.email, "test");
    const problem = await (await send(stet, token, path, 20 * MB, true)).json();
    expect(problem).toMatchObject({ detail: `At most ${words} can be sent in this call.`, details: { limit } });
  });

  it("are not read at all for somebody who is not signed in", async () => {
    await using stet = await openTestStet();
    expect((await send(stet, "stet_none", "/api/articles", 5 * MB, false)).status).toBe(401);
  });
});

describe("without an account", () => {
  it("every call of the document answers 401, except the open ones", async () => {
    await using stet = await openTestStet();
    const document = await (await stet.call("/api/openapi.json")).json();
    const calls = Object.entries(document.paths as Record<string, Record<string, unknown>>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path: path.replaceAll(/\{\w+\}/g, "x"), method: method.toUpperCase() })),
    );
    expect(calls.length).toBeGreaterThan(3);
    for (const { path, method } of calls) {
      const hasBody = method !== "GET";
      const { status } = await stet.call(path, { method, ...(hasBody ? { json: {} } : {}) });
      const isOpen = OPEN_PATHS.includes(path);
      expect([method, path, status === 401]).toEqual([method, path, !isOpen]);
    }
  });

  it("every route that is registered answers 401, also those the document does not name", async () => {
    await using stet = await openTestStet();
    const routes = stet.api.routes.filter(({ path }) => path.startsWith("/api/") && !path.includes("*"));
    const closed = routes.filter(({ path }) => !OPEN_PATHS.includes(path));
    expect(closed.length).toBeGreaterThan(1);
    for (const { path, method } of closed) {
      const answer = await stet.call(path.replaceAll(/:\w+(\{.*?\})?/g, "x"), {
        method: method === "ALL" ? "GET" : method,
      });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });

  it("nothing is told about what exists", async () => {
    await using stet = await openTestStet();
    for (const path of [
      "/api/nothing",
      "/api",
      "/api/",
      "/api/health/",
      "/api/auth",
      "/api//me",
      "/api/%6De",
      "/API/me",
    ]) {
      const answer = await stet.call(path);
      expect([path, answer.status, (await answer.json()).code]).toEqual([path, 401, "not_signed_in"]);
    }
  });
});

describe("a page left open by somebody else", () => {
  it("is refused, whoever's cookie the browser has by now", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    const me = await (await stet.call("/api/me", { cookie })).json();
    const mine = await stet.call("/api/me", { cookie, headers: { "stet-member": me.id } });
    expect(mine.status).toBe(200);
    const left = "01a20000-0000-7000-8000-000000000000";
    const other = await stet.call("/api/me", { cookie, headers: { "stet-member": left } });
    expect([other.status, (await other.json()).code]).toEqual([409, "someone_else"]);
  });
});
