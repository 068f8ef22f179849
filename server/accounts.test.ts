import { describe, expect, it } from "vitest";
import { listUsers, tokenByHash } from "#db/queries/accounts.ts";
import { openTestDatabase } from "#db/testing.ts";
import { isId } from "#domain/ids.ts";
import { addUser, createOwner, createToken, hasAccounts, setPassword } from "./accounts.ts";
import { hash } from "./secrets.ts";
import { CHECKER, OWNER, openTestStetWithOwner } from "./testing.ts";

describe("createOwner", () => {
  it("makes the first account, once", async () => {
    await using database = await openTestDatabase();
    expect(await hasAccounts(database)).toBe(false);
    const owner = await createOwner(database, { ...OWNER, email: " Ana@Example.org " });
    expect(owner).toMatchObject({ name: OWNER.name, email: OWNER.email, role: "owner" });
    expect(isId(owner.id)).toBe(true);
    expect(await hasAccounts(database)).toBe(true);
    await expect(createOwner(database, CHECKER)).rejects.toMatchObject({ code: "setup_done" });
    expect(await database.read(listUsers)).toEqual([owner]);
  });

  it.each([
    [{ name: "  " }, "name"],
    [{ name: "a\u0000b" }, "name"],
    [{ name: "a\ud800" }, "name"],
    [{ email: "nobody" }, "email"],
    [{ password: "nine char" }, "password"],
    [{ password: "x".repeat(201) }, "password"],
  ])("refuses %j", async (change, field) => {
    await using database = await openTestDatabase();
    await expect(createOwner(database, { ...OWNER, ...change })).rejects.toMatchObject({ issues: [{ path: [field] }] });
    expect(await hasAccounts(database)).toBe(false);
  });
});

describe("addUser", () => {
  it("adds a member with a role", async () => {
    await using database = await openTestDatabase();
    expect(await addUser(database, { ...CHECKER, role: "checker" })).toMatchObject({ role: "checker" });
  });

  it("refuses an address that is taken, however it is written, and a role that is none", async () => {
    await using database = await openTestDatabase();
    await addUser(database, { ...CHECKER, role: "editor" });
    const again = addUser(database, { ...CHECKER, email: "LUIS@example.org", role: "editor" });
    await expect(again).rejects.toMatchObject({ code: "duplicate_id", field: "email" });
    await expect(addUser(database, { ...OWNER, role: "king" })).rejects.toMatchObject({ issues: [{ path: ["role"] }] });
  });
});

describe("setPassword", { timeout: 20_000 }, () => {
  it("lets in with the new password only, and signs out whom it was given to, and nobody else", async () => {
    await using stet = await openTestStetWithOwner();
    await addUser(stet.handle.database, { ...CHECKER, role: "checker" });
    const [owner, checker] = [await stet.signIn(OWNER), await stet.signIn(CHECKER)];
    const token = await createToken(stet.handle.database, CHECKER.email, "nightly import");
    const fresh = "another one of ten or more";
    expect(await setPassword(stet.handle, " Luis@Example.org ", fresh)).toMatchObject({ email: CHECKER.email });
    stet.handle.forgetActors();
    const statusOf = async (call: { cookie?: string; token?: string }) => (await stet.call("/api/me", call)).status;
    expect([await statusOf({ cookie: checker }), await statusOf({ cookie: owner })]).toEqual([401, 200]);
    expect(await statusOf({ token })).toBe(200);
    expect(await stet.signIn(CHECKER)).toBe("");
    expect(await statusOf({ cookie: await stet.signIn({ ...CHECKER, password: fresh }) })).toBe(200);
  });

  it.each([
    [CHECKER.email, "long enough!", { code: "not_found", field: "email" }],
    [OWNER.email, "nine char", { issues: [{ path: ["password"] }] }],
    [OWNER.email, "x".repeat(201), { issues: [{ path: ["password"] }] }],
  ])("refuses %s with %j and changes nothing", async (email, password, refusal) => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    await expect(setPassword(stet.handle, email, password)).rejects.toMatchObject(refusal);
    stet.handle.forgetActors();
    expect((await stet.call("/api/me", { cookie })).status).toBe(200);
    expect(await stet.signIn()).not.toBe("");
  });
});

describe("createToken", () => {
  it("answers a token once and stores only its hash", async () => {
    await using database = await openTestDatabase();
    await createOwner(database, OWNER);
    const token = await createToken(database, "ANA@example.org", "nightly import");
    expect(token).toMatch(/^stet_[\w-]{43}$/);
    const stored = await database.read((db) => tokenByHash(db, hash(token)));
    expect(stored).toMatchObject({ token: { name: "nightly import" }, user: { email: OWNER.email } });
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it("refuses an address that nobody has", async () => {
    await using database = await openTestDatabase();
    await expect(createToken(database, "nobody@example.org", "x")).rejects.toMatchObject({ code: "not_found" });
  });
});
