import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { CHECKER, OWNER } from "../testing.ts";
import { discussion, openTestDesk } from "./testing/desk.ts";
import { readMessages } from "./testing/messages.ts";

const TEXT = "A pact is signed\n\nIt was the first visit in 24 years.\n\nThe pact has 23 articles, and 23 pages.";

const stet = await openTestDesk();
const { ask, send, token, otherToken } = stet;
afterAll(() => stet[Symbol.asyncDispose]());

const load = () => stet.load(TEXT);

/** “first visit in 24 years” in `TEXT`. */
const CLAIMED = { from: 12, to: 35, quote: "first visit in 24 years" };

function claim(fields: Record<string, unknown> = {}) {
  return {
    id: newId(),
    kind: "claim.create",
    claimId: newId(),
    version: 0,
    verdict: "needs-source",
    spans: [{ id: newId(), ...CLAIMED }],
    ...fields,
  };
}

function upload(bytes: Uint8Array<ArrayBuffer>, name: string) {
  const form = new FormData();
  form.set("file", new File([bytes], name));
  return stet.api.request("/api/articles", {
    method: "POST",
    body: form,
    headers: { authorization: `Bearer ${token}` },
  });
}

describe("loading", () => {
  it("answers the article with its headline, language and what was left out", async () => {
    const content = "<h1>Pact</h1><p>It was signed on Wednesday.</p><script>steal()</script>";
    const { status, body } = await ask("/api/articles", { format: "html", content, language: "en-GB" });
    expect(status).toBe(201);
    expect(body).toMatchObject({ headline: "Pact", language: "en-GB" });
    expect(body.omissions).toContainEqual(expect.objectContaining({ kind: "script", count: 1 }));
    const read = await ask(`/api/articles/${body.id}`);
    expect(read.body).toMatchObject({ version: 0, seq: 0, claims: [], article: { headline: "Pact" } });
    expect(JSON.stringify(read.body.doc)).not.toContain("steal");
  });

  it("keeps what was loaded byte for byte", async () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from("Año nuevo\n\nEl café cerró en 1998.\r\n", "utf16le")]);
    const created = await (await upload(bytes, "../../año.txt")).json();
    expect(created).toMatchObject({ headline: "Año nuevo" });
    const original = await stet.call(`/api/articles/${created.id}/original`, { token });
    expect(new Uint8Array(await original.arrayBuffer())).toEqual(bytes);
    expect(original.headers.get("content-disposition")).toBe(
      "attachment; filename=\"a_o.txt\"; filename*=UTF-8''a%C3%B1o.txt",
    );
  });

  it.each([
    ["an empty file", new Uint8Array(), "empty.txt", 422, "empty_file"],
    [
      "a binary file",
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73]),
      "picture.txt",
      422,
      "unreadable_file",
    ],
    ["an unknown kind", new Uint8Array([65, 66]), "table.xlsx", 415, "unsupported_media"],
    ["over 10 MB", new Uint8Array(10 * 1024 * 1024 + 1).fill(65), "long.txt", 413, "too_large"],
  ])("refuses %s with a sentence", async (_what, bytes, name, status, code) => {
    const before = (await ask("/api/articles")).body.articles.length;
    const response = await upload(bytes, name);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, detail: expect.stringMatching(/^\p{Lu}.*\.$/su) });
    expect((await ask("/api/articles")).body.articles.length).toBe(before);
  });

  it("loads the article the project was started for", async (context) => {
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(
        readFileSync(new URL("../../../shared/articles/kim-putin-alianza.es.txt", import.meta.url)),
      );
    } catch {
      return context.skip("the shared articles are not on this machine");
    }
    const created = await (await upload(bytes, "kim-putin-alianza.es.txt")).json();
    expect(created).toMatchObject({ language: "es", omissions: [] });
    expect(created.headline).toMatch(/^Kim y Putin Oficializan Alianza/);
    const { doc } = (await ask(`/api/articles/${created.id}`)).body;
    expect(doc.content.map((block: { type: string }) => block.type)).toEqual(Array(8).fill("paragraph"));
  });
});

describe("commands", () => {
  it("number claims and events, and keep the words a verdict was given on", async () => {
    const id = await load();
    const first = claim();
    const { body } = await ask(`/api/articles/${id}/commands`, [first, claim({ verdict: "verified" })]);
    expect(body.events.map((event: ReviewEvent) => event.seq)).toEqual([1, 2]);
    const { claims, spans } = (await ask(`/api/articles/${id}`)).body;
    expect(claims.map((one: { number: number; judgedQuote: string }) => [one.number, one.judgedQuote])).toEqual([
      [1, CLAIMED.quote],
      [2, CLAIMED.quote],
    ]);
    expect(spans[0]).toMatchObject({
      ...CLAIMED,
      prefix: "It was the ",
      suffix: ".\nThe pact has 23 articles, and ",
    });
  });

  it("answers a repeated command as before, and does it once", async () => {
    const id = await load();
    const command = claim();
    const first = await ask(`/api/articles/${id}/commands`, command);
    const again = await ask(`/api/articles/${id}/commands`, command);
    expect(again).toEqual(first);
    expect((await ask(`/api/articles/${id}`)).body.claims).toHaveLength(1);
  });

  it("refuse an id that was used for something else, or by somebody else", async () => {
    const id = await load();
    const command = claim();
    await ask(`/api/articles/${id}/commands`, command);
    const other = await ask(`/api/articles/${id}/commands`, { ...command, verdict: "verified" });
    expect(other).toMatchObject({ status: 422, body: { code: "command_id_reused", field: "id" } });
    const else_ = await ask(`/api/articles/${id}/commands`, command, otherToken);
    expect(else_).toMatchObject({ status: 422, body: { code: "command_id_reused" } });
  });

  it("are all done or none", async () => {
    const id = await load();
    const wrong = claim({ spans: [{ id: newId(), ...CLAIMED, quote: "second visit" }] });
    const { status } = await ask(`/api/articles/${id}/commands`, [claim(), wrong]);
    expect(status).toBe(422);
    expect((await ask(`/api/articles/${id}`)).body).toMatchObject({ seq: 0, claims: [] });
  });

  it("answer what happened meanwhile when they are told how far the sender has read", async () => {
    const id = await load();
    await ask(`/api/articles/${id}/commands`, claim());
    const { body } = await ask(`/api/articles/${id}/commands?after=0`, claim(), otherToken);
    expect(body.events.map((event: ReviewEvent) => [event.seq, event.actorName])).toEqual([
      [1, OWNER.name],
      [2, CHECKER.name],
    ]);
  });

  it("carry an edit over what was accepted since the text it was made on", async () => {
    const id = await load();
    const insert = (at: number, text: string) => ({
      id: newId(),
      kind: "article.edit",
      version: 0,
      steps: [{ stepType: "replace", from: at, to: at, slice: { content: [{ type: "text", text }] } }],
    });
    await ask(`/api/articles/${id}/commands`, insert(1, "Yes. "));
    const { body } = await ask(`/api/articles/${id}/commands`, insert(36, "!"), otherToken);
    expect(body.events[0]).toMatchObject({ version: 2, command: { version: 1, steps: [{ from: 41 }] } });
    const read = (await ask(`/api/articles/${id}`)).body;
    expect(read.doc.content[0].content[0].text).toBe("Yes. It was the first visit in 24 years.!");
  });

  const span = (fields: object) => ({ spans: [{ id: newId(), ...CLAIMED, ...fields }] });
  const step = (fields: object) => ({
    id: newId(),
    kind: "article.edit",
    version: 0,
    steps: [{ stepType: "replace", from: 1, to: 1, ...fields }],
  });
  const link = (href: string) => ({
    slice: { content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href } }] }] },
  });
  const said = (body: string) => ({ id: newId(), ...discussion(body) });
  it.each([
    [
      "a claim whose quote is not at its place",
      claim(span({ quote: "first visit in 25 years" })),
      422,
      "quote_mismatch",
    ],
    ["a reversed range", claim(span({ from: 35, to: 12 })), 422, "empty_range"],
    ["an empty range", claim(span({ from: 12, to: 12, quote: "" })), 422, "empty_range"],
    ["a range beyond the end", claim(span({ to: 9_999 })), 422, "empty_range"],
    ["a negative position", claim(span({ from: -1 })), 400, "invalid_input"],
    ["a verdict that does not exist", claim({ verdict: "probably" }), 400, "invalid_input"],
    ["a version that is not there yet", claim({ version: 7 }), 409, "version_conflict"],
    ["a kind that does not exist", { ...claim(), kind: "claim.bless" }, 400, "invalid_input"],
    ["fields nobody asked for", { ...claim(), role: "owner" }, 400, "invalid_input"],
    ["a 1-MB comment", said("x".repeat(1_000_000)), 400, "invalid_input"],
    ["an empty comment", said("  "), 400, "invalid_input"],
    ["a comment with a lone surrogate", said("\ud800"), 400, "invalid_input"],
    [
      "a verdict on a claim that is not there",
      { id: newId(), kind: "claim.setVerdict", claimId: newId(), verdict: "verified" },
      404,
      "not_found",
    ],
    ["a step from a later place to an earlier one", step({ from: 9, to: 4 }), 422, "invalid_step"],
    ["a step outside the text", step({ from: 900, to: 901 }), 422, "invalid_step"],
    ["a step with a broken position", step({ from: 1.5 }), 422, "invalid_step"],
    ["a step that breaks the schema", step({ slice: { content: [{ type: "list_item" }] } }), 422, "invalid_step"],
    [
      "a step that hides broken content",
      step({ from: 0, to: 0, slice: { content: [{ type: "bullet_list", content: [{ type: "list_item" }] }] } }),
      422,
      "invalid_step",
    ],
    ["a javascript: link", step(link("javascript:alert(1)")), 422, "invalid_step"],
    ["a step with an unknown kind", step({ stepType: "attr" }), 422, "invalid_step"],
    [
      "a step with a heading of level 99",
      step({ from: 0, to: 0, slice: { content: [{ type: "heading", attrs: { level: 99 } }] } }),
      422,
      "invalid_step",
    ],
    [
      "a step with a lone surrogate",
      step({ slice: { content: [{ type: "text", text: "\ud800" }] } }),
      422,
      "invalid_step",
    ],
    ["a step with NUL", step({ slice: { content: [{ type: "text", text: "\u0000" }] } }), 422, "invalid_step"],
    [
      "201 steps",
      { ...step({}), steps: Array(201).fill({ stepType: "replace", from: 1, to: 1 }) },
      400,
      "invalid_input",
    ],
  ])("refuse %s and change nothing", async (_what, command, status, code) => {
    const id = await load();
    const answer = await ask(`/api/articles/${id}/commands`, command);
    expect(answer).toMatchObject({ status, body: { code, status } });
    const read = await ask(`/api/articles/${id}`);
    expect(read.body).toMatchObject({ seq: 0, version: 0, claims: [], threads: [] });
    // And the next valid command is taken.
    expect((await ask(`/api/articles/${id}/commands`, claim())).status).toBe(200);
  });

  const VERDICT = "A verdict is verified, disputed or needs-source.";
  const SHAPE = "A command is an object with an id, a kind and the fields of that kind.";
  it.each<[string, unknown, string | undefined, string | RegExp]>([
    ["a verdict that does not exist", claim({ verdict: "maybe" }), "verdict", VERDICT],
    ["one in the second of two", [claim(), claim({ verdict: "maybe" })], "1.verdict", VERDICT],
    ["no verdict", claim({ verdict: null }), "verdict", VERDICT],
    ["null", null, undefined, SHAPE],
    ["text", "verified", undefined, SHAPE],
    ["null among several", [claim(), null], "1", SHAPE],
    ["an empty list", [], undefined, "Send at least one command."],
    [
      "2,000 commands",
      Array.from({ length: 2_000 }, () => claim()),
      undefined,
      "At most 200 commands are taken at once.",
    ],
    [
      "a place beyond all numbers",
      claim(span({ from: 1e308 })),
      "spans.0.from",
      /^“spans\.0\.from” must be at most [\d,]+\.$/,
    ],
    ["a place that is no number", claim(span({ to: null })), "spans.0.to", "“spans.0.to” must be a number."],
    ["no places", claim({ spans: [] }), "spans", "“spans” must not be empty."],
    [
      "an unknown kind",
      claim({ kind: "claim.bless" }),
      "kind",
      /^“kind” must be article\.edit, .* or version\.forget\.$/,
    ],
    ["no kind", claim({ kind: undefined }), "kind", /^“kind” must be /],
    ["an id that is no UUID", claim({ id: "1" }), "id", /^“id” must be a UUID, such as /],
    ["no id", claim({ id: undefined }), "id", "“id” is missing."],
    ["a field nobody asked for", claim({ role: "owner" }), "role", "There is no field “role” here."],
    ["a comment without a shape", said("\u200b\u2060"), "body", "Write something first."],
  ])("say at which field %s is, and what it takes", async (_what, json, field, detail) => {
    const response = await stet.call(`/api/articles/${newId()}/commands`, { token, method: "POST", json });
    const problem = await response.json();
    expect(problem).toMatchObject({ status: 400, code: "invalid_input" });
    const told = typeof detail === "string" ? detail : expect.stringMatching(detail);
    expect([problem.field, problem.errors[0].field, problem.detail]).toEqual([field, field ?? "", told]);
  });

  it("say so too of what stands in their address", async () => {
    const { body } = await ask("/api/articles/1/commands?after=x", claim());
    expect(body).toMatchObject({ code: "invalid_input", field: "after", detail: "“after” must be a number." });
  });

  it("refuse what is not JSON", async () => {
    const id = await load();
    const response = await stet.api.request(`/api/articles/${id}/commands`, {
      method: "POST",
      body: "{ verdict: verified",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_json" });
  });

  it("reach no article through another", async () => {
    const [one, other] = [await load(), await load()];
    const command = claim();
    await ask(`/api/articles/${one}/commands`, command);
    const answer = await ask(`/api/articles/${other}/commands`, {
      id: newId(),
      kind: "claim.setVerdict",
      claimId: command.claimId,
      verdict: "verified",
    });
    expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  it("let only its author change or delete a comment, and keep a trace", async () => {
    const id = await load();
    const said = discussion("Is it?");
    const { commentId } = said;
    await send(id, said);
    const changed = await send(id, { kind: "comment.edit", commentId, body: "It is." }, otherToken);
    expect(changed).toMatchObject({ status: 403, body: { code: "forbidden" } });
    await send(id, { kind: "comment.delete", commentId });
    const { comments } = (await ask(`/api/articles/${id}`)).body;
    expect(comments).toMatchObject([{ id: commentId, body: "", deletedAt: expect.any(Number) }]);
  });
});

describe("unknown articles", () => {
  it.each([
    ["GET", ""],
    ["GET", "/events?after=0"],
    ["GET", "/report"],
    ["GET", "/original"],
  ])("are not found by %s …%s", async (_method, path) => {
    const answer = await ask(`/api/articles/${newId()}${path}`);
    expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  it("take no commands", async () => {
    expect(await ask(`/api/articles/${newId()}/commands`, claim())).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    });
  });
});

describe("the stream", () => {
  const read = (response: Response, count: number) =>
    readMessages<ReviewEvent>(response, count, ({ event }) => event === undefined);

  it("brings what is stored, then what comes, in order and without gaps", async () => {
    const id = await load();
    await ask(`/api/articles/${id}/commands`, claim());
    const response = await stet.call(`/api/articles/${id}/events?after=0`, {
      token,
      headers: { accept: "text/event-stream" },
    });
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const reading = read(response, 3);
    await ask(`/api/articles/${id}/commands`, claim(), otherToken);
    await ask(`/api/articles/${id}/commands`, claim());
    expect((await reading).map((message) => [message.id, message.data.seq])).toEqual([
      ["1", 1],
      ["2", 2],
      ["3", 3],
    ]);
  });

  it("resumes after the last event a reader has", async () => {
    const id = await load();
    for (let count = 0; count < 3; count++) await ask(`/api/articles/${id}/commands`, claim());
    const headers = { accept: "text/event-stream", "last-event-id": "2" };
    const response = await stet.call(`/api/articles/${id}/events?after=0`, { token, headers });
    expect((await read(response, 1)).map((message) => message.data.seq)).toEqual([3]);
  });

  it("brings all to a reader who did not read while more came than is held for anybody", async () => {
    const id = await load();
    await ask(`/api/articles/${id}/commands`, claim());
    const headers = { accept: "text/event-stream" };
    const response = await stet.call(`/api/articles/${id}/events?after=0`, { token, headers });
    for (let group = 0; group < 6; group++) {
      const commands = Array.from({ length: 200 }, () => ({ id: newId(), ...discussion("Who says so?") }));
      expect((await ask(`/api/articles/${id}/commands`, commands)).status).toBe(200);
    }
    const seqs = (await read(response, 1201)).map((message) => message.data.seq);
    expect(seqs).toEqual(Array.from({ length: 1201 }, (_, index) => index + 1));
  });

  it("serves several articles over one line", async () => {
    const [one, other] = [await load(), await load()];
    const response = await stet.call(`/api/events?after=${one}:0,${other}:0`, { token });
    const reading = read(response, 2);
    await ask(`/api/articles/${other}/commands`, claim());
    await ask(`/api/articles/${one}/commands`, claim());
    expect((await reading).map((message) => message.id)).toEqual([`${other}:1`, `${one}:1`]);
  });

  it("ends when the server closes, and leaves nothing behind", async () => {
    const id = await load();
    const response = await stet.call(`/api/articles/${id}/events?after=0`, {
      token,
      headers: { accept: "text/event-stream" },
    });
    const reading = read(response, 1);
    await expect.poll(() => stet.handle.live.open).toBe(1);
    stet.handle.live.closeAll();
    expect(await reading).toEqual([]);
    await expect.poll(() => stet.handle.live.open).toBe(0);
  });
});
