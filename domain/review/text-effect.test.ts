import { describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { Authority } from "#domain/testing/authority.ts";
import { type Browser, claim, judge, open, placeOf, retype, settle, shown, type } from "#domain/testing/browsers.ts";
import { lines } from "#domain/testing/documents.ts";
import { refusal } from "#domain/testing/refusals.ts";
import { ANA, LUIS } from "#domain/testing/review.ts";
import type { ReviewEvent } from "./event.ts";
import { planDraft } from "./redraft.ts";
import { isStale } from "./staleness.ts";

const TEXT = "It was the first visit in 24 years.\nThe pact has 23 articles.\nThe toll is 8.30 euros.";
const start = (text = TEXT) => new Authority(lines(text));

/** Puts a new draft in the place of the old one, as planned at the authority's version. */
function redraft(authority: Authority, text: string, person = ANA): ReviewEvent {
  const { rows, doc, version } = authority.load();
  const { steps, places } = planDraft(doc, lines(text), rows);
  const command = { id: newId(), kind: "article.redraft", version, steps: steps.map((step) => step.toJSON()), places };
  return authority.accept(JSON.parse(JSON.stringify(command)), person);
}

function propose(browser: Browser, claimId: string, words: string, replacement: string): string {
  const { session } = browser;
  const correctionId = newId();
  session.act({
    ...{ id: newId(), kind: "correction.propose", correctionId, claimId, version: session.version },
    ...{ place: { ...placeOf(session, words), quote: words }, replacement, reason: "Counted.", sourceId: null },
  });
  return correctionId;
}

function accept({ session }: Browser, correctionId: string, quote: string): string {
  const id = newId();
  session.act({ id, kind: "correction.accept", correctionId, quote, note: "" });
  return id;
}

function undo({ session }: Browser, eventId: string): string {
  const id = newId();
  session.act({ id, kind: "event.undo", eventId });
  return id;
}

/** Everybody shows the same, and so does who opens the article now. */
async function agree(authority: Authority, ...browsers: Browser[]) {
  await settle(...browsers);
  const late = await open(authority, LUIS);
  for (const browser of browsers) expect(shown(browser)).toEqual(shown(late));
  return late;
}

const textOf = ({ session }: Browser) => session.state.doc.textBetween(0, session.state.doc.content.size, "\n");

describe("a new draft", () => {
  it("keeps claims at their words, wherever those went, and makes a changed figure stale", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    const [visit, pact, toll] = ["first visit in 24 years", "23 articles", "8.30 euros"].map((words) =>
      claim(ana, words, "verified"),
    ) as [string, string, string];
    await settle(ana, luis);
    redraft(authority, "A pact is signed.\nIt was the first visit in 24 years, says TASS.\nThe toll is 9.30 euros.");
    await agree(authority, ana, luis);
    expect([visit, toll, pact].map((id) => luis.session.claimText(id))).toEqual([
      "first visit in 24 years",
      "9.30 euros",
      "",
    ]);
    const row = luis.session.store.claim(toll);
    expect(row && isStale(row, "9.30 euros")).toBe(true);
    expect(luis.session.store.spansOf(pact)[0]?.quote).toBe("23 articles");
  });

  it("is carried over what others type elsewhere meanwhile, and refused where they type in what it replaces", async () => {
    const authority = start();
    const ana = await open(authority);
    claim(ana, "23 articles");
    await settle(ana);
    const { rows, doc, version } = authority.load();
    const { steps, places } = planDraft(doc, lines(TEXT.replace("23 articles", "24 articles")), rows);
    const make = () =>
      JSON.parse(
        JSON.stringify({
          id: newId(),
          kind: "article.redraft",
          version,
          steps: steps.map((step) => step.toJSON()),
          places,
        }),
      );
    retype(ana, "toll", "bridge toll");
    await settle(ana);
    authority.accept(make(), LUIS);
    await agree(authority, ana);
    expect(textOf(ana)).toBe(
      "It was the first visit in 24 years.\nThe pact has 24 articles.\nThe bridge toll is 8.30 euros.",
    );
    expect([...ana.session.store.all("claims").keys()].map((id) => ana.session.claimText(id))).toEqual(["24 articles"]);
    const late = make();
    expect(refusal(() => authority.accept(late, LUIS))).toEqual({ code: "text_changed", field: "version" });
  });

  it("is refused when a claim was put elsewhere since it was compared, though the text is the same", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "23 articles");
    const other = claim(ana, "8.30 euros");
    await settle(ana);
    const { rows, doc, version } = authority.load();
    const { steps, places } = planDraft(doc, lines(TEXT.replace("24 years", "25 years")), rows);
    const draft = () => ({
      ...{ id: newId(), kind: "article.redraft", version, steps: steps.map((step) => step.toJSON()), places },
    });
    const span = rows.spans.find((row) => row.claimId === claimId);
    const index = places.findIndex(({ id }) => id === span?.id);
    const place = { id: span?.id ?? "", ...placeOf(ana.session, "The pact"), quote: "The pact" };
    ana.session.act({ id: newId(), kind: "claim.changeSpan", claimId, version: ana.session.version, span: place });
    await settle(ana);
    const refused = refusal(() => authority.accept(JSON.parse(JSON.stringify(draft())), LUIS));
    expect(refused).toEqual({ code: "text_changed", field: `places.${index}.stood` });
    // Whoever does not say where it stood means the place that he names; and other claims may be judged meanwhile.
    const named = places.map(({ id, at, stood }) => (id === span?.id ? { id, at } : { id, at, stood }));
    authority.accept(JSON.parse(JSON.stringify({ ...draft(), places: named })), LUIS);
    await agree(authority, ana);
    expect([ana.session.claimText(claimId), ana.session.claimText(other)]).toEqual(["23 articles", "8.30 euros"]);
  });

  it("says beforehand exactly what will happen", async () => {
    const authority = start();
    const ana = await open(authority);
    const ids = ["first visit", "23 articles", "8.30 euros"].map((words) => claim(ana, words, "verified"));
    retype(ana, "23 articles", " ");
    await settle(ana);
    const fresh = "The pact has 23 articles.\nThe toll is 9.30 euros.\nIt was the first trip of his.";
    const { rows, doc } = authority.load();
    const plan = planDraft(doc, lines(fresh), rows);
    redraft(authority, fresh);
    await settle(ana);
    expect(plan.claims.map(({ claimId, after }) => [claimId, after])).toEqual(
      plan.claims.map(({ claimId }) => [claimId, ana.session.claimText(claimId)]),
    );
    const fate = new Map(plan.claims.map(({ claimId, outcome }) => [claimId, outcome]));
    expect(ids.map((id) => fate.get(id))).toEqual(["changed", "returned", "changed"]);
  });

  it("is taken back when somebody has changed another word of a paragraph that it changed beside new ones", async () => {
    const authority = start();
    const ana = await open(authority);
    claim(ana, "23 articles", "disputed");
    await settle(ana);
    const fresh = TEXT.replace("23 articles", "24 articles").replace("The pact", "A preface.\nThe pact");
    const { id } = redraft(authority, fresh);
    await settle(ana);
    retype(ana, "pact", "treaty");
    await settle(ana);
    undo(ana, id);
    await agree(authority, ana);
    expect(textOf(ana)).toBe(TEXT.replace("pact", "treaty"));
  });

  it("is taken back also when the words of a claim that reached into the next block were deleted since", async () => {
    const authority = start();
    const ana = await open(authority);
    const place = placeOf(ana.session, "toll is 8.30 euros.");
    const [claimId, spans] = [newId(), [{ id: newId(), quote: "toll is 8.30 euros.", ...place, to: place.to + 1 }]];
    ana.session.act({ id: newId(), kind: "claim.create", claimId, version: 0, verdict: "verified", spans });
    await settle(ana);
    const [first, ...others] = TEXT.split("\n");
    const draft = redraft(authority, [...others, first].join("\n"));
    await settle(ana);
    const { from, to } = placeOf(ana.session, " toll is 8.30 euros.");
    ana.session.dispatch(ana.session.state.tr.delete(from, to));
    undo(ana, draft.id);
    const late = await agree(authority, ana);
    expect(ana.session.refused).toEqual([]);
    expect(textOf(late)).toBe(TEXT.replace(" toll is 8.30 euros.", ""));
    expect(late.session.claimText(claimId)).toBe("");
  });

  it("is taken back as a whole, with every claim where it was, and put in again", async () => {
    const authority = start();
    const ana = await open(authority);
    claim(ana, "first visit in 24 years", "verified");
    claim(ana, "23 articles", "disputed");
    await settle(ana);
    const before = shown(ana);
    const { id } = redraft(authority, "The pact has 25 chapters, they say.\nA first visit in 24 years it was.");
    await settle(ana);
    const after = shown(ana);
    const taken = undo(ana, id);
    await agree(authority, ana);
    expect({ ...shown(ana), version: 0 }).toEqual({ ...before, version: 0 });
    undo(ana, taken);
    await agree(authority, ana);
    expect({ ...shown(ana), version: 0 }).toEqual({ ...after, version: 0 });
  });
});

describe("an accepted correction", () => {
  it("changes the words, keeps the claim on them, and asks for its verdict anew", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    const claimId = claim(ana, "24 years", "verified");
    const nested = claim(ana, "years", "verified");
    await settle(ana, luis);
    const correctionId = propose(luis, claimId, "24 years", "23 years");
    await agree(authority, ana, luis);
    expect(textOf(ana)).toContain("24 years");
    accept(ana, correctionId, "24 years");
    await agree(authority, ana, luis);
    expect([claimId, nested].map((id) => luis.session.claimText(id))).toEqual(["23 years", "years"]);
    const row = luis.session.store.claim(claimId);
    expect(row && isStale(row, "23 years")).toBe(true);
    expect(luis.session.store.correction(correctionId)).toMatchObject({
      ...{ status: "accepted", quote: "24 years", replacement: "23 years", decidedBy: ANA.id, createdBy: LUIS.id },
    });
  });

  it("of a figure that grew takes all of it, and the claim stands on what comes of it", async () => {
    const authority = start();
    const ana = await open(authority);
    const toll = claim(ana, "8.30 euros", "verified");
    await settle(ana);
    const { from } = placeOf(ana.session, "8.30");
    ana.session.dispatch(ana.session.state.tr.insertText("1", from));
    await settle(ana);
    const [span] = ana.session.store.spansOf(toll);
    const words = span && ana.session.wordsOf(span);
    expect(words && ana.session.state.doc.textBetween(words.from, words.to)).toBe("18.30 euros");
    const correctionId = propose(ana, toll, "18.30 euros", "19.30 euros");
    await settle(ana);
    accept(ana, correctionId, "18.30 euros");
    const late = await agree(authority, ana);
    expect(textOf(late)).toContain("The toll is 19.30 euros.");
    expect(late.session.claimText(toll)).toBe("19.30 euros");
    expect(late.session.rangeOf(span?.id ?? "")).toEqual(placeOf(late.session, "19.30 euros"));
  });

  it("changes all of a figure that has grown since it was proposed, when that is what was looked at", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    const claimId = claim(ana, "24 years", "verified");
    const other = claim(luis, "24", "verified");
    await settle(ana, luis);
    const correctionId = propose(luis, claimId, "24 years", "23 years");
    await settle(ana, luis);
    type(ana, placeOf(ana.session, "24 years").from, "1");
    await settle(ana, luis);
    const partly = { id: newId(), kind: "correction.accept", correctionId, quote: "24 years", note: "" } as const;
    expect(refusal(() => authority.accept(partly, ANA))).toEqual({ code: "quote_mismatch", field: "quote" });
    accept(ana, correctionId, "124 years");
    await agree(authority, ana, luis);
    expect(textOf(ana)).toContain("in 23 years.");
    expect([claimId, other].map((id) => luis.session.claimText(id))).toEqual(["23 years", "23"]);
  });

  it("is refused on words that nobody looked at", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    const correctionId = propose(ana, claim(ana, "24 years"), "24 years", "23 years");
    await settle(ana, luis);
    retype(luis, "24", "twenty-four");
    await settle(luis);
    const asked = { id: newId(), kind: "correction.accept", correctionId, quote: "24 years", note: "" } as const;
    expect(refusal(() => authority.accept(asked, ANA))).toEqual({ code: "quote_mismatch", field: "quote" });
    await agree(authority, ana, luis);
    expect(textOf(ana)).toContain("in twenty-four years.");
    expect(ana.session.store.correction(correctionId)?.status).toBe("open");
  });

  it("that takes the words out leaves the claim orphaned with its quote", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "24 years");
    const correctionId = propose(ana, claimId, "24 years", "");
    accept(ana, correctionId, "24 years");
    await agree(authority, ana);
    expect(ana.session.claimText(claimId)).toBe("");
    expect(ana.session.store.spansOf(claimId)[0]?.quote).toBe("24 years");
  });

  it("is taken back: the words, the claim's place, and the open proposal", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "24 years", "verified");
    const correctionId = propose(ana, claimId, "24 years", "a generation");
    await settle(ana);
    const before = shown(ana);
    const accepted = accept(ana, correctionId, "24 years");
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("a generation");
    undo(ana, accepted);
    await agree(authority, ana);
    expect({ ...shown(ana), version: 0 }).toEqual({ ...before, version: 0 });
    expect(ana.session.store.correction(correctionId)?.status).toBe("open");
    expect(ana.session.rangeOf(correctionId)).toEqual(placeOf(ana.session, "24 years"));
  });
});

describe("taking back what one did", () => {
  it("gives a verdict its former words, giver and time again", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    const claimId = claim(ana, "24 years", "verified");
    await settle(ana, luis);
    const before = luis.session.store.claim(claimId);
    judge(luis, claimId, "disputed");
    await settle(ana, luis);
    undo(luis, authority.events.at(-1)?.id ?? "");
    await agree(authority, ana, luis);
    expect(luis.session.store.claim(claimId)).toEqual(before);
  });

  it("never takes back somebody else's, nor what somebody changed since", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    const claimId = claim(ana, "24 years");
    await settle(ana, luis);
    judge(ana, claimId, "verified");
    await settle(ana, luis);
    const { id } = authority.events.at(-1) ?? { id: "" };
    expect(refusal(() => authority.accept({ id: newId(), kind: "event.undo", eventId: id }, LUIS))).toMatchObject({
      code: "forbidden",
    });
    judge(luis, claimId, "disputed");
    await settle(ana, luis);
    expect(refusal(() => undo(ana, id))).toMatchObject({ code: "changed_since" });
  });

  it("takes back typing of one's own from under what others typed since", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    retype(ana, "first", "very first");
    await settle(ana, luis);
    const { id } = authority.events.at(-1) ?? { id: "" };
    retype(luis, "It was", "It certainly was");
    await settle(ana, luis);
    authority.accept({ id: newId(), kind: "event.undo", eventId: id }, ANA);
    await agree(authority, ana, luis);
    expect(textOf(luis)).toMatch(/^It certainly was the first visit/);
  });

  it("of drafts goes back draft by draft, and never puts paragraphs in another order", async () => {
    const authority = start("Alpha one.\nBeta two.\nGamma three.");
    const luis = await open(authority, LUIS);
    const first = redraft(authority, "Beta two.\nAlpha one.\nGamma three.", LUIS);
    const second = redraft(authority, "Gamma three.\nBeta two.\nAlpha one.");
    const undone = (eventId: string, person = ANA) =>
      authority.accept({ id: newId(), kind: "event.undo", eventId }, person);
    expect(refusal(() => undone(first.id, LUIS))).toMatchObject({ code: "text_changed" });
    undone(second.id);
    undone(first.id, LUIS);
    await agree(authority, luis);
    expect(textOf(luis)).toBe("Alpha one.\nBeta two.\nGamma three.");
  });
});
