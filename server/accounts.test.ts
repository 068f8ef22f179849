import { describe, expect, it } from "vitest";
import { listUsers, tokenByHash } from "#db/queries/accounts.ts";
import { openTestDatabase } from "#db/testing.ts";
import { isId } from "#domain/ids.ts";
import { addUser, createOwner, createToken, hasAccounts } from "./accounts.ts";
import { hash } from "./secrets.ts";
import { CHECKER, OWNER } from "./testing.ts";

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
