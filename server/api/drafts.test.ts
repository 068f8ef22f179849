import { afterAll, describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { CHECKER } from "../testing.ts";
import { openTestDesk } from "./testing/desk.ts";
import { BODY, draftsOf, redraft, TEXT } from "./testing/drafts.ts";

const stet = await openTestDesk();
const { ask, load, send, otherToken } = stet;
const { claim, preview, standing } = draftsOf(stet);

afterAll(() => stet.endSoundly());

describe("a new draft", () => {
  it("is first shown, with what becomes of every claim, and changes nothing yet", async () => {
    const id = await load(TEXT);
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

  it("that says no headline leaves the article's", async () => {
    const id = await load(TEXT);
    const draft = await preview(id, "All of it is off.");
    expect(draft.imported).toMatchObject({ headline: "A pact is signed" });
    expect(draft.doc.content).toMatchObject([{ content: [{ text: "All of it is off." }] }]);
  });

  it("is put in by the command that the answer holds, and taken back as one step", async () => {
    const id = await load(TEXT);
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
    const id = await load(TEXT);
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
    const id = await load(TEXT);
    const first = await standing(id);
    await claim(id, 27, "24 years");
    await send(id, redraft(await preview(id, TEXT.replace("24 years", "25 years"))));
    await send(id, { kind: "article.describe", headline: "No pact" });
    const back = (await ask(`/api/articles/${id}/drafts`, { seq: 0 })).body;
    expect(back.claims).toMatchObject([{ number: 1, outcome: "changed", after: "24 years" }]);
    expect(back.imported).toMatchObject({ headline: "A pact is signed" });
    await send(id, { ...redraft(back), restores: 0 });
    const { body, text } = await standing(id);
    expect([text, body.claims.length, body.seq]).toEqual([first.text, 1, 4]);
  });

  it("carries the places of a removed claim along, so that it is restored on its words", async () => {
    const id = await load(TEXT);
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

  it.each([
    ["the text that is there already", TEXT, 400, "invalid_input"],
    ["nothing", " ", 400, "empty_file"],
  ])("of %s is refused", async (_what, content, status, code) => {
    const id = await load(TEXT);
    const answer = await ask(`/api/articles/${id}/drafts`, { format: "text", content });
    const sent = answer.status === 200 ? await send(id, redraft(answer.body)) : answer;
    expect([sent.status >= 400, sent.body.code]).toEqual([status >= 400, code]);
  });
});

describe("a claim that is typed over", () => {
  it("has what one person types in its place in several calls, and is smaller by what is deleted again", async () => {
    const id = await load(TEXT);
    await claim(id, 27, "24 years");
    const edit = async (from: number, to: number, text: string) => {
      const { version } = (await ask(`/api/articles/${id}`)).body;
      const slice = text === "" ? {} : { slice: { content: [{ type: "text", text }] } };
      await send(id, { kind: "article.edit", version, steps: [{ stepType: "replace", from, to, ...slice }] });
      return (await standing(id)).places;
    };
    expect(await edit(27, 35, "2")).toEqual([[27, 28]]);
    expect(await edit(28, 28, "5 long ")).toEqual([[27, 34]]);
    expect(await edit(35, 35, "years, no")).toEqual([[27, 40]]);
    expect(await edit(44, 44, "x")).toEqual([[27, 40]]);
    expect(await edit(28, 40, "")).toEqual([[27, 28]]);
  });
});

describe("the article as it was", () => {
  it("has the text and the claims of that point, and of no later one", async () => {
    const id = await load(TEXT);
    const claimId = await claim(id, 27, "24 years");
    await send(id, redraft(await preview(id, `A pact is signed\n\nA new beginning.\n\n${BODY}`)));
    await send(id, { kind: "claim.setVerdict", claimId, verdict: "disputed" });
    await claim(id, 1, "A new");
    const then = await standing(id, "?seq=1");
    expect(then.body).toMatchObject({ seq: 1, version: 0, claims: [{ number: 1, verdict: "verified" }] });
    expect(then.places).toEqual([[27, 35]]);
    expect((await standing(id, "?seq=2")).places).toEqual([[45, 53]]);
    expect((await standing(id, "?seq=0")).body.claims).toEqual([]);
    expect((await ask(`/api/articles/${id}?seq=99`)).body.code).toBe("not_found");
  });

  it("names who judged then, though nothing of theirs is left now", async () => {
    const id = await load(TEXT);
    const claimId = await claim(id, 27, "24 years");
    await send(id, { kind: "claim.setVerdict", claimId, verdict: "disputed" }, otherToken);
    await send(id, { kind: "claim.setVerdict", claimId, verdict: "verified" });
    const { body } = await standing(id, "?seq=2");
    const by = body.people.find((one: { id: string }) => one.id === body.claims[0].verdictBy);
    expect(by?.name).toBe(CHECKER.name);
  });

  it("is called what it was called then, also when a new headline was taken back since", async () => {
    const id = await load(TEXT);
    const { commandId } = await send(id, { kind: "article.describe", headline: "A treaty is signed" });
    await send(id, { kind: "event.undo", eventId: commandId });
    await send(id, { kind: "article.describe", headline: "No pact" });
    const headlines = [];
    for (const seq of [0, 1, 2, 3]) headlines.push((await standing(id, `?seq=${seq}`)).body.article.headline);
    expect(headlines).toEqual(["A pact is signed", "A treaty is signed", "A pact is signed", "No pact"]);
  });

  it("is compared with any other point, word by word", async () => {
    const id = await load(TEXT);
    await send(id, redraft(await preview(id, TEXT.replace("23 articles", "24 articles"))));
    const { body } = await ask(`/api/articles/${id}/comparison?from=0&to=1`);
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

  it("is found again by its stretches of work and its names", async () => {
    const id = await load(TEXT);
    await claim(id, 27, "24 years");
    await send(id, redraft(await preview(id, TEXT.replace("23", "24"))));
    await send(id, { kind: "version.name", versionId: newId(), name: "draft 2" });
    expect((await send(id, { kind: "version.name", versionId: newId(), name: "later", seq: 9 })).body.code).toBe(
      "not_found",
    );
    const { body } = await ask(`/api/articles/${id}/versions`);
    expect(body.points.map(({ seq, kind, changesText }: Record<string, unknown>) => [seq, kind, changesText])).toEqual([
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
    const id = await load(TEXT);
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
    const id = await load(TEXT);
    const { correctionId } = await proposed(id);
    expect((await send(id, { kind: "correction.decline", correctionId, note: " " })).body.field).toBe("note");
    await send(id, { kind: "correction.decline", correctionId, note: "It was 24." });
    const { body, text } = await standing(id);
    expect(body.corrections).toMatchObject([{ status: "declined", decision: "It was 24." }]);
    expect(text).toContain("24 years");
  });

  it("is not accepted on words that have changed meanwhile, until somebody has looked at those", async () => {
    const id = await load(TEXT);
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
    const id = await load(TEXT);
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
