import { TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import type { Caret } from "#domain/review/carets.ts";
import type { Presence, PresenceNews } from "#domain/review/presence.ts";
import { Authority } from "#domain/testing/authority.ts";
import { type Browser, open, placeOf, settle, type } from "#domain/testing/browsers.ts";
import { doc, p } from "#domain/testing/documents.ts";
import { ANA, ARTICLE_ID, LUIS } from "#domain/testing/review.ts";
import { Others } from "./others.ts";

const EVA = { id: "eva", name: "Eva Sanz" };
const CLAIM = "claim";

const tab = (person = LUIS, fields: Partial<Presence> = {}): Presence => ({
  ...{ person, tab: "1", caret: null, claimId: null, mode: "check" },
  ...fields,
});
const news = (here: Presence[], { gone = [] as string[], whole = false } = {}): PresenceNews => ({
  articleId: ARTICLE_ID,
  ...{ whole, here, gone },
});
const caretAt = (position: number, version = 0): Caret => ({ version, anchor: position, head: position });

/** Ana's page, and who is there as it sees them. */
async function anasPage(text = "The bridge opens on Monday.") {
  const authority = new Authority(doc(p(text)));
  const ana = await open(authority, ANA);
  return { authority, ana, others: new Others(ana.session, () => null) };
}

/** Puts Ana's own caret before words, and answers where that is. */
function putCaret({ session }: Browser, words: string): number {
  const { from } = placeOf(session, words);
  session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, from)));
  return from;
}

describe("the others", () => {
  it("are each there once, by name, where they were last, and never the person who looks", async () => {
    const { others } = await anasPage();
    expect(others.receive(news([tab(ANA), tab(LUIS, { claimId: CLAIM }), tab(EVA)], { whole: true }))).toBe(true);
    expect(others.receive(news([tab(ANA, { tab: "2" })])), "another tab of one's own is no company").toBe(false);
    expect(others.receive(news([tab(LUIS, { tab: "2", mode: "edit" })]))).toBe(true);
    expect(others.people.get()).toMatchObject([
      { id: "eva", name: "Eva Sanz", claimId: null, mode: "check" },
      { id: "luis", name: LUIS.name, claimId: null, mode: "edit" },
    ]);
    others.receive(news([], { gone: ["luis/2"] }));
    expect(others.people.get()[1]).toMatchObject({ id: "luis", claimId: CLAIM });
    others.forget();
    expect(others.people.get()).toEqual([]);
  });

  it("are told at each claim that any of their tabs looks at", async () => {
    const { others } = await anasPage();
    const signal = others.at(CLAIM);
    let changes = 0;
    signal.subscribe(() => changes++);
    others.receive(news([tab(LUIS, { claimId: CLAIM }), tab(LUIS, { tab: "2" }), tab(ANA, { claimId: CLAIM })]));
    others.receive(news([tab(EVA, { claimId: CLAIM })]));
    expect(signal.get().map(({ id }) => id)).toEqual(["eva", "luis"]);
    expect(others.at("another claim").get()).toEqual([]);
    others.receive(news([tab(LUIS, { claimId: CLAIM, caret: caretAt(3) })]));
    expect(changes, "a caret that moves is no news for a claim").toBe(2);
    others.receive(news([], { gone: ["luis/1", "eva/1"] }));
    expect(signal.get()).toEqual([]);
  });

  it("stand where their words are, through what is confirmed and what is not sent yet", async () => {
    const { authority, ana, others } = await anasPage();
    const luis = await open(authority, LUIS);
    const monday = placeOf(ana.session, "Monday").from;
    const here = news([tab(LUIS, { caret: caretAt(monday) })]);
    others.receive(here);
    expect(others.pointOut("luis")).toBe(monday);
    type(luis, 1, "Look: ");
    await settle(luis, ana);
    expect(others.pointOut("luis")).toBe(placeOf(ana.session, "Monday").from);
    type(ana, 1, "Well, ");
    expect(others.pointOut("luis")).toBe(placeOf(ana.session, "Monday").from);
    // Longer ago than steps are remembered for.
    for (let count = 0; count < 600; count++) type(luis, 1, "x");
    await settle(luis, ana);
    others.receive(structuredClone({ ...here, whole: true }));
    expect(others.pointOut("luis"), "the same said again moves nothing").toBe(placeOf(ana.session, "Monday").from);
    others.receive(news([tab(LUIS)]));
    expect(others.pointOut("luis")).toBeUndefined();
  });
});

describe("one's own place", () => {
  it("is told in confirmed coordinates, once the caret was put anywhere, and not while one only reads", async () => {
    const { ana, others } = await anasPage();
    expect(others.own(CLAIM, "check")).toEqual({ caret: null, claimId: CLAIM, mode: "check" });
    const monday = putCaret(ana, "Monday");
    expect(others.own(null, "check").caret).toEqual(caretAt(monday));
    type(ana, 1, "Well, ");
    expect(others.own(null, "edit").caret).toEqual(caretAt(monday));
    expect(others.own(null, "read").caret).toBeNull();
  });

  it("need not be told again while others follow it through one's typing", async () => {
    const { ana, others } = await anasPage();
    putCaret(ana, "Monday");
    const own = others.own(null, "edit");
    expect(others.areAwareOf(own)).toBe(false);
    others.told(own);
    expect(others.areAwareOf(own)).toBe(true);
    const { session } = ana;
    session.dispatch(session.state.tr.insertText("next "));
    await settle(ana);
    expect(session.version).toBe(1);
    expect(others.own(null, "edit").caret).toEqual(caretAt(placeOf(session, "Monday").from, 1));
    expect(others.areAwareOf(others.own(null, "edit"))).toBe(true);
    expect(others.areAwareOf(others.own(CLAIM, "edit")), "a claim").toBe(false);
    expect(others.areAwareOf(others.own(null, "check")), "a mode").toBe(false);
    putCaret(ana, "bridge");
    expect(others.areAwareOf(others.own(null, "edit")), "a move").toBe(false);
  });
});
