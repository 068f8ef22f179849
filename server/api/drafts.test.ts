import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { addUser, createToken } from "../accounts.ts";
import { examine } from "../doctor.ts";
import { CHECKER, OWNER, openTestStetWithOwner, type TestStet } from "../testing.ts";

const BODY = "It was the first visit in 24 years.\n\nThe pact has 23 articles.\n\nThe toll is 8.30 euros.";
const TEXT = `A pact is signed\n\n${BODY}`;

let stet: TestStet;
let token: string;
let otherToken: string;

beforeAll(async () => {
  stet = await openTestStetWithOwner();
  await addUser(stet.handle.database, { ...CHECKER, role: "checker" });
  token = await createToken(stet.handle.database, OWNER.email, "owner");
  otherToken = await createToken(stet.handle.database, CHECKER.email, "checker");
});
afterAll(async () => {
  // Whatever the tests did: the log gives the rows, the places and the bodies that are stored.
  expect((await examine(stet.handle, { deep: true })).findings).toEqual([]);
  await stet[Symbol.asyncDispose]();
});

async function call(path: string, json?: unknown, as = token) {
  const response = await stet.call(path, { token: as, json });
  return { status: response.status, body: await response.json() };
}

async function load(content = TEXT): Promise<string> {
  const { status, body } = await call("/api/articles", { format: "text", content });
  expect(status).toBe(201);
  return body.id;
}

async function send(id: string, command: object, as = token) {
  const commandId = newId();
  return { ...(await call(`/api/articles/${id}/commands`, { id: commandId, ...command }, as)), commandId };
}

/** Claims words of a paragraph of `BODY`; answers the claim's id. */
async function claim(id: string, from: number, quote: string): Promise<string> {
  const claimId = newId();
  const span = { id: newId(), from, to: from + quote.length, quote };
  const { version } = (await call(`/api/articles/${id}`)).body;
  const { status } = await send(id, { kind: "claim.create", claimId, version, verdict: "verified", spans: [span] });
  expect(status).toBe(200);
  return claimId;
}

const preview = async (id: string, content: string) =>
  (await call(`/api/articles/${id}/drafts`, { format: "text", content })).body;

type Preview = { version: number; steps: object[]; places: { id: string }[] };
const redraft = ({ version, steps, places }: Preview) => ({ kind: "article.redraft", version, steps, places });

/** The first place of a draft, elsewhere. */
const at =
  (place: object) =>
  ({ places: [first] }: Preview) => ({ places: [{ ...first, at: place }] });
const NO_STEP = ["invalid_step", "steps.0"] as const;

/** The text of an article's body, and of each of its spans. */
async function standing(id: string, query = "") {
  const { body } = await call(`/api/articles/${id}${query}`);
  const blocks: { content?: { text: string }[] }[] = body.doc.content;
  const text = blocks.map((one) => (one.content ?? []).map((part) => part.text).join("")).join("\n");
  return { body, text, places: body.spans.map(({ from, to }: { from: number; to: number }) => [from, to]) };
}

describe("a new draft", () => {
  it("is first shown, with what becomes of every claim, and changes nothing yet", async () => {
    const id = await load();
    await claim(id, 27, "24 years");
    await claim(id, 51, "23 articles");
    const before = await standing(id);
    const draft = await preview(
      id,
      `A pact is signed\n\n${BODY.replace("24", "25").replace("The pact has 23 articles.\n\n", "")}`,
    );
    expect(
      draft.claims.map(({ number, outcome, before, after }: Record<string, string>) => [
        number,
        outcome,
        before,
        after,
      ]),
    ).toEqual([
      [2, "gone", "23 articles", ""],
      [1, "changed", "24 years", "25 years"],
    ]);
    expect(draft.imported).toMatchObject({ headline: "A pact is signed", omissions: [] });
    expect(draft.blocks.filter(({ changed }: { changed: boolean }) => changed)).toHaveLength(2);
    expect(await standing(id)).toEqual(before);
  });

  it("is put in by the command that the answer holds, and taken back as one step", async () => {
    const id = await load();
    await claim(id, 27, "24 years");
    const before = await standing(id);
    const draft = await preview(id, TEXT.replace("24 years", "a quarter of a century"));
    const { status, commandId } = await send(id, redraft(draft));
    expect(status).toBe(200);
    const after = await standing(id);
    expect(after.text).toContain("a quarter of a century");
    expect(after.body.seq).toBe(before.body.seq + 1);
    expect((await send(id, { kind: "event.undo", eventId: commandId }, otherToken)).body.code).toBe("forbidden");
    expect((await send(id, { kind: "event.undo", eventId: commandId })).status).toBe(200);
    const again = await standing(id);
    expect([again.text, again.places]).toEqual([before.text, before.places]);
  });

  it("takes places that were mended, and refuses those that are outside the text", async () => {
    const id = await load();
    const claimId = await claim(id, 27, "24 years");
    const draft = await preview(id, TEXT.replace("24 years", "many winters"));
    const [spanId] = draft.places.map(({ id: one }: { id: string }) => one);
    const mended = (at: object | null) => ({ ...redraft(draft), places: [{ id: spanId, at }] });
    expect((await send(id, mended({ from: 27, to: 5_000 }))).body).toMatchObject({
      code: "empty_range",
      field: "places.0.at",
    });
    expect((await send(id, mended({ from: 27, to: 39 }))).status).toBe(200);
    const { body } = await standing(id);
    expect(body.spans).toMatchObject([{ claimId, from: 27, to: 39 }]);
  });

  it("may be a point of the log, which puts the text back and keeps everything that was done", async () => {
    const id = await load();
    const first = await standing(id);
    await claim(id, 27, "24 years");
    await send(id, redraft(await preview(id, TEXT.replace("24 years", "25 years"))));
    const back = (await call(`/api/articles/${id}/drafts`, { seq: 0 })).body;
    expect(back.claims).toMatchObject([{ number: 1, outcome: "changed", after: "24 years" }]);
    await send(id, { ...redraft(back), restores: 0 });
    const { body, text } = await standing(id);
    expect([text, body.claims.length, body.seq]).toEqual([first.text, 1, 3]);
  });

  it("carries the places of a removed claim along, so that it is restored on its words", async () => {
    const id = await load();
    const claimId = await claim(id, 27, "24 years");
    await send(id, { kind: "claim.remove", claimId });
    const [first, ...others] = BODY.split("\n\n");
    const draft = await preview(id, `A pact is signed\n\n${[...others, first].join("\n\n")}`);
    expect(draft.claims).toEqual([]);
    expect(draft.places).toMatchObject([{ at: { from: 79, to: 87 } }]);
    expect((await send(id, redraft(draft))).status).toBe(200);
    await send(id, { kind: "claim.restore", claimId });
    expect((await standing(id)).places).toEqual([[79, 87]]);
  });

  it.each<[string, (draft: Preview, other: string) => object, string, string]>([
    ["a place twice", ({ places }) => ({ places: [...places, ...places] }), "invalid_input", "places.1.id"],
    ["a place that is not there", () => ({ places: [{ id: newId(), at: null }] }), "not_found", "places.0.id"],
    ["another article's place", (_, id) => ({ places: [{ id, at: null }] }), "not_found", "places.0.id"],
    ["a point beyond the log", () => ({ restores: 99_999 }), "not_found", "restores"],
    ["a place before the text", at({ from: 0, to: 0 }), "empty_range", "places.0.at"],
    ["a place beyond the new text", at({ from: 27, to: 5_000 }), "empty_range", "places.0.at"],
    ["a reversed place", at({ from: 35, to: 27 }), "empty_range", "places.0.at"],
    ["a place of spaces", at({ from: 26, to: 27 }), "empty_range", "places.0.at"],
    ["a version that is not there yet", () => ({ version: 7 }), "version_conflict", "version"],
    ["steps outside of the text", () => ({ steps: [{ stepType: "replace", from: 900, to: 901 }] }), ...NO_STEP],
  ])("that names %s is refused and changes nothing", async (_what, fieldsOf, code, field) => {
    const [id, other] = [await load(), await load()];
    await claim(id, 27, "24 years");
    await claim(other, 27, "24 years");
    const [{ id: otherSpan }] = (await standing(other)).body.spans;
    const draft = await preview(id, TEXT.replace("24 years", "25 years"));
    const before = await standing(id);
    expect((await send(id, { ...redraft(draft), ...fieldsOf(draft, otherSpan) })).body).toMatchObject({ code, field });
    expect(await standing(id)).toEqual(before);
    expect((await send(id, redraft(draft))).status).toBe(200);
  });

  it.each<[string, unknown, string | undefined, string]>([
    ["nothing", {}, "format", "“format” is missing: it must be text, markdown or html."],
    ["no object", ["text"], undefined, "The input must be an object."],
    ["null", null, undefined, "The input must be an object."],
    ["a format without a text", { format: "text" }, "content", "“content” is missing."],
    [
      "a format that does not exist",
      { format: "docx", content: "x" },
      "format",
      "“format” must be text, markdown or html.",
    ],
    [
      "a text and a point of the log",
      { format: "text", content: "x", seq: 0 },
      "format",
      "There is no field “format” here.",
    ],
    [
      "a field that is not asked for",
      { format: "text", content: "x", deadline: 5 },
      "deadline",
      "There is no field “deadline” here.",
    ],
    [
      "a headline of half a character",
      { format: "text", content: "x", headline: "\ud800" },
      "headline",
      "This text has characters that cannot be kept.",
    ],
    ["a point that is a text", { seq: "0" }, "seq", "“seq” must be a number."],
    ["a point before the log", { seq: -1 }, "seq", "“seq” must be at least 0."],
  ])("sent as %s is told what is wrong at which field", async (_what, json, field, detail) => {
    const { status, body } = await call(`/api/articles/${await load()}/drafts`, json);
    expect([status, body.code, body.field, body.detail]).toEqual([400, "invalid_input", field, detail]);
  });

  it("has no characters that cannot be kept", async () => {
    const draft = await preview(await load(), "A pact is signed\n\nA \ud800lone\u0000 one.");
    expect(JSON.stringify(draft.doc)).toContain('"A \ufffdlone one."');
  });

  it.each([
    ["the text that is there already", TEXT, 400, "invalid_input"],
    ["nothing", " ", 400, "empty_file"],
  ])("of %s is refused", async (_what, content, status, code) => {
    const id = await load();
    const answer = await call(`/api/articles/${id}/drafts`, { format: "text", content });
    const sent = answer.status === 200 ? await send(id, redraft(answer.body)) : answer;
    expect([sent.status >= 400, sent.body.code]).toEqual([status >= 400, code]);
  });
});

describe("the article as it was", () => {
  it("has the text and the claims of that point, and of no later one", async () => {
    const id = await load();
    const claimId = await claim(id, 27, "24 years");
    await send(id, redraft(await preview(id, `A pact is signed\n\nA new beginning.\n\n${BODY}`)));
    await send(id, { kind: "claim.setVerdict", claimId, verdict: "disputed" });
    await claim(id, 1, "A new");
    const then = await standing(id, "?seq=1");
    expect(then.body).toMatchObject({ seq: 1, version: 0, claims: [{ number: 1, verdict: "verified" }] });
    expect(then.places).toEqual([[27, 35]]);
    expect((await standing(id, "?seq=2")).places).toEqual([[45, 53]]);
    expect((await standing(id, "?seq=0")).body.claims).toEqual([]);
    expect((await call(`/api/articles/${id}?seq=99`)).body.code).toBe("not_found");
  });

  it("names who judged then, though nothing of theirs is left now", async () => {
    const id = await load();
    const claimId = await claim(id, 27, "24 years");
    await send(id, { kind: "claim.setVerdict", claimId, verdict: "disputed" }, otherToken);
    await send(id, { kind: "claim.setVerdict", claimId, verdict: "verified" });
    const { body } = await standing(id, "?seq=2");
    const by = body.people.find((one: { id: string }) => one.id === body.claims[0].verdictBy);
    expect(by?.name).toBe(CHECKER.name);
  });

  it("is called what it was called then, also when a new headline was taken back since", async () => {
    const id = await load();
    const { commandId } = await send(id, { kind: "article.describe", headline: "A treaty is signed" });
    await send(id, { kind: "event.undo", eventId: commandId });
    await send(id, { kind: "article.describe", headline: "No pact" });
    const headlines = [];
    for (const seq of [0, 1, 2, 3]) headlines.push((await standing(id, `?seq=${seq}`)).body.article.headline);
    expect(headlines).toEqual(["A pact is signed", "A treaty is signed", "A pact is signed", "No pact"]);
  });

  it("is compared with any other point, word by word", async () => {
    const id = await load();
    await send(id, redraft(await preview(id, TEXT.replace("23 articles", "24 articles"))));
    const { body } = await call(`/api/articles/${id}/comparison?from=0&to=1`);
    expect(body.blocks.filter(({ changed }: { changed: boolean }) => changed)).toEqual([
      {
        tag: "p",
        changed: true,
        parts: [
          { kind: "same", text: "The pact has" },
          { kind: "removed", text: " 23" },
          { kind: "added", text: " 24" },
          { kind: "same", text: " articles." },
        ],
      },
    ]);
  });

  it.each<[string, string, string, string]>([
    ["a first point that is not there", "from=9&to=0", "not_found", "from"],
    ["a second point that is not there", "from=0&to=9", "not_found", "to"],
    ["one point", "from=0", "invalid_input", "to"],
    ["an empty point", "from=&to=0", "invalid_input", "from"],
    ["a point before the log", "from=0&to=-1", "invalid_input", "to"],
    ["a point in another writing", "from=0x0&to=0", "invalid_input", "from"],
    ["a point beyond all numbers", "from=99999999999999999999&to=0", "invalid_input", "from"],
    ["two first points", "from=0&from=0&to=0", "invalid_input", "from"],
  ])("is not compared with %s", async (_what, query, code, field) => {
    const { body } = await call(`/api/articles/${await load()}/comparison?${query}`);
    expect(body).toMatchObject({ code, field });
  });

  it("is found again by its stretches of work and its names", async () => {
    const id = await load();
    await claim(id, 27, "24 years");
    await send(id, redraft(await preview(id, TEXT.replace("23", "24"))));
    await send(id, { kind: "version.name", versionId: newId(), name: "draft 2" });
    expect((await send(id, { kind: "version.name", versionId: newId(), name: "later", seq: 9 })).body.code).toBe(
      "not_found",
    );
    const { body } = await call(`/api/articles/${id}/versions`);
    expect(body.points.map(({ seq, kind, changesText }: Record<string, unknown>) => [seq, kind, changesText])).toEqual([
      [3, "work", false],
      [2, "draft", true],
      [1, "work", false],
      [0, "loaded", false],
    ]);
    expect((await standing(id)).body.versions).toMatchObject([{ name: "draft 2", seq: 2 }]);
  });
});

describe("a correction", () => {
  async function proposed(id: string) {
    const claimId = await claim(id, 27, "24 years");
    const correctionId = newId();
    const place = { from: 27, to: 35, quote: "24 years" };
    const { status } = await send(id, {
      ...{ kind: "correction.propose", correctionId, claimId, version: 0, place },
      ...{ replacement: "25 years", reason: "He came in 1999.", sourceId: null },
    });
    expect(status).toBe(200);
    return { claimId, correctionId };
  }

  it("leaves the text alone until it is accepted, then keeps what was, what is, who and why", async () => {
    const id = await load();
    const { correctionId } = await proposed(id);
    expect((await standing(id)).text).toContain("24 years");
    const accepted = { kind: "correction.accept", correctionId, quote: "24 years", note: "" };
    expect((await send(id, accepted, otherToken)).status).toBe(200);
    const { body, text } = await standing(id);
    expect(text).toContain("25 years");
    expect(body.corrections).toMatchObject([
      { status: "accepted", quote: "24 years", replacement: "25 years", reason: "He came in 1999.", from: 27, to: 35 },
    ]);
    expect(body.spans).toMatchObject([{ from: 27, to: 35 }]);
    expect((await send(id, accepted)).body).toMatchObject({ code: "changed_since", field: "correctionId" });
  });

  it("is declined with a word", async () => {
    const id = await load();
    const { correctionId } = await proposed(id);
    expect((await send(id, { kind: "correction.decline", correctionId, note: " " })).body.field).toBe("note");
    await send(id, { kind: "correction.decline", correctionId, note: "It was 24." });
    const { body, text } = await standing(id);
    expect(body.corrections).toMatchObject([{ status: "declined", decision: "It was 24." }]);
    expect(text).toContain("24 years");
  });

  it("is not accepted on words that have changed meanwhile, until somebody has looked at those", async () => {
    const id = await load();
    const { correctionId } = await proposed(id);
    await send(id, redraft(await preview(id, TEXT.replace("24 years", "24 long years"))));
    const accept = (quote: string) => send(id, { kind: "correction.accept", correctionId, quote, note: "" });
    expect((await accept("24 years")).body.code).toBe("quote_mismatch");
    expect((await accept("24 long years")).status).toBe(200);
    expect((await standing(id)).text).toContain("in 25 years.");
  });

  it.each([
    ["over two paragraphs", { place: { from: 27, to: 41, quote: "24 years.\nThe" } }, "place"],
    ["of words that are not there", { place: { from: 27, to: 35, quote: "25 years" } }, "place"],
    ["with a line break", { replacement: "25\nyears" }, "replacement"],
    ["that changes nothing", { replacement: "24 years" }, "replacement"],
    ["to nothing but spaces", { replacement: "  " }, "replacement"],
    ["of words outside of its claim", { place: { from: 12, to: 23, quote: "first visit" } }, "place"],
    ["of more words than its claim's", { place: { from: 24, to: 35, quote: "in 24 years" } }, "place"],
    ["on a text that is not there yet", { version: 7 }, "version"],
    ["without a reason", { reason: "" }, "reason"],
    ["with a source that is not there", { sourceId: newId() }, "sourceId"],
  ])("%s is refused", async (_what, fields, field) => {
    const id = await load();
    const claimId = await claim(id, 27, "24 years");
    const answer = await send(id, {
      ...{ kind: "correction.propose", correctionId: newId(), claimId, version: 0, sourceId: null },
      ...{ place: { from: 27, to: 35, quote: "24 years" }, replacement: "25 years", reason: "So." },
      ...fields,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body.field).toBe(field);
  });
});

describe("a claim whose text a draft left out", () => {
  it("is not judged until it has words again, and may be discussed", async () => {
    const id = await load();
    const claimId = await claim(id, 27, "24 years");
    await send(id, redraft(await preview(id, TEXT.replace("It was the first visit in 24 years.", "Nobody knows it."))));
    const judge = (fields: object = {}) =>
      send(id, { kind: "claim.setVerdict", claimId, verdict: "disputed", ...fields });
    expect(await judge()).toMatchObject({ status: 422, body: { code: "text_gone", field: "claimId" } });
    expect((await judge({ quote: "24 years" })).body.code).toBe("text_gone");
    const said = { kind: "thread.start", threadId: newId(), commentId: newId(), claimId, body: "Why?" };
    expect((await send(id, said)).status).toBe(200);
    const [{ id: spanId }] = (await standing(id)).body.spans;
    const span = { id: spanId, from: 1, to: 7, quote: "Nobody" };
    const version = (await standing(id)).body.version;
    expect((await send(id, { kind: "claim.changeSpan", claimId, version, span })).status).toBe(200);
    expect((await judge()).status).toBe(200);
    expect((await standing(id)).body.claims).toMatchObject([{ verdict: "disputed", judgedQuote: "Nobody" }]);
  });

  it("keeps the verdict of who gave it before that", async () => {
    const id = await load();
    const claimId = await claim(id, 27, "24 years");
    const { version } = (await standing(id)).body;
    await send(id, redraft(await preview(id, TEXT.replace("It was the first visit in 24 years.", "Nobody knows it."))));
    const seen = { kind: "claim.setVerdict", claimId, verdict: "disputed", version, quote: "24 years" };
    expect((await send(id, seen, otherToken)).status).toBe(200);
    expect((await standing(id)).body.claims).toMatchObject([{ verdict: "disputed", judgedQuote: "24 years" }]);
  });
});

describe("the name of a version", () => {
  it.each(["draft\n2", "draft \u202e2", "\u2066", "\u200b", ""])("is not %j", async (name) => {
    const id = await load();
    const versionId = newId();
    const named = await send(id, { kind: "version.name", versionId, name });
    expect(named).toMatchObject({ status: 400, body: { code: "invalid_input", field: "name" } });
    await send(id, { kind: "version.name", versionId, name: "draft 2" });
    const renamed = await send(id, { kind: "version.rename", versionId, name });
    expect(renamed).toMatchObject({ status: 400, body: { code: "invalid_input", field: "name" } });
  });

  it("is that of one article", async () => {
    const [id, other, versionId] = [await load(), await load(), newId()];
    await send(id, { kind: "version.name", versionId, name: "draft 2" });
    for (const command of [
      { kind: "version.rename", versionId, name: "x" },
      { kind: "version.forget", versionId },
    ])
      expect((await send(other, command)).body).toMatchObject({ code: "not_found", field: "versionId" });
    expect((await send(other, { kind: "version.name", versionId, name: "x" })).body.code).toBe("duplicate_id");
    expect((await standing(id)).body.versions).toMatchObject([{ name: "draft 2" }]);
  });
});

it.each<[string, object | undefined]>([
  ["/drafts", { format: "text", content: "x" }],
  ["/versions", undefined],
  ["/comparison?from=0&to=0", undefined],
])("%s is for members, and of articles that are there", async (path, json) => {
  const [nobody, unknown] = [await stet.call(`/api/articles/${await load()}${path}`, { json }), newId()];
  expect([nobody.status, (await nobody.json()).code]).toEqual([401, "not_signed_in"]);
  expect(await call(`/api/articles/${unknown}${path}`, json)).toMatchObject({
    status: 404,
    body: { code: "not_found" },
  });
});
