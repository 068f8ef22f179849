import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, it } from "vitest";
import { articleRow, bumpArticle, headOfArticle } from "./queries/articles.ts";
import { saveCheckpoint } from "./queries/checkpoints.ts";
import { addTestArticle, openTestDatabase } from "./testing.ts";

it.each(["removed", "replaced"])("refuses work within seconds when the file is %s", async (how) => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  const file = join(database.directory, "stet.db");
  if (how === "removed") rmSync(file);
  else {
    copyFileSync(file, `${file}.other`);
    renameSync(`${file}.other`, file);
  }
  await expect(database.write((tx) => bumpArticle(tx, id, 0, 0))).rejects.toMatchObject({ code: "storage_lost" });
  expect(database.state()).toMatchObject({
    ok: false,
    code: "storage_lost",
    message: expect.stringContaining("restore"),
  });
  await expect(database.read((db) => headOfArticle(db, id))).rejects.toMatchObject({ code: "storage_lost" });
});

it("notices a vanished file while nobody writes", async () => {
  await using database = await openTestDatabase();
  rmSync(join(database.directory, "stet.db"));
  await expect.poll(() => database.state().ok, { timeout: 5_000 }).toBe(false);
});

it("answers storage_full when there is no room, keeps what was, and goes on when there is room again", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  const limit = (pages: number) => database.write((tx) => tx.send(`pragma max_page_count = ${pages}`, [], "all"));
  const [[used]] = (await database.write((tx) => tx.send("pragma page_count", [], "all"))).rows as [[number]];
  await limit(used + 1);
  const large = { articleId: id, version: 1, doc: { text: "x".repeat(100_000) } };
  const results = await Promise.allSettled([
    database.write((tx) => saveCheckpoint(tx, { articleId: id, version: 1, doc: large })),
    database.write((tx) => bumpArticle(tx, id, 4, 0)),
  ]);
  expect(results[0]).toMatchObject({ reason: { code: "storage_full" } });
  expect(results[1]).toMatchObject({ status: "fulfilled" });
  expect(await database.read((db) => articleRow(db, id))).toBeDefined();
  await limit(1_000_000);
  await database.write((tx) => saveCheckpoint(tx, { articleId: id, version: 1, doc: large }));
  expect(await database.check()).toEqual([]);
});

it("waits, without blocking anyone, for a command in another process that writes", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  const other = new BetterSqlite3(join(database.directory, "stet.db"));
  other.exec("BEGIN IMMEDIATE");
  const patient = database.write((tx) => bumpArticle(tx, id, 0, 0));
  setTimeout(() => other.exec("COMMIT"), 200);
  expect(await patient).toBe(1);
  other.close();
});

it("makes a copy while work goes on, that opens by itself", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  const file = join(database.directory, "copy.db");
  const writes = Array.from({ length: 100 }, () => database.write((tx) => bumpArticle(tx, id, 0, 0)));
  await Promise.all([database.backupInto(file), ...writes]);
  const copy = new BetterSqlite3(file, { readonly: true });
  expect(copy.pragma("application_id", { simple: true })).toBe(0x53544554);
  expect(copy.prepare("select id from articles").pluck().all()).toEqual([id]);
  copy.close();
  expect(existsSync(`${file}.part`)).toBe(false);
  await expect(database.backupInto(file)).rejects.toMatchObject({ code: "invalid_input" });
  await expect(database.backupInto(join(database.directory, "no", "such", "place"))).rejects.toThrow();
});

it("finds rows that refer to nothing", async () => {
  await using database = await openTestDatabase();
  expect(await database.check()).toEqual([]);
  const other = new BetterSqlite3(join(database.directory, "stet.db"));
  other.pragma("foreign_keys = OFF");
  other.exec("insert into tokens values ('t', 'nobody', 'n', 'h', 1, null, null)");
  other.close();
  expect(await database.check()).toEqual([expect.stringContaining("tokens")]);
});

it("stores numbers as numbers: every table is strict", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  const wrong = database.write((tx) => tx.send("update articles set version = 'two' where id = ?", [id], "run"));
  await expect(wrong).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_DATATYPE" });
  const tables = await database.read((db) =>
    db.send(
      "select name from pragma_table_list where schema = 'main' and not strict and name not like 'sqlite_%'",
      [],
      "all",
    ),
  );
  expect(tables.rows).toEqual([]);
});
