import { describe, expect, it } from "vitest";
import { listUsers } from "#db/queries/accounts.ts";
import { addUser } from "../accounts.ts";
import { createAttempts } from "../attempts.ts";
import { CHECKER, cookieOf, OWNER, openTestStet, openTestStetWithOwner } from "../testing.ts";

describe("POST /api/setup", () => {
  it("makes the owner and signs in", async () => {
    await using stet = await openTestStet();
    const answer = await stet.call("/api/setup", { json: OWNER });
    expect(answer.status).toBe(201);
    const owner = await answer.json();
    expect(owner).toEqual({
      id: expect.any(String),
      name: OWNER.name,
      email: OWNER.email,
      role: "owner",
      sampleId: null,
    });
    const me = await stet.call("/api/me", { cookie: cookieOf(answer) });
    expect(await me.json()).toMatchObject({ id: owner.id, role: "owner", via: "session" });
  });

  it("has one winner when twenty ask at once", { timeout: 60_000 }, async () => {
    await using stet = await openTestStet();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        stet.call("/api/setup", { json: { ...OWNER, email: `visitor${index}@example.org` } }),
      ),
    );
    const problems = await Promise.all(answers.filter(({ status }) => status !== 201).map((answer) => answer.json()));
    expect(problems).toHaveLength(19);
    expect(new Set(problems.map(({ code, status }) => `${status} ${code}`))).toEqual(new Set(["409 setup_done"]));
    expect(await stet.handle.database.read(listUsers)).toHaveLength(1);
  });

  it("refuses what comes with more than it asks for, such as a role", async () => {
    await using stet = await openTestStet();
    expect((await stet.call("/api/setup", { json: { ...OWNER, role: "owner", id: "1" } })).status).toBe(400);
    expect(await stet.handle.database.read(listUsers)).toEqual([]);
  });
});

describe("signing in and out", { timeout: 20_000 }, () => {
  it("gives a session to the right password, however the address is written", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn({ ...OWNER, email: "Ana@Example.ORG" });
    const me = await (await stet.call("/api/me", { cookie })).json();
    expect(me).toMatchObject({ name: OWNER.name, role: "owner" });
  });

  it.each([
    [{}, "email", "“email” is missing."],
    [{ email: OWNER.email, password: 5 }, "password", "“password” must be text."],
  ])("names the field at fault: %j", async (json, field, detail) => {
    await using stet = await openTestStetWithOwner();
    const answer = await stet.call("/api/auth/sign-in/email", { json });
    expect(await answer.json()).toMatchObject({ status: 400, code: "invalid_input", field, detail });
  });

  it("answers a wrong password and an unknown address alike", async () => {
    await using stet = await openTestStetWithOwner();
    const answers = [
      { ...OWNER, password: "wrong password" },
      { email: "nobody@example.org", password: "wrong password" },
    ];
    const problems = await Promise.all(
      answers.map(async (json) => {
        const answer = await stet.call("/api/auth/sign-in/email", { json });
        expect(answer.status).toBe(401);
        expect(answer.headers.getSetCookie()).toEqual([]);
        const { requestId: _, ...problem } = await answer.json();
        return problem;
      }),
    );
    expect(problems[0]).toMatchObject({ code: "not_signed_in", detail: "E-mail or password is not right." });
    expect(problems[0]).toEqual(problems[1]);
  });

  it("ends the session at once, although its actor was just remembered", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    expect((await stet.call("/api/me", { cookie })).status).toBe(200);
    // As a browser's `fetch` without a body sends it.
    const headers = { "content-length": "0" };
    const out = await stet.call("/api/auth/sign-out", { method: "POST", cookie, headers });
    expect(out.status).toBe(200);
    expect((await stet.call("/api/me", { cookie })).status).toBe(401);
  });

  it("never takes over a cookie that was there before (fixation)", async () => {
    await using stet = await openTestStetWithOwner();
    await addUser(stet.handle.database, { ...CHECKER, role: "checker" });
    const planted = await stet.signIn(CHECKER);
    const answer = await stet.call("/api/auth/sign-in/email", { cookie: planted, json: OWNER });
    expect(answer.status).toBe(200);
    const fresh = cookieOf(answer);
    expect(fresh).not.toBe("");
    expect(fresh).not.toBe(planted);
    expect(await (await stet.call("/api/me", { cookie: fresh })).json()).toMatchObject({ email: OWNER.email });
    expect(await (await stet.call("/api/me", { cookie: planted })).json()).toMatchObject({ email: CHECKER.email });
  });

  it("keeps the cookie from scripts and other sites, and on https from plain http", async () => {
    await using plain = await openTestStetWithOwner();
    const [cookie] = (await plain.call("/api/auth/sign-in/email", { json: OWNER })).headers.getSetCookie();
    expect(cookie).toMatch(/^stet\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/);
    await using secure = await openTestStetWithOwner({ publicOrigin: "https://stet.example.org" });
    const [https] = (await secure.call("/api/auth/sign-in/email", { json: OWNER })).headers.getSetCookie();
    expect(https).toMatch(/^__Secure-stet\.session_token=.*; Secure/);
  });

  it("stops after thirty attempts in five minutes from one address", async () => {
    await using stet = await openTestStetWithOwner();
    const attempt = (address: string) =>
      stet.call("/api/auth/sign-in/email", {
        json: { email: OWNER.email, password: "wrong password" },
        headers: { "x-stet-client-ip": address },
      });
    expect((await attempt("203.0.113.5")).status).toBe(401);
    const counted = createAttempts(stet.handle.database);
    for (let attempts = 1; attempts < 30; attempts++) {
      await counted.consume("203.0.113.5|/sign-in/email", { window: 300, max: 30 });
    }
    const refused = await attempt("203.0.113.5");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(200);
    expect(await refused.json()).toMatchObject({ code: "rate_limited" });
    expect((await attempt("203.0.113.6")).status).toBe(401);
  });

  it("signs nobody up, and serves nothing of better-auth that is not on the list", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    for (const path of ["sign-up/email", "delete-user", "change-email", "update-user", "ok", "reset-password"]) {
      const answer = await stet.call(`/api/auth/${path}`, { cookie, json: { ...OWNER, role: "owner" } });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await stet.call("/api/auth/../me", { cookie, json: OWNER })).status).toBe(405);
    expect(await stet.handle.database.read(listUsers)).toHaveLength(1);
  });

  it("changes a password only for who knows it, and can end the other sessions", async () => {
    await using stet = await openTestStetWithOwner();
    const [first, second] = [await stet.signIn(), await stet.signIn()];
    const change = (currentPassword: string) =>
      stet.call("/api/auth/change-password", {
        cookie: first,
        json: { currentPassword, newPassword: "another long password", revokeOtherSessions: true },
      });
    expect(await (await change("wrong password")).json()).toMatchObject({ details: { reason: "INVALID_PASSWORD" } });
    const changed = await change(OWNER.password);
    expect(changed.status).toBe(200);
    expect((await stet.call("/api/me", { cookie: second })).status).toBe(401);
    expect((await stet.call("/api/me", { cookie: cookieOf(changed) })).status).toBe(200);
  });
});

it("gives the first visitor a sample article that is half-checked, in the language of the page", async () => {
  await using stet = await openTestStet();
  const response = await stet.call("/api/setup", { json: { ...OWNER, sample: "es" } });
  const { sampleId } = await response.json();
  const read = await (await stet.call(`/api/articles/${sampleId}`, { cookie: cookieOf(response) })).json();
  expect(read.article.language).toBe("es");
  expect(new Set(read.claims.map((claim: { verdict: string }) => claim.verdict)).size).toBe(3);
  expect(read.citations.length).toBeGreaterThan(0);
});
