import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { placesStored } from "#db/queries/place-checkpoints.ts";
import { textBetween } from "#domain/article/text.ts";
import { newId } from "#domain/ids.ts";
import type { Command, StepInput } from "#domain/review/commands.ts";
import { createOwner } from "./accounts.ts";
import type { Actor } from "./actor.ts";
import { runCommands } from "./commands.ts";
import { createArticle } from "./create-article.ts";
import { examine } from "./doctor.ts";
import { articleAt } from "./past.ts";
import { authorize } from "./permissions.ts";
import { OWNER, openTestStet, type TestStet } from "./testing.ts";

const SENTENCE = "It was the first visit in 24 years.";
/** What is put before it for good, in the first step. */
const OPENING = "So: ";
/** Places of words in that sentence, after so many letters before it. */
const years = (before = 0) => ({ from: 27 + before, to: 35 + before, quote: "24 years" });
const visit = (before = 0) => ({ from: 12 + before, to: 23 + before, quote: "first visit" });
const { length } = OPENING;

let stet: TestStet;
let actor: Actor;
let articleId: string;
/** The end of the log after each part of what was done. */
const marks: number[] = [];

const permit = () => authorize(actor, "article.write", { articleId });
const read = () => authorize(actor, "article.read", { articleId });
const at = (seq: number) => articleAt(stet.handle, read(), seq);
const [claimId, otherId, spanId, otherSpan] = [newId(), newId(), newId(), newId()];

const edit = (version: number, ...steps: StepInput[]): Command => ({
  id: newId(),
  kind: "article.edit",
  version,
  steps,
});
const put = (from: number, text: string): StepInput => ({
  ...{ stepType: "replace", from, to: from, slice: { content: [{ type: "text", text }] } },
});
const cut = (from: number, to: number): StepInput => ({ stepType: "replace", from, to });
/** So many steps that put a letter before everything and take it out again. */
const letters = (version: number, count: number): Command =>
  edit(version, ...Array.from({ length: count }, (_, index) => (index % 2 === 0 ? put(1, "x") : cut(1, 2))));

async function run(...commands: Command[]): Promise<void> {
  const events = await runCommands(stet.handle, permit(), commands);
  marks.push(events.at(-1)?.seq ?? 0);
}
const stored = () => stet.handle.database.read((db) => placesStored(db, articleId));

beforeAll(async () => {
  stet = await openTestStet();
  actor = { ...(await createOwner(stet.handle.database, OWNER)), via: "token", sessionId: "test" };
  const text = { format: "text", headline: "A pact", content: `${SENTENCE}\n\nThe end.` } as const;
  articleId = (await createArticle(stet.handle, authorize(actor, "article.create", null), text)).id;
  const claim = { kind: "claim.create", version: 0, verdict: "verified" } as const;
  await run(
    { id: newId(), claimId, ...claim, spans: [{ id: spanId, ...years() }] },
    { id: newId(), claimId: otherId, ...claim, spans: [{ id: otherSpan, from: 18, to: 23, quote: "visit" }] },
  );
  await run(edit(0, put(1, OPENING)), letters(1, 198), letters(199, 200), letters(399, 200), letters(599, 200));
  const change = { kind: "claim.changeSpan", claimId } as const;
  // The text's thousandth version comes with the claim's move, so both were done when its places are stored…
  await run(letters(799, 200), edit(999, put(1, "x")), {
    ...{ id: newId(), ...change, version: 1_000, span: { id: spanId, ...visit(length + 1) } },
  });
  await vi.waitUntil(async () => (await stored()).length === 1);
  // …and it is moved again at that very version after that.
  await run({ id: newId(), ...change, version: 1_000, span: { id: spanId, ...years(length + 1) } });
  const correctionId = newId();
  await run({
    ...{ id: newId(), kind: "correction.propose", correctionId, claimId, version: 1_000, place: years(length + 1) },
    ...{ replacement: "25 years", reason: "He came in 1999.", sourceId: null },
  });
  await run(edit(1_000, cut(31, 40)));
  await run(edit(1_001, put(1, "Yes. "), put(36, " 24 years")));
  await run({ id: newId(), kind: "correction.decline", correctionId, note: "It was 24." });
  await run(letters(1_003, 200), edit(1_203, put(1, "x")));
});
afterAll(() => stet[Symbol.asyncDispose]());

describe("the article as it was, in a log so long that places were stored on the way", () => {
  it("has every place on its words", async () => {
    const words = async (seq: number, id: string) => {
      const { rows, doc } = await at(seq);
      const span = rows.spans.find((one) => one.id === id);
      return span && textBetween(doc, span.from, span.to);
    };
    const [claimed = 0, typed = 0, moved = 0, movedBack = 0, proposed = 0, gone = 0, back = 0, , end = 0] = marks;
    const seen = [];
    for (const seq of [claimed, typed, moved - 1, moved, movedBack, proposed, gone, back, end])
      seen.push(await words(seq, spanId));
    const kept = Array(2).fill("24 years");
    expect(seen).toEqual(["24 years", ...kept, "first visit", ...kept, "", ...kept]);
    for (const seq of [claimed, typed, moved, gone, end]) expect(await words(seq, otherSpan)).toBe("visit");
  });

  it("is at every point what the log alone gives", async () => {
    const end = marks.at(-1) ?? 0;
    const all = async () => {
      const points = [];
      for (let seq = 0; seq <= end; seq++) {
        const { doc, ...rest } = await at(seq);
        points.push({ ...rest, doc: doc.toJSON() });
      }
      return points;
    };
    expect(await stored()).toEqual([marks[2]]);
    expect((await examine(stet.handle, { deep: true })).findings).toEqual([]);
    const withPlaces = await all();
    await stet.handle.database.write((tx) => tx.send("delete from place_checkpoints", [], "run"));
    expect(await all()).toEqual(withPlaces);
  });
});

it("an article has the headline that it had then, also when a new draft changed it and was taken back", async () => {
  const { id } = await createArticle(stet.handle, authorize(actor, "article.create", null), {
    ...{ format: "text", headline: "A pact", content: SENTENCE },
  });
  const writing = authorize(actor, "article.write", { articleId: id });
  const redraft: Command = {
    ...{ id: newId(), kind: "article.redraft", version: 0, steps: [put(1, OPENING)], places: [] },
    headline: "A pact is signed",
  };
  await runCommands(stet.handle, writing, [redraft, { id: newId(), kind: "event.undo", eventId: redraft.id }]);
  const reading = authorize(actor, "article.read", { articleId: id });
  const headlines = [];
  for (const seq of [0, 1, 2]) headlines.push((await articleAt(stet.handle, reading, seq)).rows.article.headline);
  expect(headlines).toEqual(["A pact", "A pact is signed", "A pact"]);
});
