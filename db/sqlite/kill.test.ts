import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase } from "../connection.ts";
import { articleIds, headOfArticle } from "../queries/articles.ts";
import { addTestArticle } from "../testing.ts";
import { knownMigrations, versionOf } from "./migrate.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

let directory: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "stet-kill-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

/** Runs code in a process of its own; answers with its lines as they come. */
function run(code: string): { child: ChildProcess; lines: string[] } {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], { cwd: root });
  children.push(child);
  const lines: string[] = [];
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => lines.push(`error: ${text}`));
  return { child, lines };
}

const openInChild = `
  const { openDatabase } = await import(${module("../connection.ts")});
  const database = await openDatabase({ directory: DIRECTORY, lock: true });`;

function withDirectory(code: string): string {
  return `const DIRECTORY = ${JSON.stringify(directory)};${code}`;
}

it("lets a second server in only when the first is gone, however it went", async () => {
  const { child, lines } = run(withDirectory(`${openInChild} console.log("open"); setInterval(() => {}, 1000);`));
  await expect.poll(() => lines, { timeout: 10_000 }).toEqual(["open"]);
  await expect(openDatabase({ directory, lock: true })).rejects.toMatchObject({
    code: "storage_busy",
    message: expect.stringContaining(`Another Stet server (process ${child.pid})`),
  });
  const beside = await openDatabase({ directory, lock: false });
  expect(await beside.read(articleIds)).toEqual([]);
  await beside.close();
  child.kill("SIGKILL");
  await once(child, "exit");
  const database = await openDatabase({ directory, lock: true });
  await expect(openDatabase({ directory, lock: true })).rejects.toMatchObject({ code: "storage_busy" });
  await database.close();
});

it("keeps every answered write through kill -9", async () => {
  const database = await openDatabase({ directory, lock: true });
  const id = await addTestArticle(database);
  await database.close();
  let answered = 0;
  for (let round = 0; round < 5; round++) {
    const { child, lines } = run(
      withDirectory(`${openInChild}
        const { bumpArticle } = await import(${module("../queries/articles.ts")});
        const { writeSync } = await import("node:fs");
        const work = async () => {
          for (;;) writeSync(1, (await database.write((tx) => bumpArticle(tx, ${JSON.stringify(id)}, 0, 0))) + "\\n");
        };
        await Promise.all([work(), work(), work()]);`),
    );
    await expect.poll(() => lines.length, { timeout: 10_000 }).toBeGreaterThan(20);
    child.kill("SIGKILL");
    await once(child, "close");
    answered = Math.max(answered, ...lines.map(Number));
    const reopened = await openDatabase({ directory, lock: true });
    const head = await reopened.read((db) => headOfArticle(db, id));
    expect(head?.seq).toBeGreaterThanOrEqual(answered);
    expect(head?.seq).toBeLessThanOrEqual(answered + 3);
    expect(await reopened.check()).toEqual([]);
    await reopened.close();
  }
}, 60_000);

it("leaves the old version or the new one when it is killed in a migration", async () => {
  await (await openDatabase({ directory, lock: true })).close();
  const file = join(directory, "stet.db");
  const { child } = run(`
    const { default: BetterSqlite3 } = await import("better-sqlite3");
    const { applyMigrations, knownMigrations } = await import(${module("./migrate.ts")});
    const client = new BetterSqlite3(${JSON.stringify(file)});
    client.function("die", () => process.kill(process.pid, "SIGKILL"));
    const deadly = { name: "deadly", statements: ["drop table comments", "select die()"], sha256: "" };
    applyMigrations(client, [...knownMigrations(), deadly]);`);
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
  const client = new BetterSqlite3(file);
  expect(versionOf(client)).toBe(knownMigrations().length);
  expect(client.prepare("select count(*) from comments").pluck().get()).toBe(0);
  client.close();
});
