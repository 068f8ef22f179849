import { history, undo } from "prosemirror-history";
import { TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { articleSchema } from "#domain/article/schema.ts";
import { newId } from "#domain/ids.ts";
import { Authority } from "#domain/testing/authority.ts";
import { type Browser, claim, judge, open, placeOf, settle, shown } from "#domain/testing/browsers.ts";
import { lines } from "#domain/testing/documents.ts";
import { LUIS } from "#domain/testing/review.ts";

const TEXT = ["It brought 400 jobs to the coast.", "It was the first visit in 24 years."].join("\n");

/** Ana's page, with a verified claim on some words. */
async function start(words: string) {
  const authority = new Authority(lines(TEXT));
  const ana = await open(authority, undefined, { plugins: [history()] });
  const claimId = claim(ana, words, "verified");
  await settle(ana);
  return { authority, ana, claimId, text: () => ana.session.claimText(claimId) };
}

function select({ session }: Browser, words: string, from = 0): void {
  const place = placeOf(session, words);
  const { tr } = session.state;
  session.dispatch(tr.setSelection(TextSelection.create(tr.doc, place.from + from, place.to)));
}

/** Types letter by letter in the place of the selection, each arriving before the next; "⌫" deletes the one before. */
async function typeKeys(browser: Browser, keys: string): Promise<void> {
  for (const key of keys) {
    const { tr, selection } = browser.session.state;
    if (key === "⌫") tr.delete(selection.empty ? selection.from - 1 : selection.from, selection.to);
    else tr.insertText(key);
    browser.session.dispatch(tr);
    await settle(browser);
  }
}

describe("a claim whose words are typed over", () => {
  it("has all that is typed in their place, letter by letter, without the space after it", async () => {
    const { authority, ana, claimId, text } = await start("400 jobs");
    select(ana, "400 jobs");
    await typeKeys(ana, "about 500 jobs ");
    expect(text()).toBe("about 500 jobs");
    const [span] = ana.session.store.spansOf(claimId);
    expect(ana.session.rangeOf(span?.id ?? "")).toEqual(placeOf(ana.session, "about 500 jobs"));
    expect(shown(ana)).toEqual(shown(await open(authority)));
  });

  it("has the new last word, be the old one overwritten or deleted first", async () => {
    for (const keys of ["months", "⌫months", "⌫mo⌫⌫⌫ months"]) {
      const { ana, text } = await start("first visit in 24 years");
      select(ana, "years");
      await typeKeys(ana, keys);
      expect(text()).toBe("first visit in 24 months");
    }
  });

  it("has the new first word", async () => {
    const { ana, text } = await start("first visit in 24 years");
    select(ana, "first");
    await typeKeys(ana, "⌫second");
    expect(text()).toBe("second visit in 24 years");
  });

  it("ends with the clause that is typed", async () => {
    const { ana, text } = await start("400 jobs");
    select(ana, "400 jobs");
    await typeKeys(ana, "1,500.5 jobs, they say. And more");
    expect(text()).toBe("1,500.5 jobs");
  });

  it("does not end with a stop that is part of a short word", async () => {
    const { ana, text } = await start("400 jobs");
    select(ana, "400 jobs");
    await typeKeys(ana, "500 in the U.S. says Dr. Smith. Not more");
    expect(text()).toBe("500 in the U.S. says Dr. Smith");
  });

  it("is whole again when its own words are typed again, and what follows is outside", async () => {
    const { ana, text } = await start("400 jobs");
    select(ana, "jobs");
    await typeKeys(ana, "⌫jobs or so");
    expect(text()).toBe("400 jobs");
  });

  it("grows with its own letters alone when a correction is accepted before it meanwhile", async () => {
    const { ana, text } = await start("first visit in 24 years");
    const jobs = claim(ana, "400 jobs");
    const correctionId = newId();
    const place = { ...placeOf(ana.session, "400"), quote: "400" };
    const proposal = { correctionId, claimId: jobs, version: ana.session.version, place };
    const because = { replacement: "4", reason: "So.", sourceId: null };
    ana.session.act({ id: newId(), kind: "correction.propose", ...proposal, ...because });
    await settle(ana);
    select(ana, "years");
    await typeKeys(ana, "mon");
    ana.session.act({ id: newId(), kind: "correction.accept", correctionId, quote: "400", note: "" });
    await settle(ana);
    await typeKeys(ana, "ths");
    expect(text()).toBe("first visit in 24 months");
  });

  it("does not grow with a text that goes on and on", async () => {
    const { ana, text } = await start("400 jobs");
    select(ana, "jobs");
    await typeKeys(ana, "posts ".repeat(40));
    expect(text().length).toBeLessThan(170);
    expect(text()).toMatch(/^400 posts/);
  });

  it("does not grow into a paragraph of its own", async () => {
    const { ana, text } = await start("400 jobs");
    select(ana, "jobs");
    await typeKeys(ana, "p");
    ana.session.dispatch(ana.session.state.tr.split(ana.session.state.selection.from));
    await settle(ana);
    await typeKeys(ana, "Not it. ");
    expect(text()).toBe("400 p");
  });

  it("does not grow any more once its editor has written elsewhere, or judged it", async () => {
    const elsewhere = await start("400 jobs");
    select(elsewhere.ana, "400 jobs");
    await typeKeys(elsewhere.ana, "500");
    const { to } = placeOf(elsewhere.ana.session, "500");
    elsewhere.ana.session.dispatch(elsewhere.ana.session.state.tr.insert(1, articleSchema.text("Now: ")));
    await settle(elsewhere.ana);
    elsewhere.ana.session.dispatch(elsewhere.ana.session.state.tr.insert(to + 5, articleSchema.text(" jobs")));
    await settle(elsewhere.ana);
    expect(elsewhere.text()).toBe("500");

    const judged = await start("400 jobs");
    select(judged.ana, "400 jobs");
    await typeKeys(judged.ana, "500");
    judge(judged.ana, judged.claimId, "disputed");
    await settle(judged.ana);
    await typeKeys(judged.ana, " men");
    expect(judged.text()).toBe("500");
  });

  it("grows on while somebody else judges what is there so far", async () => {
    const { authority, ana, claimId, text } = await start("400 jobs");
    const luis = await open(authority, LUIS);
    select(ana, "400 jobs");
    await typeKeys(ana, "50");
    await settle(luis);
    judge(luis, claimId, "disputed");
    await settle(luis, ana);
    await typeKeys(ana, "0 posts");
    expect(text()).toBe("500 posts");
    await settle(luis);
    expect(shown(ana)).toEqual(shown(luis));
  });

  it("grows whatever others write elsewhere meanwhile, and not with what they write beside it", async () => {
    const { authority, ana, text } = await start("400 jobs");
    const luis = await open(authority, LUIS);
    select(ana, "400 jobs");
    await typeKeys(ana, "5");
    luis.session.dispatch(luis.session.state.tr.insert(1, articleSchema.text("Now: ")));
    await settle(luis, ana);
    await typeKeys(ana, "00 ");
    await settle(luis);
    const { to } = placeOf(luis.session, "500 ");
    luis.session.dispatch(luis.session.state.tr.insert(to, articleSchema.text(" men ")));
    await settle(luis, ana);
    await typeKeys(ana, "jobs");
    expect(text()).toBe("500 jobs");
    await settle(luis);
    expect(shown(ana)).toEqual(shown(luis));
  });

  it("comes back with its own words when a beginning was typed over them and deleted", async () => {
    const { ana, text } = await start("400 jobs");
    select(ana, "400 jobs");
    await typeKeys(ana, "5⌫");
    expect(text()).toBe("");
    await typeKeys(ana, "400 jobs");
    expect(text()).toBe("400 jobs");
  });

  it("has its words again when the typing is undone", async () => {
    const { ana, text } = await start("400 jobs");
    select(ana, "400 jobs");
    await typeKeys(ana, "500 posts");
    expect(text()).toBe("500 posts");
    while (undo(ana.session.state, (tr) => ana.session.dispatch(tr))) await settle(ana);
    expect(text()).toBe("400 jobs");
  });
});

it("a claim whose words have changed is as large as it was when the deletion of its end is undone", async () => {
  const { ana, text } = await start("first visit in 24 years");
  select(ana, "24");
  await typeKeys(ana, "25");
  ana.session.dispatch(ana.session.state.tr.insert(1, articleSchema.text("Now: ")));
  await settle(ana);
  select(ana, "in 25 years");
  await typeKeys(ana, "⌫");
  expect(text()).toBe("first visit ");
  ana.session.dispatch(ana.session.state.tr.insert(1, articleSchema.text("And ")));
  await settle(ana);
  undo(ana.session.state, (tr) => ana.session.dispatch(tr));
  await settle(ana);
  undo(ana.session.state, (tr) => ana.session.dispatch(tr));
  await settle(ana);
  expect(text()).toBe("first visit in 25 years");
});
