import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { newId } from "#domain/ids.ts";
import { articleFacts, listArticles, openArticle } from "../articles.ts";
import { runCommands } from "../commands.ts";
import { createHandle } from "../create-handle.ts";
import { draftFile } from "../draft-files.ts";
import type { StetHandle } from "../handle.ts";
import { authorize } from "../permissions.ts";
import { readSettings } from "../settings.ts";
import { VERSION } from "../version.ts";
import { main } from "./main.ts";
import { memberActing } from "./newsroom.ts";
import { type Ended, stet as runStet } from "./testing/child.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "stet-commands-"));
const data = join(folder, "data");
const child = (args: readonly string[], input?: string | Buffer) => runStet(data, args, input);

/** The same without a process of its own, which takes a second just to load. */
async function stet(args: readonly string[], directory = data): Promise<Ended> {
  vi.stubEnv("STET_DATA_DIR", directory);
  const ended = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      ended[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: await main(args), ...ended };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
const inFolder = (name: string, content: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

beforeAll(async () => {
  const args = ["user", "add", "--email", "Ana@Example.org", "--name", "Ana Ruiz", "--role", "owner"];
  expect(await child(args, "correct horse battery\nand another line\n")).toMatchObject({ code: 0, stderr: "" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The newsroom as a server would hold it, beside the commands. */
async function withHandle<T>(look: (handle: StetHandle) => Promise<T>): Promise<T> {
  const database = await openDatabase({ directory: data, lock: false });
  const secret = "this secret only signs what tests sign in with";
  try {
    return await look(createHandle(readSettings({ STET_DATA_DIR: data, STET_SECRET: secret }), database));
  } finally {
    await database.close();
  }
}

describe("calling it", () => {
  it.each([
    [["frobnicate"]],
    [["user"]],
    [["user", "remove"]],
    [["user", "add", "--email", "a@example.org"]],
    [["user", "list", "all"]],
    [["user", "password"]],
    [["user", "password", "ana@example.org"]],
    [["token", "create"]],
    [["import"]],
    [["import", "-"]],
    [["import", "-", "--format", "docx"]],
    [["import", "a.txt", "b.txt", "--headline", "One for both"]],
    [["redraft"]],
    [["redraft", "a"]],
    [["redraft", "a", "b", "c"]],
    [["redraft", "a", "-"]],
    [["redraft", "a", "b.txt", "--name", "Draft 2"]],
    [["report"]],
    [["report", "a", "b"]],
    [["report", "a", "--format", "docx"]],
    [["report", "a", "--at", "tomorrow"]],
    [["report", "a", "--out"]],
    [["backup"]],
    [["restore", "a", "b"]],
    [["doctor", "--depp"]],
    [["help", "frobnicate"]],
  ])("wrongly shows how it is done: %j", async (args) => {
    const { code, stdout, stderr } = await stet(args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^[^\n]+\.\n\nUsage: stet /);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("ends the process with a code that says how it went", async () => {
    const wrong = await child(["frobnicate"]);
    expect([wrong.code, wrong.stdout]).toEqual([2, ""]);
    expect((await child(["token", "create", "--email", "nobody@example.org"])).code).toBe(1);
    expect(await child(["version"])).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: "" });
  });

  it("with help or version prints them", async () => {
    for (const args of [[], ["help"], ["--help"]]) {
      const { code, stdout } = await stet(args);
      expect(code).toBe(0);
      expect(stdout).toContain("stet import FILE…");
    }
    expect((await stet(["help", "user", "add"])).stdout).toMatch(/^Usage: stet user add /);
    expect((await stet(["user", "password", "--help"])).stdout).toMatch(/^Usage: stet user password --email ADDRESS\n/);
    expect((await stet(["backup", "--help"])).stdout).toMatch(/^Usage: stet backup FILE/);
    expect(await stet(["version"])).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: "" });
  });

  it.each([
    ["help", "user"],
    ["user", "--help"],
    ["user", "-h"],
  ])("with a word that several begin with shows them all: %s %s", async (...args) => {
    const { code, stdout, stderr } = await stet(args);
    expect([code, stderr]).toEqual([0, ""]);
    const calls = stdout.match(/^Usage: stet \w+ \w+/gm);
    expect(calls).toEqual(["Usage: stet user add", "Usage: stet user password", "Usage: stet user list"]);
  });

  it("with the first of two words shows what may follow it", async () => {
    expect((await stet(["help", "token"])).stdout).toMatch(/^Usage: stet token create /);
    const { code, stderr } = await stet(["user"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^“user” needs another word\.\n\nUsage: stet user add /);
    expect((await stet(["help", "user", "ad"])).stderr).toMatch(/^There is no command “user ad”\./);
  });

  it("on a directory without a newsroom refuses and makes none", async () => {
    const elsewhere = join(folder, "elsewhere");
    for (const args of [["user", "list"], ["doctor"], ["backup", join(folder, "x.tgz")], ["report", "0"]]) {
      const { code, stdout, stderr } = await stet(args, elsewhere);
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/^There is no newsroom in .*elsewhere yet: [^\n]+\n$/);
    }
    expect(readdirSync(folder)).not.toContain("elsewhere");
  });
});

describe("members", () => {
  it("are added with the first line of standard input as their password, and listed", async () => {
    expect(await child(["user", "list"])).toEqual({
      code: 0,
      stdout: "ana@example.org\towner\tAna Ruiz\n",
      stderr: "",
    });
    await withHandle(async ({ auth }) => {
      const body = { email: "ana@example.org", password: "correct horse battery" };
      expect((await auth.api.signInEmail({ body })).user.name).toBe("Ana Ruiz");
    });
  });

  it.each([
    [
      "an address that has an account",
      ["--email", "ana@example.org", "--name", "A", "--role", "checker"],
      "long enough!",
    ],
    ["no password", ["--email", "b@example.org", "--name", "B", "--role", "checker"], ""],
  ])("are refused with %s", async (_what, options, input) => {
    const { code, stdout, stderr } = await child(["user", "add", ...options], input);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^[^\n]+[.]?\n$/);
    expect((await stet(["user", "list"])).stdout.split("\n")).toHaveLength(2);
  });

  it("get another password, whose sessions end and whose tokens go on", async () => {
    const [email, old, fresh] = ["eva@example.org", "the password of eva", "another one for eva"];
    await child(["user", "add", "--email", email, "--name", "Eva", "--role", "checker"], `${old}\n`);
    const token = (await stet(["token", "create", "--email", email])).stdout.trim();
    const signIn = ({ auth }: StetHandle, password: string, who = email) =>
      auth.api.signInEmail({ body: { email: who, password } });
    const sessionsOf = async ({ auth }: StetHandle, id: string) =>
      (await (await auth.$context).internalAdapter.listSessions(id)).length;
    const [eva, ana] = await withHandle(async (handle) => [
      (await signIn(handle, old)).user.id,
      (await signIn(handle, "correct horse battery", "ana@example.org")).user.id,
    ]);

    const ended = await child(["user", "password", "--email", " EVA@example.org "], `${fresh}\nnot this line\n`);
    expect(ended).toEqual({ code: 0, stdout: `${eva}\t${email}\n`, stderr: "" });
    await withHandle(async (handle) => {
      expect(await sessionsOf(handle, eva ?? "")).toBe(0);
      expect(await sessionsOf(handle, ana ?? "")).toBeGreaterThan(0);
      await expect(signIn(handle, old)).rejects.toThrow();
      expect((await signIn(handle, fresh)).user.id).toBe(eva);
      const bearer = new Headers({ authorization: `Bearer ${token}` });
      expect(await handle.actorOf(bearer)).toMatchObject({ email, via: "token" });
    });
  });

  it.each([
    ["nobody's address", "nobody@example.org", "long enough!", "Nobody has the address nobody@example.org."],
    ["nine characters", "ana@example.org", "nine char", "A password needs at least 10 characters."],
    ["201 characters", "ana@example.org", "x".repeat(201), "A password has at most 200 characters."],
    ["nothing", "ana@example.org", "", "Send the password on standard input, for instance: … < password.txt"],
  ])("get no other password with %s, and keep theirs", async (_what, email, input, sentence) => {
    const ended = await child(["user", "password", "--email", email], input);
    expect(ended).toEqual({ code: 1, stdout: "", stderr: `${sentence}\n` });
    const body = { email: "ana@example.org", password: "correct horse battery" };
    await withHandle(async ({ auth }) => expect((await auth.api.signInEmail({ body })).user.name).toBe("Ana Ruiz"));
  });

  it("get no password in a directory without a newsroom, and none is begun", async () => {
    const ended = await runStet(join(folder, "nowhere"), ["user", "password", "--email", "a@b.org"], "long enough!");
    expect(ended).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("There is no newsroom in") });
    expect(readdirSync(folder)).not.toContain("nowhere");
  });

  it("get tokens, of which nothing but the token is printed", async () => {
    const { code, stdout, stderr } = await child([
      "token",
      "create",
      "--email",
      "ana@example.org",
      "--name",
      "Nightly",
    ]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^stet_[\w-]{43}\n$/);
    const actor = await withHandle(({ actorOf }) => actorOf(new Headers({ authorization: `Bearer ${stdout.trim()}` })));
    expect(actor).toMatchObject({ email: "ana@example.org", via: "token" });
    expect(await stet(["token", "create", "--email", "nobody@example.org"])).toEqual({
      code: 1,
      stdout: "",
      stderr: "Nobody has the address nobody@example.org.\n",
    });
  });
});

describe("import", () => {
  it("goes on after files that are refused, and says which and why", async () => {
    const good = inFolder("good.md", '# A headline\n\nBy Ana\n\nText.\n\n<script>alert("x")</script>\n');
    const files = [
      inFolder("empty.txt", ""),
      inFolder("binary.txt", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")),
      inFolder("long.txt", Buffer.alloc(11 * 1024 * 1024, "a ")),
      inFolder("sheet.xlsx", "cells"),
      join(folder, "missing.txt"),
      folder,
    ];
    const { code, stdout, stderr } = await child(["import", ...files, good]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^[0-9a-f-]{36}\tA headline\n$/);
    const lines = stderr.trimEnd().split("\n");
    expect(lines).toHaveLength(files.length + 1);
    for (const [index, file] of files.entries()) expect(lines[index]).toMatch(new RegExp(`^${file}: [^\\n]+\\.$`));
    expect(lines.at(-1)).toBe(`${good}: left out (script): alert("x")`);
    expect(stderr).not.toContain("fault");
  });

  it("tells headline and language by the text itself", async () => {
    const text = `Un titular de prueba\n\n${"Otra frase en español, con eñes y acentos, para saber la lengua.\n\n".repeat(8)}`;
    const { stdout } = await stet(["import", inFolder("nota.txt", text)]);
    const [id, headline] = stdout.trimEnd().split("\t");
    expect(headline).toBe("Un titular de prueba");
    const report = await stet(["report", id ?? "", "--format", "html"]);
    expect(report.stdout).toContain('lang="es"');
  });

  it("keeps only the last part of a file's name, and no character that turns the reading direction", async () => {
    mkdirSync(join(folder, "below"), { recursive: true });
    inFolder("evil\u202Etxt.md", "Just some words\n\nand a paragraph.");
    const before = readdirSync(folder).length;
    const { code, stdout } = await stet(["import", join(folder, "below", "..", "evil\u202Etxt.md")]);
    expect(code).toBe(0);
    const id = stdout.split("\t")[0] ?? "";
    const facts = await withHandle(async (handle) => {
      const actor = await memberActing(handle, undefined);
      return articleFacts(handle, authorize(actor, "article.read", { articleId: id }));
    });
    expect(facts?.originalName).toBe("eviltxt.md");
    expect(readdirSync(folder)).toHaveLength(before);
    const refused = await stet(["import", join(folder, "gone\u202E\u001b[31m.txt")]);
    expect(refused.stderr).toContain("gone\\u{202e}\\u{1b}[31m.txt");
    expect(refused.stderr).not.toContain("\u202E");
  });

  it("reads standard input in a given format, for a given member, with given particulars", async () => {
    const args = [
      "import",
      "-",
      "--format",
      "html",
      "--email",
      "ana@example.org",
      "--byline",
      "Luis",
      "--language",
      "pt-BR",
    ];
    const { code, stdout } = await child([...args, "--headline", "Given"], "<p>One.</p><p>Two.</p>");
    expect(code).toBe(0);
    const articles = await withHandle(async (handle) =>
      listArticles(handle, authorize(await memberActing(handle, "ana@example.org"), "article.list", null), {}),
    );
    expect(articles.articles[0]).toMatchObject({
      id: stdout.split("\t")[0],
      headline: "Given",
      byline: "Luis",
      language: "pt-BR",
    });
    expect(await stet(["import", "-", "--format", "text", "--email", "nobody@example.org"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: "Nobody has the address nobody@example.org.\n",
    });
    expect((await stet(["import", "-", "--format", "text", "--language", "??"])).code).toBe(1);
  });
});

describe("report", () => {
  it("writes every format, twice the same for the same time, to standard output or a file", async () => {
    const id =
      (await stet(["import", inFolder("report.txt", "A headline\n\nSome text.\n")])).stdout.split("\t")[0] ?? "";
    for (const [format, start] of [
      ["html", "<!doctype html>"],
      ["markdown", "# A headline"],
      ["web-annotation", "{"],
    ] as const) {
      const out = join(folder, `report.${format}`);
      const args = ["report", id, "--format", format, "--locale", "es"];
      const printed = await stet([...args, "--at", "2026-03-01T09:00:00+01:00"]);
      const written = await stet([...args, "--at", String(Date.UTC(2026, 2, 1, 8)), "--out", out]);
      expect(printed.code).toBe(0);
      expect(printed.stdout.toLowerCase().startsWith(start.toLowerCase())).toBe(true);
      expect(written).toEqual({ code: 0, stdout: "", stderr: "" });
      expect(readFileSync(out, "utf8")).toBe(printed.stdout);
    }
    const printed = await child(["report", id.slice(0, 30).toUpperCase()]);
    expect(printed).toMatchObject({ code: 0, stdout: expect.stringContaining("A headline"), stderr: "" });
  });

  it("refuses a beginning that fits no article or several, and a place it cannot write to", async () => {
    await stet(["import", inFolder("one.txt", "One\n\nText."), inFolder("two.txt", "Two\n\nText.")]);
    expect((await stet(["report", "ffff"])).stderr).toBe("No article's id begins with ffff.\n");
    expect((await stet(["report", "0"])).stderr).toMatch(
      /^\d+ articles have an id that begins with 0: write more of it\.\n$/,
    );
    const last = await withHandle(async (handle) =>
      listArticles(handle, authorize(await memberActing(handle, undefined), "article.list", null), {}),
    );
    const refused = await stet(["report", last.articles[0]?.id ?? "", "--out", join(folder, "no", "where.html")]);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^There is no such file or folder: .*where\.html\.\n$/);
  });
});

describe("redraft", () => {
  const BODY = "It was the first visit in 24 years.\n\nThe pact has 23 articles.\n\nThe toll is 8.30 euros.";
  const draft = (name: string, body: string) => inFolder(name, `A pact is signed\n\n${body}\n`);

  /** Loads an article with a claim on each of the words, and answers its id. */
  async function checked(...quotes: string[]): Promise<string> {
    const { stdout } = await stet(["import", draft("pact.txt", BODY)]);
    const articleId = stdout.split("\t")[0] ?? "";
    await withHandle(async (handle) => {
      const permit = authorize(await memberActing(handle, undefined), "article.write", { articleId });
      const text = BODY.replaceAll("\n\n", "\n");
      for (const quote of quotes) {
        // Each paragraph has one position more before it than the line feed that ends the one above.
        const at = text.indexOf(quote);
        const from = at + 1 + text.slice(0, at).split("\n").length - 1;
        const spans = [{ id: newId(), from, to: from + quote.length, quote }];
        await runCommands(handle, permit, [
          { id: newId(), kind: "claim.create", claimId: newId(), version: 0, spans, verdict: "verified" },
        ]);
      }
    });
    return articleId;
  }
  const standing = (articleId: string) =>
    withHandle(async (handle) => {
      const actor = await memberActing(handle, undefined);
      const { doc, rows, seq } = await openArticle(handle, authorize(actor, "article.read", { articleId }));
      const { versions, article } = rows;
      return { text: doc.textBetween(0, doc.content.size, "\n"), headline: article.headline, versions, seq };
    });

  it("tells each claim's fate, those in doubt first, and changes nothing", async () => {
    const id = await checked("It was the first visit in 24 years", "23 articles", "8.30 euros");
    const before = await standing(id);
    const file = draft("second.txt", BODY.replace("24", "25").replace("The pact has 23 articles.\n\n", ""));
    expect(await child(["redraft", id.slice(0, 30), file])).toEqual({
      code: 0,
      stdout:
        "2\tgone?\t23 articles\t\n1\tchanged\tIt was the first visit in 24 years\tIt was the first visit in 25 years\n3\tunchanged\t8.30 euros\t8.30 euros\n" +
        "3 claims · 1 in doubt · 0 gone · 1 changed · 0 moved · 0 returned · 1 unchanged\n",
      stderr: "",
    });
    expect(await standing(id)).toEqual(before);
  });

  it("puts it in with its name when that is asked for, and not while a claim is in doubt", async () => {
    const id = await checked("It was the first visit in 24 years", "23 articles");
    const before = await standing(id);
    const without = draft("without.txt", BODY.replace("The pact has 23 articles.\n\n", ""));
    const refused = await stet(["redraft", id, without, "--apply"]);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("Nothing was changed: 1 in doubt.")]);
    expect(await standing(id)).toEqual(before);

    const sure = draft("sure.txt", BODY.replace("24", "25"));
    expect((await stet(["redraft", id, sure, "--apply", "--name", "Draft 2"])).code).toBe(0);
    const after = await standing(id);
    expect(after.text).toContain("25 years");
    expect(after.versions).toMatchObject([{ name: "Draft 2", seq: before.seq + 1 }]);
    const kept = await withHandle(async (handle) => {
      const permit = authorize(await memberActing(handle, undefined), "article.read", { articleId: id });
      return draftFile(handle, permit, before.seq + 1);
    });
    expect(kept).toMatchObject({ name: "sure.txt", mediaType: "text/plain" });
    expect(Buffer.from(kept.bytes).equals(readFileSync(sure))).toBe(true);

    expect((await stet(["redraft", id, without, "--apply", "--even-doubtful"])).code).toBe(0);
    expect((await standing(id)).text).not.toContain("23 articles");
  });

  it("keeps a first paragraph that was changed, and takes another headline with it", async () => {
    const id = await checked("first visit in 24 years");
    const lede = inFolder("lede.txt", BODY.replace("24", "25"));
    expect((await stet(["redraft", id, lede, "--apply"])).code).toBe(0);
    expect(await standing(id)).toMatchObject({ text: BODY.replace("24", "25").replaceAll("\n\n", "\n") });
    const renamed = inFolder("renamed.txt", `A pact is not signed\n\n${BODY}\n\nAnd more.`);
    expect((await stet(["redraft", id, renamed, "--apply"])).code).toBe(0);
    expect(await standing(id)).toMatchObject({ headline: "A pact is not signed" });
    const again = inFolder("again.txt", `A pact is signed\n\n${BODY}\n\nAnd more.`);
    expect((await stet(["redraft", id, again, "--apply"])).code).toBe(0);
    expect(await standing(id)).toMatchObject({ headline: "A pact is signed" });
  });

  it("does not put in a draft that leaves out most of the article, though no claim is in doubt", async () => {
    const id = await checked("8.30 euros");
    const [last = ""] = BODY.split("\n\n").filter((paragraph) => paragraph.includes("8.30 euros"));
    const scrap = draft("scrap.txt", last);
    const before = await standing(id);
    const refused = await stet(["redraft", id, scrap, "--apply"]);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/leaves out \d of \d paragraphs/)]);
    expect(await standing(id)).toEqual(before);
    expect((await stet(["redraft", id, scrap, "--apply", "--even-doubtful"])).code).toBe(0);
    expect((await standing(id)).text).toBe(last);
  });

  it("takes a line that stands in the article for text, and says when the headline is another one", async () => {
    const { stdout } = await stet(["import", inFolder("short.txt", `A pact is signed\n\nShort first line\n\n${BODY}`)]);
    const id = stdout.split("\t")[0] ?? "";
    const same = await stet(["redraft", id, inFolder("body.txt", `Short first line\n\n${BODY}`)]);
    expect(same.stderr).toMatch(/this is the text that is there already\.\n$/);
    const other = await stet(["redraft", id, inFolder("other.txt", `Another headline\n\nShort first line\n\n${BODY}`)]);
    expect(other.stderr).toContain("another headline: Another headline\n");
    expect((await stet(["redraft", id, inFolder("same.txt", BODY), "--email", "nobody@example.org"])).code).toBe(1);
    expect((await stet(["redraft", "ffff", inFolder("same.txt", BODY)])).code).toBe(1);
    expect((await stet(["redraft", id, inFolder("nothing.txt", "")])).code).toBe(1);
  });
});

it("leaves a newsroom in which the doctor finds nothing", async () => {
  const { code, stdout } = await stet(["doctor", "--deep"]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^Nothing is wrong: \d+ articles/)]);
});
