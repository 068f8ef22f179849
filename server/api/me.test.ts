import { describe, expect, it } from "vitest";
import { revokeToken, tokensOfUser } from "#db/queries/accounts.ts";
import { createToken } from "../accounts.ts";
import { OWNER, openTestStetWithOwner } from "../testing.ts";

describe("/api/me", () => {
  it("renames, and says the new name at once", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    await stet.call("/api/me", { cookie });
    const changed = await stet.call("/api/me", { method: "PATCH", cookie, json: { name: "Ana R." } });
    expect(await changed.json()).toMatchObject({ name: "Ana R." });
    expect(await (await stet.call("/api/me", { cookie })).json()).toMatchObject({ name: "Ana R.", role: "owner" });
  });

  it("changes nothing but the name", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    for (const json of [
      { role: "owner" },
      { name: "x", role: "owner" },
      { name: "" },
      {},
      [],
      null,
      '{"__proto__":1}',
    ]) {
      const answer = await stet.call("/api/me", { method: "PATCH", cookie, json });
      expect([json, answer.status]).toEqual([json, 400]);
    }
  });
});

describe("a token", () => {
  it("speaks for its member, from anywhere", async () => {
    await using stet = await openTestStetWithOwner();
    const token = await createToken(stet.handle.database, OWNER.email, "script");
    const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    const renamed = await stet.call("/api/me", { method: "PATCH", token, headers, json: { name: "By script" } });
    expect(renamed.status).toBe(200);
    expect(await (await stet.call("/api/me", { token })).json()).toMatchObject({ name: "By script", via: "token" });
  });

  it("that is none is refused, even beside a good cookie", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    for (const token of ["", "x", "stet_", `stet_${"A".repeat(43)}`, `stet_${"A".repeat(5000)}`]) {
      expect((await stet.call("/api/me", { token, cookie })).status).toBe(401);
    }
  });

  it("is not what another scheme brings, such as the password of a proxy", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    expect((await stet.call("/api/me", { cookie, headers: { authorization: "Basic eDp5" } })).status).toBe(200);
  });

  it("is refused once it was revoked", async () => {
    await using stet = await openTestStetWithOwner();
    const { database, forgetActors } = stet.handle;
    const token = await createToken(database, OWNER.email, "script");
    const me = await (await stet.call("/api/me", { token })).json();
    const [stored] = await database.read((db) => tokensOfUser(db, me.id));
    await database.write((tx) => revokeToken(tx, stored?.id ?? "", Date.now()));
    forgetActors();
    expect((await stet.call("/api/me", { token })).status).toBe(401);
  });
});
