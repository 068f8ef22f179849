import { afterAll, describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { discussion, openTestDesk } from "./testing/desk.ts";
import { draftsOf, type Preview, redraft, TEXT } from "./testing/drafts.ts";

const stet = await openTestDesk();
const { ask, load, send, otherToken } = stet;
const { claim, preview, standing } = draftsOf(stet);

afterAll(() => stet.endSoundly());

/** The first place of a draft, elsewhere. */
const at =
  (place: object) =>
  ({ places: [first] }: Preview) => ({ places: [{ ...first, at: place }] });
const NO_STEP = ["invalid_step", "steps.0"] as const;

describe("a new draft", () => {
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
    const [id, other] = [await load(TEXT), await load(TEXT)];
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
    const { status, body } = await ask(`/api/articles/${await load(TEXT)}/drafts`, json);
    expect([status, body.code, body.field, body.detail]).toEqual([400, "invalid_input", field, detail]);
  });

  it("has no characters that cannot be kept", async () => {
    const draft = await preview(await load(TEXT), "A pact is signed\n\nA \ud800lone\u0000 one.");
    expect(JSON.stringify(draft.doc)).toContain('"A \ufffdlone one."');
  });
});

describe("the article as it was", () => {
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
    const { body } = await ask(`/api/articles/${await load(TEXT)}/comparison?${query}`);
    expect(body).toMatchObject({ code, field });
  });
});

describe("a claim whose text a draft left out", () => {
  it("is not judged until it has words again, and may be discussed", async () => {
    const id = await load(TEXT);
    const claimId = await claim(id, 27, "24 years");
    await send(id, redraft(await preview(id, TEXT.replace("It was the first visit in 24 years.", "Nobody knows it."))));
    const judge = (fields: object = {}) =>
      send(id, { kind: "claim.setVerdict", claimId, verdict: "disputed", ...fields });
    expect(await judge()).toMatchObject({ status: 422, body: { code: "text_gone", field: "claimId" } });
    expect((await judge({ quote: "24 years" })).body.code).toBe("text_gone");
    expect((await send(id, discussion("Why?", claimId))).status).toBe(200);
    const [{ id: spanId }] = (await standing(id)).body.spans;
    const span = { id: spanId, from: 1, to: 7, quote: "Nobody" };
    const version = (await standing(id)).body.version;
    expect((await send(id, { kind: "claim.changeSpan", claimId, version, span })).status).toBe(200);
    expect((await judge()).status).toBe(200);
    expect((await standing(id)).body.claims).toMatchObject([{ verdict: "disputed", judgedQuote: "Nobody" }]);
  });

  it("keeps the verdict of who gave it before that", async () => {
    const id = await load(TEXT);
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
    const id = await load(TEXT);
    const versionId = newId();
    const named = await send(id, { kind: "version.name", versionId, name });
    expect(named).toMatchObject({ status: 400, body: { code: "invalid_input", field: "name" } });
    await send(id, { kind: "version.name", versionId, name: "draft 2" });
    const renamed = await send(id, { kind: "version.rename", versionId, name });
    expect(renamed).toMatchObject({ status: 400, body: { code: "invalid_input", field: "name" } });
  });

  it("is that of one article", async () => {
    const [id, other, versionId] = [await load(TEXT), await load(TEXT), newId()];
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
  const [nobody, unknown] = [await stet.call(`/api/articles/${await load(TEXT)}${path}`, { json }), newId()];
  expect([nobody.status, (await nobody.json()).code]).toEqual([401, "not_signed_in"]);
  expect(await ask(`/api/articles/${unknown}${path}`, json)).toMatchObject({
    status: 404,
    body: { code: "not_found" },
  });
});
