import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { connect } from "#db/sqlite/session.ts";
import { newId } from "#domain/ids.ts";
import type { Command } from "#domain/review/commands.ts";
import { createOwner } from "../accounts.ts";
import type { Actor } from "../actor.ts";
import { openArticle } from "../articles.ts";
import { runCommands } from "../commands.ts";
import { examine } from "../doctor.ts";
import { authorize } from "../permissions.ts";
import { ensureSample } from "../sample.ts";
import { readSettings } from "../settings.ts";
import { OWNER, openTestStet } from "../testing.ts";
import { stet as runStet } from "./testing/child.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** A newsroom with the sample, and a log long enough that bodies were stored and spans moved on the way. */
async function openWorkedOnStet() {
  const edits = 230;
  const stet = await openTestStet();
  const { handle } = stet;
  const actor: Actor = { ...(await createOwner(handle.database, OWNER)), via: "token", sessionId: "test" };
  const articleId = (await ensureSample(handle, actor)) ?? "";
  const write = authorize(actor, "article.write", { articleId });
  const edit = (version: number, from: number, to: number, text: string): Command => ({
    id: newId(),
    kind: "article.edit",
    version,
    steps: [
      { stepType: "replace", from, to, ...(text === "" ? {} : { slice: { content: [{ type: "text", text }] } }) },
    ],
  });
  for (let version = 0; version < edits; version += 10)
    await runCommands(
      handle,
      write,
      // At the very beginning, and now and then a letter of what was written there is taken out again.
      Array.from({ length: 10 }, (_, step) => edit(version + step, 1, step === 9 ? 2 : 1, step === 9 ? "" : "x")),
    );
  // Storing a body and moving the spans on happens by itself after the commands.
  await vi.waitUntil(async () => (await count("checkpoints")) === 1 + Math.floor(edits / 200));
  const opened = await openArticle(handle, authorize(actor, "article.read", { articleId }));
  const [orphan] = opened.rows.spans;
  await runCommands(handle, write, [edit(edits, orphan?.from ?? 0, orphan?.to ?? 0, "")]);

  async function count(table: string): Promise<number> {
    const { rows } = await handle.database.read((db) => db.send(`select count(*) from ${table}`, [], "all"));
    return Number((rows[0] as unknown[])[0]);
  }
  return Object.assign(stet, { actor, articleId });
}

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "stet-doctor-"));
  await using stet = await openWorkedOnStet();
  await stet.handle.database.backupInto(join(folder, "stet.db"));
  cpSync(join(stet.handle.settings.dataDirectory, "evidence"), join(folder, "evidence"), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Examines a copy of that newsroom after it was changed behind everybody's back. */
async function examineAfter(damage: (directory: string) => void, options = {}) {
  const directory = mkdtempSync(join(tmpdir(), "stet-doctor-"));
  try {
    cpSync(folder, directory, { recursive: true });
    damage(directory);
    const database = await openDatabase({ directory, lock: true });
    try {
      return await examine({ database, settings: readSettings({ STET_DATA_DIR: directory }) }, options);
    } finally {
      await database.close();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Runs a statement, also one that the tables' own rules would not allow. */
function run(directory: string, statement: string): void {
  const client = connect(join(directory, "stet.db"), "write");
  client.pragma("foreign_keys = OFF");
  const done = client.prepare(statement).run();
  client.close();
  if (done.changes === 0) throw new Error(`Nothing was damaged by: ${statement}`);
}

it("finds nothing in a newsroom that nobody tampered with, also below the surface", async () => {
  for (const deep of [false, true])
    expect(await examineAfter(() => {}, { deep })).toMatchObject({ findings: [], notes: [], articles: 1, evidence: 1 });
});

const firstEdit = "(select min(seq) from events where kind = 'article.edit')";

describe("finds", () => {
  it.each([
    ["an event that is gone", "delete from events where seq = 3", /Event 3 is missing/],
    [
      "the last event gone",
      "delete from events where seq = (select max(seq) from events)",
      /Its log ends with event \d+, but \d+ are counted/,
    ],
    [
      "a count that is not the log's",
      "update articles set seq = seq + 2",
      /Its log ends with event \d+, but \d+ are counted/,
    ],
    [
      "a version that is not the text's",
      "update articles set version = version + 1",
      /Its edits lead to version \d+, but it is said to be at/,
    ],
    [
      "an event with another version",
      `update events set version = version + 5 where seq = ${firstEdit}`,
      /gives version 6, where version 1 comes next/,
    ],
    [
      "an event under another command's name",
      "update events set kind = 'claim.remove' where seq = 1",
      /Event 1 is not about the command it holds/,
    ],
    ["an event that is no JSON", "update events set changes = '[{' where seq = 2", /Event 2 cannot be read/],
    [
      "an edit that does not fit",
      `update events set command = replace(command, '"from":1,"to":1', '"from":1,"to":90000') where seq = ${firstEdit}`,
      /does not fit the text before it/,
    ],
    [
      "an edit with another letter",
      `update events set command = replace(command, '"text":"x"', '"text":"y"') where seq = ${firstEdit} + 3`,
      /The body stored for version 2\d\d is not what its edits give/,
    ],
    [
      "a stored body with another word",
      "update checkpoints set doc = replace(doc, 'ferry', 'fairy') where version > 0",
      /The body stored for version 2\d\d is not what its edits give/,
    ],
    [
      "a first body with another word",
      "update checkpoints set doc = replace(doc, 'grandmother', 'grandfather') where version = 0",
      /The body stored for version 2\d\d is not what/,
    ],
    [
      "a first body with another claim",
      "update checkpoints set doc = replace(doc, '3.4 million', '4.3 million') where version = 0",
      /The quote of place \S+ was not the text there when event/,
    ],
    ["a body that is missing", "delete from checkpoints where version = 0", /The body as it was loaded is missing/],
    [
      "a body of a version that is to come",
      "insert into checkpoints select article_id, 9999, doc from checkpoints where version = 0",
      /A body is stored for version 9999/,
    ],
    [
      "a body that is no article",
      `update checkpoints set doc = '{"type":"doc"}' where version > 0`,
      /The body stored for version 2\d\d is not what/,
    ],
    [
      "a body of nodes that do not exist",
      `update checkpoints set doc = '{"type":"page"}' where version > 0`,
      /The body stored for version 2\d\d cannot be read/,
    ],
    [
      "another verdict",
      "update claims set verdict = 'disputed' where number = 1",
      /Row \S+ of claims is not what the log says/,
    ],
    [
      "a claim counted as changed that is not",
      "update claim_states set stale = 1 where claim_id = (select id from claims where number = 2)",
      /Claim 2 is counted as changed, which its text does not say/,
    ],
    ["a claim that is gone", "delete from claims where number = 3", /Row \S+ of claims is missing/],
    [
      "a claim without a place",
      "delete from claim_spans where claim_id = (select id from claims where number = 3)",
      /Claim 3 has no place/,
    ],
    [
      "a place that was moved",
      'update claim_spans set "from" = "from" + 1, "to" = "to" + 1 where claim_id = (select id from claims where number = 2)',
      /Place \S+ does not stand where the log has it/,
    ],
    [
      "a place with another quote",
      "update claim_spans set quote = 'something else' where claim_id = (select id from claims where number = 2)",
      /Row \S+ of spans is not what the log says/,
    ],
    [
      "a place at a version that never was",
      "update claim_spans set version = 100000 where claim_id = (select id from claims where number = 2)",
      /Place \S+ is held at a version that is not in the log/,
    ],
    [
      "a place of no claim",
      "update claim_spans set claim_id = 'nobody' where claim_id = (select id from claims where number = 2)",
      /Place \S+ belongs to no claim/,
    ],
    ["a source that is gone", "delete from sources where type = 'secondary'", /Citation \S+ has no source/],
    [
      "a source that was rewritten",
      "update sources set csl = replace(csl, 'Harbour', 'Airport')",
      /Row \S+ of sources is not what the log says/,
    ],
    ["a citation of another claim", "update citations set claim_id = 'nobody'", /Citation \S+ belongs to no claim/],
    [
      "a comment that was rewritten",
      "update comments set body = 'I never said that'",
      /Row \S+ of comments is not what the log says/,
    ],
    ["a comment of no discussion", "update comments set thread_id = 'nowhere'", /Comment \S+ belongs to no discussion/],
    ["a discussion of no claim", "update threads set claim_id = 'nobody'", /Discussion \S+ belongs to no claim/],
    [
      "a row nobody made",
      "insert into threads select 'smuggled', article_id, claim_id, null, null, created_by, created_at from threads limit 1",
      /Row smuggled of threads is not in the log/,
    ],
    ["a row that is no JSON", "update sources set csl = '{' where type = 'secondary'", /It cannot be read/],
    [
      "keys that refer to nothing",
      "update articles set created_by = 'nobody'",
      /The database file is damaged: Row \d+ of articles refers to a row of user/,
    ],
    [
      "a draft whose file is not recorded",
      `update events set command = json_set(command, '$.file', json('{"sha256":"ab","name":"2\u202end.txt"}')) where seq = ${firstEdit}`,
      /The file 2\\u\{202e\}nd\.txt of the draft of event \d+ is not among its evidence/,
    ],
    ["evidence nobody recorded", "delete from evidence", /The file it was loaded from is not among its evidence/],
  ])("%s", async (_what, statement, finding) => {
    const { findings } = await examineAfter((directory) => run(directory, statement));
    expect(findings.join("\n")).toMatch(finding);
    for (const sentence of findings) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(findings.length).toBeLessThanOrEqual(25);
  });
});

describe("evidence", () => {
  const only = (directory: string): string => {
    const found = readdirSync(join(directory, "evidence"), { recursive: true, withFileTypes: true }).find((one) =>
      one.isFile(),
    );
    return join(found?.parentPath ?? "", found?.name ?? "");
  };

  it("that is missing or was altered is found", async () => {
    const missing = await examineAfter((directory) => rmSync(only(directory)));
    expect(missing.findings).toEqual([
      expect.stringMatching(/^The file evidence\/..\/\w+ is missing or cannot be read\.$/),
    ]);
    const altered = await examineAfter((directory) => writeFileSync(only(directory), "altered"));
    expect(altered.findings).toEqual([expect.stringMatching(/^The file evidence\/..\/\w+ was altered/)]);
    expect(altered.evidence).toBe(0);
  });

  it("that nobody refers to, and what is left of a restore, is only noted", async () => {
    const { findings, notes } = await examineAfter((directory) => {
      mkdirSync(join(directory, "evidence", "00"));
      writeFileSync(join(directory, "evidence", "00", "left.part"), "half");
      mkdirSync(join(directory, "restore-unfinished-abc"));
    });
    expect(findings).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching(/^1 files of evidence/),
      expect.stringMatching(/restore-unfinished-abc is left/),
    ]);
  });
});

it("ends as a command with 1 and a line a finding, also when pages of the file are damaged", async () => {
  const directory = mkdtempSync(join(tmpdir(), "stet-doctor-"));
  cpSync(folder, directory, { recursive: true });
  run(directory, "update claims set verdict = 'disputed' where number = 1");
  run(directory, "update comments set body = 'I never said that'");
  const { code, stdout } = await runStet(directory, ["doctor"]);
  expect(code).toBe(1);
  expect(stdout.trimEnd().split("\n")).toHaveLength(4);
  const file = join(directory, "stet.db");
  const bytes = readFileSync(file);
  for (let page = 30; page < bytes.length / 4096; page += 3) bytes.fill(0x5a, page * 4096, page * 4096 + 200);
  writeFileSync(file, bytes);
  const broken = await runStet(directory, ["doctor"]);
  expect(broken.code).toBe(1);
  expect(broken.stdout + broken.stderr).toMatch(/^The database .*(is damaged|cannot be read)/);
  expect(broken.stdout + broken.stderr).not.toMatch(/\n\s+at /);
  rmSync(directory, { recursive: true, force: true });
});
