import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase } from "../connection.ts";
import { saveCheckpoint } from "../queries/checkpoints.ts";
import { addTestArticle } from "../testing.ts";
import { applyMigrations, knownMigrations, type Migration, versionOf } from "./migrate.ts";
import { prepareFile } from "./prepare-file.ts";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "stet-prepare-"));
  file = join(directory, "stet.db");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function used(): Promise<void> {
  const database = await openDatabase({ directory, lock: true });
  const articleId = await addTestArticle(database);
  await database.write((tx) => saveCheckpoint(tx, { articleId, version: 1, doc: { text: "x".repeat(50_000) } }));
  await database.close();
}

function refused(words: string, lock = true): Promise<void> {
  return expect(openDatabase({ directory, lock })).rejects.toMatchObject({
    name: "AppError",
    code: "storage_lost",
    message: expect.stringContaining(words),
  });
}

it("creates a database with its marks in a directory that had none", async () => {
  await used();
  const client = new BetterSqlite3(file, { readonly: true });
  expect(client.pragma("application_id", { simple: true })).toBe(0x53544554);
  expect(versionOf(client)).toBe(knownMigrations().length);
  expect(client.prepare("select count(*) from migrations").pluck().get()).toBe(knownMigrations().length);
  client.close();
  expect(JSON.parse(readFileSync(join(directory, "stet.json"), "utf8"))).toHaveProperty("database");
});

it("uses the settings that make an answered save survive", async () => {
  const database = await openDatabase({ directory, lock: false });
  const pragma = async (name: string) => (await database.write((tx) => tx.send(`pragma ${name}`, [], "all"))).rows;
  expect(await pragma("journal_mode")).toEqual([["wal"]]);
  expect(await pragma("synchronous")).toEqual([[2]]);
  expect(await pragma("foreign_keys")).toEqual([[1]]);
  await database.close();
});

it("starts over after a first start that was cut short", async () => {
  writeFileSync(`${file}.new`, "half a data");
  await used();
});

it("refuses an empty file", async () => {
  await used();
  writeFileSync(file, "");
  await refused("is empty");
});

it.each([true, false])("refuses a text file (lock: %s)", async (lock) => {
  writeFileSync(file, "Dear diary, ".repeat(1_000));
  await refused("no database", lock);
});

it("refuses another program's database", async () => {
  const client = new BetterSqlite3(file);
  client.exec("create table recipes (name text)");
  client.close();
  await refused("another program");
});

it("refuses a damaged file", async () => {
  await used();
  const handle = openSync(file, "r+");
  for (let page = 2; page < 40; page++) writeSync(handle, Buffer.alloc(2_000, 7), 0, 2_000, page * 4_096);
  await refused("damaged");
});

it("refuses what a newer program wrote", async () => {
  await used();
  const client = new BetterSqlite3(file);
  client.pragma("user_version = 99");
  client.close();
  await refused("newer Stet");
});

it.each([true, false])("refuses to begin anew where a database is missing (lock: %s)", async (lock) => {
  await used();
  rmSync(file);
  await refused("npm run -s stet -- restore FILE", lock);
  expect(existsSync(file)).toBe(false);
});

it("brings an older database up to date after a backup", async () => {
  await used();
  const migrations: Migration[] = [
    ...knownMigrations(),
    { name: "later", statements: ["alter table tokens add column scope text"], sha256: "" },
  ];
  prepareFile(directory, migrations);
  const backup = new BetterSqlite3(join(directory, `stet-before-${migrations.length}.db`), { readonly: true });
  expect(versionOf(backup)).toBe(knownMigrations().length);
  expect(backup.prepare("select count(*) from articles").pluck().get()).toBe(1);
  backup.close();
  const client = new BetterSqlite3(file);
  expect(versionOf(client)).toBe(migrations.length);
  expect(client.prepare("select count(scope) from tokens").pluck().get()).toBe(0);
  client.close();
});

it("leaves a failed migration's database as it was", async () => {
  await used();
  const client = new BetterSqlite3(file);
  const broken = { name: "broken", statements: ["drop table comments", "select no_such_function()"], sha256: "" };
  expect(() => applyMigrations(client, [...knownMigrations(), broken])).toThrow("no_such_function");
  expect(versionOf(client)).toBe(knownMigrations().length);
  expect(client.prepare("select count(*) from comments").pluck().get()).toBe(0);
  client.close();
});
