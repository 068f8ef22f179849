import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, extract } from "tar";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { articleIds } from "#db/queries/articles.ts";
import { eventsAfter } from "#db/queries/events.ts";
import { newId } from "#domain/ids.ts";
import type { Command } from "#domain/review/commands.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { createOwner } from "../accounts.ts";
import type { Actor } from "../actor.ts";
import { readFileBytes } from "../api/upload.ts";
import { openArticle } from "../articles.ts";
import { backUp } from "../backup.ts";
import { runCommands } from "../commands.ts";
import { createArticle } from "../create-article.ts";
import { examine } from "../doctor.ts";
import { draftFile, putInDraft } from "../draft-files.ts";
import { previewDraft } from "../drafts.ts";
import { pathOf } from "../evidence.ts";
import type { StetHandle } from "../handle.ts";
import { authorize } from "../permissions.ts";
import { ensureSample } from "../sample.ts";
import { readSettings, sessionSecret } from "../settings.ts";
import { OWNER, openTestStet } from "../testing.ts";
import { restoreNewsroom } from "./restore-newsroom.ts";
import { stet as runStet } from "./testing/child.ts";

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let backup: string;
let restored: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stet-backup-"));
  backup = join(folder, "backup.tgz");
  restored = join(folder, "restored");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function openSampleStet() {
  const stet = await openTestStet({ secret: null });
  const owner = await createOwner(stet.handle.database, OWNER);
  const actor: Actor = { ...owner, via: "token", sessionId: "test" };
  sessionSecret({ secret: null, dataDirectory: stet.handle.settings.dataDirectory });
  const articleId = (await ensureSample(stet.handle, actor)) ?? "";
  return Object.assign(stet, { actor, articleId });
}

/** Opens the restored newsroom as its only server. */
async function inRestored<T>(work: (handle: Pick<StetHandle, "database" | "settings">) => Promise<T>): Promise<T> {
  const database = await openDatabase({ directory: restored, lock: true });
  try {
    return await work({ database, settings: readSettings({ STET_DATA_DIR: restored }) });
  } finally {
    await database.close();
  }
}

function logOf({ database }: Pick<StetHandle, "database">, articleId: string): Promise<ReviewEvent[]> {
  return database.read((db) => eventsAfter(db, articleId, 0, 100_000));
}

/** Names and contents of a directory, but for the lock, which whoever looks has to take. */
function contentOf(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .filter(({ name }) => name !== "stet.lock")
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [file, createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );
}

describe("a backup", () => {
  it("made while commands are running holds the beginning of what was answered, and nothing is wrong with it", async () => {
    await using stet = await openSampleStet();
    const { handle, actor, articleId } = stet;
    const permit = authorize(actor, "article.write", { articleId });
    const answered: ReviewEvent[] = [];
    let done = false;
    const writer = async (name: string) => {
      for (let turn = 0; !done; turn++) {
        const { version } = await openArticle(handle, authorize(actor, "article.read", { articleId }));
        const slice = { content: [{ type: "text", text: `${name}${turn} ` }] };
        const edit: Command = {
          id: newId(),
          kind: "article.edit",
          version,
          steps: [{ stepType: "replace", from: 1, to: 1, slice }],
        };
        const comment: Command = {
          id: newId(),
          kind: "thread.start",
          threadId: newId(),
          commentId: newId(),
          claimId: null,
          body: name,
        };
        answered.push(...(await runCommands(handle, permit, turn % 2 === 0 ? [edit] : [comment])));
        if (turn % 20 === 0)
          await createArticle(handle, authorize(actor, "article.create", null), {
            format: "text",
            content: `${name}${turn}\n\nText.`,
          });
      }
    };
    const writers = ["a", "b", "c"].map(writer);
    await vi.waitUntil(() => answered.length > 100, { timeout: 30_000 });
    const before = answered.length;
    const manifest = await backUp(handle, backup);
    const during = answered.length - before;
    await vi.waitUntil(() => answered.length > before + during + 20, { timeout: 30_000 });
    done = true;
    await Promise.all(writers);
    expect(during).toBeGreaterThan(0);

    expect((await restoreNewsroom(restored, backup)).aside).toBeNull();
    await inRestored(async (copy) => {
      const { findings, notes, ...sizes } = await examine(copy, { deep: true });
      expect(findings).toEqual([]);
      expect(notes).toEqual([]);
      expect(sizes).toEqual({
        articles: manifest.counts.articles,
        events: manifest.counts.events,
        evidence: manifest.counts.evidence,
      });
      const log = await logOf(copy, articleId);
      const whole = await logOf(handle, articleId);
      expect(log).toEqual(whole.slice(0, log.length));
      // Whatever had been answered when the backup began is in it.
      const ids = new Set(log.map((event) => event.id));
      expect(answered.slice(0, before).filter((event) => !ids.has(event.id))).toEqual([]);
      expect(log.length).toBeLessThan(whole.length);
    });
  });

  it("keeps sessions alive, is for its owner's eyes only, and leaves nothing beside it", async () => {
    await using stet = await openSampleStet();
    await backUp(stet.handle, backup);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["backup.tgz"]);
    await restoreNewsroom(restored, backup);
    const { dataDirectory } = stet.handle.settings;
    for (const name of ["secret", "stet.json"])
      expect(readFileSync(join(restored, name), "utf8")).toBe(readFileSync(join(dataDirectory, name), "utf8"));
    expect(statSync(join(restored, "secret")).mode & 0o777).toBe(0o600);
  });

  it("never replaces a file and needs a folder that is there", async () => {
    await using stet = await openSampleStet();
    writeFileSync(backup, "precious");
    await expect(backUp(stet.handle, backup)).rejects.toMatchObject({ code: "invalid_input" });
    expect(readFileSync(backup, "utf8")).toBe("precious");
    await expect(backUp(stet.handle, join(folder, "no", "where.tgz"))).rejects.toMatchObject({ code: "ENOENT" });
    expect(readdirSync(folder)).toEqual(["backup.tgz"]);
  });

  it("has the file that a new draft was made from", async () => {
    await using stet = await openSampleStet();
    const { handle, actor, articleId } = stet;
    const text = readFileBytes(Buffer.from("A new text.\r\n"), "second.txt", "", {});
    const read = authorize(actor, "article.read", { articleId });
    const { version, steps, places } = await previewDraft(handle, read, { text });
    const command: Command = { id: newId(), kind: "article.redraft", version, steps, places };
    const [event] = await putInDraft(handle, authorize(actor, "article.write", { articleId }), [command], text);
    await backUp(handle, backup);
    await restoreNewsroom(restored, backup);
    await inRestored(async (copy) => {
      const { bytes, name } = await draftFile(copy, read, event?.seq ?? 0);
      expect([name, Buffer.from(bytes).toString()]).toEqual(["second.txt", "A new text.\r\n"]);
      expect(await examine(copy, { deep: true })).toMatchObject({ findings: [], notes: [], evidence: 2 });
    });
  });

  it("is made without evidence that is lost or altered, and says so", async () => {
    await using stet = await openSampleStet();
    const { handle, actor } = stet;
    await createArticle(handle, authorize(actor, "article.create", null), { format: "text", content: "Altered" });
    const sha256 = createHash("sha256").update("Altered").digest("hex");
    const file = pathOf(handle.settings.dataDirectory, sha256);
    writeFileSync(file, "altered");
    const manifest = await backUp(handle, backup);
    expect(manifest.lost).toEqual([sha256]);
    expect(manifest.counts.evidence).toBe(1);
    await restoreNewsroom(restored, backup);
    const { findings } = await inRestored((copy) => examine(copy));
    expect(findings).toEqual([expect.stringMatching(`^The file evidence/.*${sha256} is missing`)]);
  });
});

describe("restoring", () => {
  it("keeps aside what was there, and puts back evidence that was damaged", async () => {
    await using stet = await openSampleStet();
    await backUp(stet.handle, backup);
    await restoreNewsroom(restored, backup);
    await inRestored(async ({ database }) => {
      await database.write((tx) => tx.send("update articles set headline = 'Changed since'", [], "run"));
    });
    const sample = readdirSync(join(restored, "evidence"), { recursive: true, withFileTypes: true }).find((one) =>
      one.isFile(),
    );
    const evidence = join(sample?.parentPath ?? "", sample?.name ?? "");
    writeFileSync(evidence, "not what it was");
    const { aside } = await restoreNewsroom(restored, backup);
    const { findings, notes } = await inRestored((copy) => examine(copy));
    expect([findings, notes]).toEqual([[], []]);
    expect(aside?.startsWith(join(restored, "before-restore-"))).toBe(true);
    const old = await openDatabase({ directory: aside ?? "", lock: true });
    const [row] = (await old.read((db) => db.send("select headline from articles", [], "all"))).rows;
    await old.close();
    expect(row).toEqual(["Changed since"]);
    expect(readdirSync(restored).filter((name) => name.startsWith("restore-unfinished"))).toEqual([]);
  });

  it("works over a database that is damaged, missing or left behind by a restore that was cut short", async () => {
    await using stet = await openSampleStet();
    await backUp(stet.handle, backup);
    await restoreNewsroom(restored, backup);
    writeFileSync(join(restored, "stet.db"), "no database at all");
    writeFileSync(join(restored, "stet.db-wal"), "and no log");
    const first = await restoreNewsroom(restored, backup);
    expect(readFileSync(join(first.aside ?? "", "stet.db"), "utf8")).toBe("no database at all");
    expect(readFileSync(join(first.aside ?? "", "stet.db-wal"), "utf8")).toBe("and no log");
    rmSync(join(restored, "stet.db"));
    await expect(openDatabase({ directory: restored, lock: true })).rejects.toMatchObject({
      code: "storage_lost",
      message: expect.stringContaining("restore FILE"),
    });
    const left = mkdtempSync(join(restored, "restore-unfinished-"));
    writeFileSync(join(left, "stet.db"), "half of it");
    await restoreNewsroom(restored, backup);
    expect(existsSync(left)).toBe(false);
    expect(await inRestored(async ({ database }) => (await database.read(articleIds)).length)).toBe(1);
  });

  it("is refused while a server holds the directory, and changes nothing", async () => {
    await using stet = await openSampleStet();
    const { dataDirectory } = stet.handle.settings;
    await backUp(stet.handle, backup);
    const refused = await runStet(dataDirectory, ["restore", backup]);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^Another Stet server \(process \d+\) uses this data directory\. [^\n]+\n$/);
    expect(readdirSync(dataDirectory).filter((name) => /restore/.test(name))).toEqual([]);
    expect((await examine(stet.handle)).findings).toEqual([]);
  });

  it("and backing up work as commands", async () => {
    await using stet = await openSampleStet();
    const saved = await runStet(stet.handle.settings.dataDirectory, ["backup", backup]);
    expect(saved).toMatchObject({ code: 0, stderr: "" });
    expect(saved.stdout).toMatch(/^Backed up to .*: 1 members, 1 articles, \d+ events, 1 files of evidence\.\n$/);
    const done = await runStet(restored, ["restore", backup]);
    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(done.stdout).toMatch(/^Restored .*restored as it was at 20.*Z: 1 members/);
    const again = await runStet(restored, ["restore", backup]);
    expect(again.stdout).toContain(`What was there is kept in ${restored}/before-restore-`);
    expect((await runStet(restored, ["doctor"])).code).toBe(0);
  });
});

describe("an archive that is no sound backup", () => {
  type Spoil = (unpacked: string) => Promise<string[]> | string[];
  const all = ["manifest.json", "stet.db", "stet.json", "secret", "evidence"];
  const manifestOf = (unpacked: string) => JSON.parse(readFileSync(join(unpacked, "manifest.json"), "utf8"));
  const change = (unpacked: string, fields: object) => {
    writeFileSync(join(unpacked, "manifest.json"), JSON.stringify({ ...manifestOf(unpacked), ...fields }));
    return all;
  };
  const files = (unpacked: string) =>
    readdirSync(join(unpacked, "evidence"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  const SPOILT: [string, Spoil][] = [
    ["without its manifest", () => all.slice(1)],
    ["whose manifest does not come first", () => [...all.slice(1), "manifest.json"]],
    ["without its database", () => all.filter((name) => name !== "stet.db")],
    [
      "with a file more",
      (unpacked) => {
        writeFileSync(join(unpacked, "more.txt"), "x");
        return [...all, "more.txt"];
      },
    ],
    ["with the same file twice", () => [...all, "stet.json"]],
    [
      "with a link in place of a file",
      (unpacked) => {
        rmSync(join(unpacked, "secret"));
        symlinkSync("/etc/passwd", join(unpacked, "secret"));
        return all;
      },
    ],
    [
      "whose manifest names a file outside",
      (unpacked) => {
        const named = manifestOf(unpacked).files.map((one: object, index: number) =>
          index === 1 ? { ...one, path: "../../out" } : one,
        );
        return change(unpacked, { files: named });
      },
    ],
    [
      "whose database was altered",
      (unpacked) => {
        const bytes = readFileSync(join(unpacked, "stet.db"));
        bytes.fill(0xff, 30_000, 30_100);
        writeFileSync(join(unpacked, "stet.db"), bytes);
        return all;
      },
    ],
    [
      "whose evidence was altered without changing its length",
      (unpacked) => {
        const [file = ""] = files(unpacked);
        chmodSync(file, 0o600);
        writeFileSync(file, readFileSync(file).fill(0x41, 0, 3));
        return all;
      },
    ],
    [
      "whose database is damaged though its hash is right",
      (unpacked) => {
        const bytes = readFileSync(join(unpacked, "stet.db"));
        bytes.fill(0xff, 8_192, 16_384);
        writeFileSync(join(unpacked, "stet.db"), bytes);
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        const named = manifestOf(unpacked).files.map((one: { path: string }) =>
          one.path === "stet.db" ? { ...one, sha256 } : one,
        );
        return change(unpacked, { files: named });
      },
    ],
    [
      "whose database is another program's",
      (unpacked) => {
        const bytes = readFileSync(join(unpacked, "stet.db")).fill(0, 68, 72);
        writeFileSync(join(unpacked, "stet.db"), bytes);
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        const named = manifestOf(unpacked).files.map((one: { path: string }) =>
          one.path === "stet.db" ? { ...one, sha256 } : one,
        );
        return change(unpacked, { files: named });
      },
    ],
    ["of a newer Stet", (unpacked) => change(unpacked, { schema: 10_000, stet: "99.0.0" })],
    ["of another kind", (unpacked) => change(unpacked, { format: "other-backup" })],
  ];

  async function refuses(file: string): Promise<void> {
    const before = contentOf(restored);
    const error: unknown = await restoreNewsroom(restored, file).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "unreadable_file", message: expect.stringContaining(file) });
    expect(contentOf(restored)).toEqual(before);
    const elsewhere = join(folder, "elsewhere");
    await expect(restoreNewsroom(elsewhere, file)).rejects.toMatchObject({ code: "unreadable_file" });
    expect(existsSync(elsewhere)).toBe(false);
    expect(existsSync(join(folder, "out"))).toBe(false);
  }

  it("is refused, and nothing is changed", async () => {
    await using stet = await openSampleStet();
    await backUp(stet.handle, backup);
    await restoreNewsroom(restored, backup);
    for (const [what, spoil] of SPOILT) {
      const unpacked = mkdtempSync(join(folder, "unpacked-"));
      await extract({ file: backup, cwd: unpacked });
      const names = await spoil(unpacked);
      // Folders are no files of a backup, so what is in them is named.
      const plain = names.flatMap((name) =>
        name === "evidence" ? files(unpacked).map((file) => file.slice(unpacked.length + 1)) : [name],
      );
      const spoilt = join(folder, `${what.replaceAll(" ", "-")}.tgz`);
      await create({ file: spoilt, cwd: unpacked, gzip: true, portable: true }, plain);
      await refuses(spoilt);
    }
  });

  it("or is cut short, empty, or no archive at all, is refused too", async () => {
    await using stet = await openSampleStet();
    await backUp(stet.handle, backup);
    await restoreNewsroom(restored, backup);
    const whole = readFileSync(backup);
    for (const [name, bytes] of [
      ["half.tgz", whole.subarray(0, whole.length / 2)],
      ["empty.tgz", Buffer.alloc(0)],
      ["text.txt", Buffer.from("Just some text. ".repeat(100))],
      ["database.db", readFileSync(join(restored, "stet.db"))],
    ] as const) {
      writeFileSync(join(folder, name), bytes);
      await refuses(join(folder, name));
    }
    await expect(restoreNewsroom(restored, join(folder, "missing.tgz"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});
