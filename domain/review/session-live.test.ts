import { history, undo } from "prosemirror-history";
import { Fragment, Slice } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { articleSchema } from "#domain/article/schema.ts";
import { Authority } from "#domain/testing/authority.ts";
import { claim, judge, open, placeOf, retype, settle, shown, turns, type } from "#domain/testing/browsers.ts";
import { lines, p } from "#domain/testing/documents.ts";
import { ANA, LUIS, uuid } from "#domain/testing/review.ts";

const TEXT = "It was the first visit in 24 years.\nThe pact has 23 articles.";
const start = () => new Authority(lines(TEXT));

/** An edit as a script sends it, made on any version. */
function edit(number: number, version: number, tr: Transform) {
  return { id: uuid(number), kind: "article.edit" as const, version, steps: JSON.parse(JSON.stringify(tr.steps)) };
}

describe("what others do", () => {
  it("appears: text, claims and verdicts", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    const claimId = claim(luis, "24 years", "disputed");
    type(luis, 1, "Luis: ");
    await settle(luis);
    ana.session.receive(authority.events);
    expect(shown(ana)).toEqual(shown(luis));
    expect(ana.session.store.claim(claimId)).toMatchObject({ verdict: "disputed", verdictBy: LUIS.id, number: 1 });
  });

  it("tells the page what changed: text, rows of which claims, and that it is saved", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    const told: string[] = [];
    ana.session.listen({
      stateChanged: (tr) => told.push(tr?.docChanged ? "text" : "state"),
      rowsChanged: (touched) => told.push(...Array.from(touched, String)),
    });
    const claimId = claim(luis, "24 years");
    type(luis, 1, "x");
    await settle(luis);
    ana.session.receive(authority.events);
    expect(told).toEqual([claimId, "text"]);
  });

  it("leaves what was typed in the place of words that somebody deletes with the end of their paragraph", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    ana.line.fates = ["lost"];
    const years = placeOf(ana.session, "years.");
    ana.session.dispatch(ana.session.state.tr.delete(years.from, years.to));
    for (const letter of "months") type(ana, ana.session.state.doc.child(0).nodeSize - 1, letter);
    const { from, to } = { from: placeOf(luis.session, "ars.").from, to: placeOf(luis.session, "The pact").to };
    luis.session.dispatch(luis.session.state.tr.replace(from, to + 17, new Slice(Fragment.from(p()), 1, 0)));
    await settle(luis);
    await settle(ana);
    await settle(luis);
    expect(ana.session.state.doc.textContent).toBe("It was the first visit in 24 months");
    expect(shown(ana)).toEqual(shown(luis));
  });

  it("stands beside what one puts in the place of the same words, and each takes back one's own", async () => {
    const authority = start();
    const [ana, luis] = [
      await open(authority, ANA, { plugins: [history()] }),
      await open(authority, LUIS, { plugins: [history()] }),
    ];
    const claimId = claim(ana, "24 years", "verified");
    await settle(ana, luis);
    const { from } = placeOf(ana.session, "24 years");
    luis.line.fates = ["lost"];
    for (const [{ session }, words] of [
      [ana, "two winters"],
      [luis, "four summers"],
    ] as const) {
      session.dispatch(session.state.tr.replaceWith(from, from + 8, articleSchema.text(words[0] ?? "")));
      for (const [index, letter] of Array.from(words.slice(1)).entries())
        session.dispatch(session.state.tr.insert(from + 1 + index, articleSchema.text(letter)));
    }
    await settle(ana);
    await settle(luis);
    await settle(ana);
    expect(ana.session.state.doc.textContent).toContain("in two wintersfour summers.");
    expect(shown(ana)).toEqual(shown(luis));
    expect(ana.session.claimText(claimId)).toBe("two wintersfour");
    while (undo(ana.session.state, (tr) => ana.session.dispatch(tr))) await settle(ana);
    await settle(luis, ana);
    expect(ana.session.state.doc.textContent).toContain("in 24 yearsfour summers.");
    expect(shown(ana)).toEqual(shown(luis));
  });

  it("moves places that wait for the server exactly with the text", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    ana.line.fates = ["lost"];
    type(ana, 1, "Yes. ");
    const claimId = claim(ana, "24 years");
    type(ana, placeOf(ana.session, "visit").from, "long ");
    await turns();
    type(luis, 1, "Luis: ");
    retype(luis, "first", "second");
    await settle(luis);
    ana.session.receive(authority.events);
    expect(ana.session.claimText(claimId)).toBe("24 years");
    const [span] = ana.session.store.spansOf(claimId);
    expect(ana.session.rangeOf(span?.id ?? "")).toEqual(placeOf(ana.session, "24 years"));
    expect([...ana.session.ranges()].map(([, range]) => range)).toEqual([placeOf(ana.session, "24 years")]);
    await settle(ana, luis);
    expect(ana.session.refused).toEqual([]);
    expect(shown(ana)).toEqual(shown(luis));
  });

  it("under what is foreseen here takes the number that was foreseen, and the foreseen claim the next", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    ana.line.fates = ["lost"];
    const mine = claim(ana, "24 years");
    await turns();
    const theirs = claim(luis, "23 articles");
    await settle(luis);
    ana.session.receive(authority.events);
    const numbers = () => [mine, theirs].map((id) => ana.session.store.claim(id)?.number);
    expect(numbers()).toEqual([2, 1]);
    await settle(ana, luis);
    expect(numbers()).toEqual([2, 1]);
    expect(shown(ana)).toEqual(shown(luis));
  });

  it("with an edit that lost all its steps on its way changes nothing, and doubles nothing of ours in flight", async () => {
    const authority = start();
    const ana = await open(authority);
    const before = authority.doc;
    authority.accept(edit(1, 0, new Transform(before).delete(0, before.firstChild?.nodeSize ?? 0)), LUIS);
    ana.session.receive(authority.events);
    ana.line.fates = ["lost"];
    type(ana, 1, "ours ");
    await turns();
    // Typed into the paragraph that was deleted before it arrived.
    authority.accept(edit(2, 0, new Transform(before).insert(5, articleSchema.text("gone"))), LUIS);
    expect(authority.events[1]?.command).toMatchObject({ steps: [] });
    ana.session.receive(authority.events);
    await settle(ana);
    expect(authority.doc.textContent).toBe("ours The pact has 23 articles.");
    expect(ana.session.state.doc.eq(authority.doc)).toBe(true);
  });
});

describe("events", () => {
  async function eventful() {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    const claimId = claim(luis, "24 years");
    type(luis, 1, "Luis: ");
    judge(luis, claimId, "verified");
    await settle(luis);
    retype(luis, "23", "24");
    await settle(luis);
    return { authority, ana, luis };
  }

  it("in any order and any number of times lead to the same", async () => {
    const { authority, ana, luis } = await eventful();
    const [one, two, three, four] = authority.events;
    if (!one || !two || !three || !four) throw new Error("Four things were done");
    ana.session.receive([two, one, two]);
    ana.session.receive([one]);
    ana.session.receive([four, three, one, four]);
    ana.session.receive(authority.events);
    expect(shown(ana)).toEqual(shown(luis));
    expect(ana.line.sent).toEqual([]);
  });

  it("with a gap are not applied before what is missing was fetched", async () => {
    const { authority, ana, luis } = await eventful();
    const before = shown(ana);
    ana.session.receive(authority.events.slice(2));
    expect(shown(ana)).toEqual(before);
    await turns();
    expect(ana.session.seq).toBe(4);
    expect(shown(ana)).toEqual(shown(luis));
  });

  it("with a gap while the line is down are fetched when it is back", async () => {
    const { authority, ana, luis } = await eventful();
    ana.line.fates = ["lost"];
    ana.session.receive(authority.events.slice(2));
    await turns();
    expect([ana.session.seq, ana.session.phase]).toEqual([0, "offline"]);
    ana.wakes[0]?.wake();
    await turns();
    expect(ana.session.phase).toBe("saved");
    expect(shown(ana)).toEqual(shown(luis));
  });

  it("that are many are fetched page after page", async () => {
    const authority = start();
    const ana = await open(authority);
    for (let number = 0; number < 11; number++)
      authority.accept(edit(number, number, new Transform(authority.doc).insert(1, articleSchema.text("x"))), LUIS);
    await ana.session.catchUp();
    expect([ana.session.seq, ana.session.version]).toEqual([11, 11]);
  });

  it("bring the names of people who were not here before", async () => {
    const { authority, ana } = await eventful();
    expect(ana.session.people.get(LUIS.id)).toBeUndefined();
    ana.session.receive(authority.events);
    expect(ana.session.people.get(LUIS.id)).toBe(LUIS.name);
  });
});

describe("an own edit that was accepted in another form", () => {
  /** Ana's edit of two steps reached the log as one: somebody's rules there merged them. */
  async function changedOnItsWay() {
    const authority = start();
    const ana = await open(authority);
    ana.line.fates = ["lost"];
    type(ana, 1, "A");
    await turns();
    const letter = JSON.parse(ana.line.sent[0] ?? "");
    type(ana, 2, " sentence of mine. ");
    const claimId = claim(ana, "sentence of mine");
    const later = claim(ana, "23 articles");
    const other = new Transform(authority.doc).insert(1, articleSchema.text("Another "));
    authority.accept({ ...letter, steps: JSON.parse(JSON.stringify(other.steps)) }, ANA);
    ana.session.receive(JSON.parse(JSON.stringify(authority.events)));
    return { authority, ana, claimId, later };
  }

  it("gives way to that form, and what was typed after it stays", async () => {
    const { authority, ana } = await changedOnItsWay();
    expect(ana.session.state.doc.textContent).toContain("Another  sentence of mine. It was");
    ana.line.fates = [];
    await settle(ana);
    expect(ana.session.state.doc.eq(authority.doc)).toBe(true);
  });

  it("leaves claims on text typed after it in their places", async () => {
    const { authority, ana, claimId, later } = await changedOnItsWay();
    expect(ana.session.claimText(claimId)).toBe("sentence of mine");
    await settle(ana);
    // What is not there as it was typed is given back; nothing else is refused.
    expect(ana.session.refused).toMatchObject([{ code: "text_changed", command: { kind: "article.edit" } }]);
    expect([claimId, later].map((id) => ana.session.claimText(id))).toEqual(["sentence of mine", "23 articles"]);
    expect(shown(ana)).toEqual(shown(await open(authority)));
  });
});
