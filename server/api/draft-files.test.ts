import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { evidenceOf } from "#db/queries/evidence.ts";
import { newId } from "#domain/ids.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { OWNER } from "../testing.ts";
import { openTestDesk } from "./testing/desk.ts";
import { BODY, draftsOf, redraft, TEXT } from "./testing/drafts.ts";

const stet = await openTestDesk();
const { ask, load, send, token } = stet;
const { standing } = draftsOf(stet);
afterAll(() => stet.endSoundly());

const REVISED = TEXT.replace("24 years", "25 years");
/** In a writing in which its bytes are not those of its text. */
const BYTES = new Uint8Array([0xff, 0xfe, ...Buffer.from(REVISED, "utf16le")]);
const FILE = new File([BYTES], "second draft.txt");
/** A file whose first line stands in the article, so that it is no headline. */
const UNTITLED = {
  before: `A pact is signed\n\nShort first line\n\n${BODY}`,
  file: new File([`Short first line\n\n${BODY.replace("24", "25")}`], "untitled.txt"),
};

async function sendForm(path: string, entries: Record<string, string | File>, as = token) {
  const body = new FormData();
  for (const [name, value] of Object.entries(entries)) body.set(name, value);
  const headers = { authorization: `Bearer ${as}` };
  const response = await stet.api.request(path, { method: "POST", body, headers });
  return { status: response.status, body: await response.json() };
}

/** The commands that put a file in as it was shown, and that call. */
async function prepared(id: string, fields: Record<string, string> = {}, file = FILE) {
  const preview = await sendForm(`/api/articles/${id}/drafts`, { file, ...fields });
  expect(preview.status).toBe(200);
  const commands = [{ id: newId(), ...redraft(preview.body) }];
  const putIn = (changed: object = {}, as?: string) =>
    sendForm(
      `/api/articles/${id}/drafts/file`,
      { file, ...fields, commands: JSON.stringify(commands), ...changed },
      as,
    );
  return { commands, putIn };
}

const filesOf = (id: string) => stet.handle.database.read((db) => evidenceOf(db, id));
const original = (id: string, query = "") => stet.call(`/api/articles/${id}/original${query}`, { token });
const keptFiles = async () =>
  (await readdir(join(stet.handle.settings.dataDirectory, "evidence"), { recursive: true })).sort();

describe("a file that a new draft was made from", () => {
  it("is kept byte for byte, and the log says which draft it was", async () => {
    const id = await load(TEXT);
    const { putIn } = await prepared(id);
    const { status, body } = await putIn();
    expect(status).toBe(200);
    const [event] = body.events as ReviewEvent[];
    expect(event?.command.file).toEqual({
      ...{ name: "second draft.txt", mediaType: "text/plain" },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await standing(id)).text).toContain("25 years");
    const [, kept] = await filesOf(id);
    const { file } = event?.command ?? {};
    expect(kept).toMatchObject({ ...file, articleId: id, bytes: BYTES.length, origin: "upload" });
    const answer = await original(id, "?seq=1");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(BYTES);
    expect(answer.headers.get("content-disposition")).toContain("filename*=UTF-8''second%20draft.txt");
    expect(await (await original(id)).text()).toBe(TEXT);
  });

  it("is kept once, though it is sent again after a lost answer, and though the article is another one by then", async () => {
    const id = await load(UNTITLED.before);
    const { commands, putIn } = await prepared(id, {}, UNTITLED.file);
    // Read once more, its first line would be the headline now.
    const renamed = { id: newId(), kind: "article.describe", headline: "Short first line" };
    const all = { commands: JSON.stringify([...commands, renamed]) };
    const first = await putIn(all);
    await send(id, { kind: "article.edit", version: 1, steps: [{ stepType: "replace", from: 1, to: 3 }] });
    expect(await putIn(all)).toEqual(first);
    expect((await standing(id)).body.seq).toBe(3);
    expect(await filesOf(id)).toHaveLength(2);
  });

  it("may go with the same file, for another article or as another draft", async () => {
    const [id, other] = [await load(TEXT), await load(TEXT)];
    for (const one of [id, other]) expect((await (await prepared(one)).putIn()).status).toBe(200);
    await send(id, redraft((await ask(`/api/articles/${id}/drafts`, { seq: 0 })).body));
    expect((await (await prepared(id)).putIn()).status).toBe(200);
    for (const seq of [1, 3]) expect((await original(id, `?seq=${seq}`)).status).toBe(200);
    expect((await filesOf(id)).map(({ name }) => name)).toEqual(["", FILE.name, FILE.name]);
  });

  it("may have another headline, or one that is text, as for the preview", async () => {
    const named = await load(TEXT);
    expect((await (await prepared(named, { headline: "Another headline" })).putIn()).status).toBe(200);
    const id = await load(UNTITLED.before);
    expect((await (await prepared(id, {}, UNTITLED.file)).putIn()).status).toBe(200);
    expect((await standing(id)).text).toMatch(/^Short first line\n.*25 years/);
  });

  it("stands for the draft as it was sent, whatever others typed elsewhere meanwhile", async () => {
    const id = await load(TEXT);
    const { putIn } = await prepared(id);
    const typed = { stepType: "replace", from: 63, to: 63, slice: { content: [{ type: "text", text: "!" }] } };
    expect((await send(id, { kind: "article.edit", version: 0, steps: [typed] })).status).toBe(200);
    expect((await putIn()).status).toBe(200);
    expect((await standing(id)).text).toMatch(/25 years.\nThe pact has 23 articles.!/);
  });

  it.each<[string, Record<string, string | File>, number, string, string | undefined]>([
    ["another file's bytes", { file: new File([TEXT], "second draft.txt") }, 409, "text_changed", "file"],
    ["a file of another kind", { file: new File([BYTES], "second draft.png") }, 415, "unsupported_media", "file"],
    ["an empty file", { file: new File([], "second draft.txt") }, 422, "empty_file", "file"],
    [
      "a file of 10 MB and a byte",
      { file: new File([new Uint8Array(10 * 1024 * 1024 + 1).fill(65)], "a.txt") },
      413,
      "too_large",
      "file",
    ],
    ["no file", { file: "" }, 400, "invalid_input", "file"],
    ["a field that is not asked for", { sha256: "ab" }, 400, "invalid_input", "sha256"],
    ["commands that are no JSON", { commands: "{" }, 400, "invalid_json", "commands"],
    ["one command that is in no list", { commands: "{}" }, 400, "invalid_input", "commands"],
    ["no commands", { commands: "[]" }, 400, "invalid_input", "commands"],
    ["a command that does not exist", { commands: '[{"kind":"x"}]' }, 400, "invalid_input", "commands.0.kind"],
  ])("is refused with %s, and nothing is kept", async (_what, changed, status, code, field) => {
    const id = await load(TEXT);
    const { putIn } = await prepared(id);
    const before = await keptFiles();
    expect(await putIn(changed)).toMatchObject({ status, body: { code, field } });
    expect((await standing(id)).body).toMatchObject({ seq: 0, version: 0 });
    expect(await keptFiles()).toEqual(before);
    expect((await putIn()).status).toBe(200);
  });

  it("goes with exactly one new draft, made on a text that is there, by a member", async () => {
    const id = await load(TEXT);
    const file = new File([TEXT.replace("24 years", "years")], "never.txt");
    const { commands, putIn } = await prepared(id, {}, file);
    const [one] = commands;
    const name = { id: newId(), kind: "version.name", versionId: newId(), name: "draft 2" };
    for (const wrong of [[name], [one, { ...one, id: newId() }]])
      expect(await putIn({ commands: JSON.stringify(wrong) })).toMatchObject({
        status: 400,
        body: { code: "invalid_input", field: "commands" },
      });
    const before = await keptFiles();
    const later = await putIn({ commands: JSON.stringify([{ ...one, version: 7 }]) });
    expect(await keptFiles()).toEqual(before);
    expect(later).toMatchObject({ status: 409, body: { code: "version_conflict", field: "version" } });
    expect((await putIn({}, "stet_none")).body.code).toBe("not_signed_in");
    const elsewhere = await sendForm(`/api/articles/${newId()}/drafts/file`, {
      ...{ file: FILE, commands: JSON.stringify(commands) },
    });
    expect(elsewhere).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect((await standing(id)).body.seq).toBe(0);
  });

  it("cannot be named by a command that brings none", async () => {
    const id = await load(TEXT);
    const { commands } = await prepared(id);
    const file = { sha256: "a".repeat(64), name: "x.txt", mediaType: "text/plain" };
    const answer = await ask(`/api/articles/${id}/commands`, { ...commands[0], file });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_input", field: "file" } });
  });

  it("is not found where none was put in", async () => {
    const id = await load(TEXT);
    await send(id, redraft((await ask(`/api/articles/${id}/drafts`, { format: "text", content: REVISED })).body));
    for (const seq of ["1", "2", "99"])
      expect(await (await original(id, `?seq=${seq}`)).json()).toMatchObject({ code: "not_found", field: "seq" });
    expect(await (await original(id, "?seq=x")).json()).toMatchObject({ code: "invalid_input", field: "seq" });
    expect((await original(id, "?seq=0")).status).toBe(200);
  });

  it("is in the document that describes the API", async () => {
    const { paths } = await (await stet.call("/api/openapi.json", { token })).json();
    const { content } = paths["/api/articles/{id}/drafts/file"].post.requestBody;
    expect(Object.keys(content["multipart/form-data"].schema.properties).sort()).toEqual([
      ...["byline", "commands", "file", "headline", "language"],
    ]);
    const [, from] = paths["/api/articles/{id}/comparison"].get.parameters;
    expect(from).toMatchObject({ name: "from", schema: { type: "integer", minimum: 0 } });
  });
});

it("of a draft is told by whom it was put in", async () => {
  const id = await load(TEXT);
  await (await prepared(id)).putIn();
  const { people } = (await standing(id)).body;
  const [, kept] = await filesOf(id);
  expect(people.find((one: { id: string }) => one.id === kept?.createdBy)).toMatchObject({ name: OWNER.name });
});
