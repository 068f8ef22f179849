import { describe, expect, it } from "vitest";
import { articleSchema } from "#domain/article/schema.ts";
import { newId } from "#domain/ids.ts";
import { Authority } from "#domain/testing/authority.ts";
import {
  type Browser,
  claim,
  judge,
  open,
  placeOf,
  reopen,
  retype,
  settle,
  shown,
  turns,
} from "#domain/testing/browsers.ts";
import { lines } from "#domain/testing/documents.ts";
import { refusal } from "#domain/testing/refusals.ts";
import { LUIS } from "#domain/testing/review.ts";
import { isStale } from "./staleness.ts";

const TEXT = [
  "It was the first visit in 24 years.",
  "The pact has 23 articles and a mutual assistance clause.",
  "The toll is 8.30 euros.",
].join("\n");
const start = () => new Authority(lines(TEXT));

/** Cuts a whole paragraph, by any of its words; answers what goes to the clipboard. */
function cutParagraph({ session }: Browser, words: string) {
  const place = session.state.doc.resolve(placeOf(session, words).from);
  const slice = session.state.doc.slice(place.before(1), place.after(1));
  session.dispatch(session.state.tr.delete(place.before(1), place.after(1)));
  return slice;
}

function paste({ session }: Browser, at: number, slice: ReturnType<typeof cutParagraph>): void {
  session.dispatch(session.state.tr.replace(at, at, slice));
}

function cutWords({ session }: Browser, words: string): void {
  const { from, to } = placeOf(session, words);
  session.dispatch(session.state.tr.delete(from, to));
}

const write = ({ session }: Browser, at: number, words: string) =>
  session.dispatch(session.state.tr.insert(at, articleSchema.text(words)));

/** Drags words to before others, as one act: they are taken out and put in at once. */
function drag({ session }: Browser, words: string, before: string): void {
  const { from, to } = placeOf(session, words);
  const slice = session.state.doc.slice(from, to);
  const at = placeOf(session, before).from;
  const { tr } = session.state;
  tr.delete(from, to);
  const place = tr.mapping.map(at);
  session.dispatch(tr.replaceRange(place, place, slice));
}

describe("a claim whose words are dragged elsewhere", () => {
  it("goes with them, however short they are and wherever they are dropped", async () => {
    const authority = start();
    const ana = await open(authority);
    const toll = claim(ana, "8.30", "verified");
    await settle(ana);
    drag(ana, "8.30", "years.");
    await settle(ana);
    const late = await open(authority, LUIS);
    expect(late.session.claimText(toll)).toBe("8.30years");
    write(ana, placeOf(ana.session, "years.").from, " ");
    await settle(ana, late);
    expect(late.session.claimText(toll)).toBe("8.30");
  });

  it("goes with a selection that has more than its words, and with a part of it that has others of its like", async () => {
    const authority = start();
    const ana = await open(authority);
    const [first, second] = [claim(ana, "23"), claim(ana, "8.30")];
    await settle(ana);
    drag(ana, "pact has 23 articles", "toll");
    drag(ana, "8.30 euros", "first");
    await settle(ana);
    const late = await open(authority, LUIS);
    expect([first, second].map((id) => late.session.claimText(id))).toEqual(["23", "8.30"]);
    expect(late.session.state.doc.textContent).toContain("The pact has 23 articlestoll is .");
  });

  it("is gone when what was put in is not what was taken out, or stands there twice", async () => {
    const authority = start();
    const ana = await open(authority);
    const toll = claim(ana, "8.30");
    await settle(ana);
    const { from, to } = placeOf(ana.session, "8.30");
    const { tr } = ana.session.state;
    ana.session.dispatch(
      tr.delete(from, to).insert(1, articleSchema.text("8.30")).insert(9, articleSchema.text("8.30")),
    );
    await settle(ana);
    expect(ana.session.claimText(toll)).toBe("");
  });
});

describe("a claim whose text is deleted", () => {
  it("keeps its words, and comes back with its paragraph wherever that is pasted", async () => {
    const authority = start();
    const ana = await open(authority);
    const first = claim(ana, "23 articles", "verified");
    const second = claim(ana, "mutual assistance clause");
    await settle(ana);
    const cut = cutParagraph(ana, "The pact");
    await settle(ana);
    expect([ana.session.claimText(first), ana.session.claimText(second)]).toEqual(["", ""]);
    expect(ana.session.store.spansOf(first)[0]?.quote).toBe("23 articles");
    paste(ana, ana.session.state.doc.content.size, cut);
    await settle(ana);
    expect([ana.session.claimText(first), ana.session.claimText(second)]).toEqual([
      "23 articles",
      "mutual assistance clause",
    ]);
    const [span] = ana.session.store.spansOf(first);
    expect(ana.session.rangeOf(span?.id ?? "")).toEqual(placeOf(ana.session, "23 articles"));
  });

  it("has no place again when its new one is taken back, unless the words of the former went only since", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "23 articles", "verified");
    await settle(ana);
    const [span] = ana.session.store.spansOf(claimId);
    const attach = (words: string): string => {
      const id = newId();
      const place = { id: span?.id ?? "", quote: words, ...placeOf(ana.session, words) };
      ana.session.act({ id, kind: "claim.changeSpan", claimId, version: ana.session.version, span: place });
      return id;
    };
    const takeBack = (eventId: string) => ana.session.act({ id: newId(), kind: "event.undo", eventId });
    cutWords(ana, "23 articles");
    await settle(ana);
    const first = attach("8.30 euros");
    await settle(ana);
    takeBack(first);
    await settle(ana);
    expect([ana.session.claimText(claimId), ana.session.store.span(span?.id ?? "")?.quote]).toEqual([
      "",
      "23 articles",
    ]);
    expect(shown(ana)).toEqual(shown(await open(authority)));

    attach("8.30 euros");
    const second = attach("first visit");
    await settle(ana);
    cutWords(ana, "8.30 euros");
    await settle(ana);
    takeBack(second);
    await settle(ana);
    expect(ana.session.refused.map(({ code }) => code)).toEqual(["changed_since"]);
    expect(ana.session.claimText(claimId)).toBe("first visit");
  });

  it("is gone when only the space between its words is left, and comes back", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "23 articles", "verified");
    await settle(ana);
    const { from } = placeOf(ana.session, "23 articles");
    for (const words of ["articles", "23"]) {
      cutWords(ana, words);
      await settle(ana);
    }
    expect(ana.session.claimText(claimId)).toBe("");
    write(ana, from, "23 articles");
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("23 articles");
    expect(shown(ana)).toEqual(shown(await open(authority)));
  });

  it("that is marked on an older text, of which only a block's end is left, has no place", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    ana.line.fates = ["lost"];
    const claimId = claim(ana, "24 years.\nThe pact");
    await turns();
    const { from, to } = placeOf(luis.session, "24 years.\nThe pact");
    luis.session.dispatch(luis.session.state.tr.delete(from, from + 9).delete(to - 17, to - 9));
    await settle(luis);
    await settle(ana);
    const [span] = ana.session.store.spansOf(claimId);
    expect(ana.session.rangeOf(span?.id ?? "")).toEqual({ from, to: from });
  });

  it("that is marked on an older text takes no words that were put where its own had been", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    ana.line.fates = ["lost"];
    const claimId = claim(ana, "24 years");
    await turns();
    const { from, to } = placeOf(luis.session, "24 years");
    const { tr } = luis.session.state;
    luis.session.dispatch(tr.replaceWith(from, to, articleSchema.text(" ")));
    luis.session.dispatch(luis.session.state.tr.replaceWith(from, from + 1, articleSchema.text("spring")));
    await settle(luis);
    await settle(ana);
    expect([ana.session.claimText(claimId), ana.session.refused]).toEqual(["", []]);
  });

  it("comes back in every browser alike, in one that was closed meanwhile and in one that comes late", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    claim(ana, "23 articles", "verified");
    await settle(ana, luis);
    luis.session.close();
    const cut = cutParagraph(ana, "The pact");
    await settle(ana);
    write(ana, 1, "Now: ");
    paste(ana, 0, cut);
    await settle(ana);
    const back = await reopen(authority, luis);
    const late = await open(authority, LUIS);
    await settle(back);
    expect(shown(back)).toEqual(shown(ana));
    expect(shown(late)).toEqual(shown(ana));
    expect(ana.session.store.all("spans").size).toBe(1);
  });

  it("comes back with words of its own, even when they had changed since the verdict", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "mutual assistance clause", "verified");
    await settle(ana);
    retype(ana, "assistance", "defence");
    await settle(ana);
    const cut = cutParagraph(ana, "The pact");
    await settle(ana);
    paste(ana, 0, cut);
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("mutual defence clause");
    const row = ana.session.store.claim(claimId);
    expect(row && isStale(row, ana.session.claimText(claimId))).toBe(true);
  });

  it("comes back when its words are typed again where they stood, letter by letter", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "8.30 euros", "verified");
    await settle(ana);
    const { from, to } = placeOf(ana.session, "8.30 euros");
    for (let end = to; end > from; end--) {
      ana.session.dispatch(ana.session.state.tr.delete(end - 1, end));
      await settle(ana);
    }
    expect(ana.session.claimText(claimId)).toBe("");
    expect(ana.session.store.spansOf(claimId)[0]?.quote, "not the last letter alone").toBe("8.30 euros");
    for (const [index, letter] of Array.from("8.30 euros").entries()) {
      write(ana, from + index, letter);
      await settle(ana);
    }
    expect(ana.session.claimText(claimId)).toBe("8.30 euros");
  });

  it("grows again when the end of it that was deleted is put back, and its verdict holds again", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "mutual assistance clause", "verified");
    await settle(ana);
    cutWords(ana, " assistance clause");
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("mutual");
    write(ana, placeOf(ana.session, "mutual").to, " assistance clause");
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("mutual assistance clause");
    const row = ana.session.store.claim(claimId);
    expect(row && isStale(row, ana.session.claimText(claimId))).toBe(false);
  });

  it("does not go over to a short figure that comes up elsewhere", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "23");
    await settle(ana);
    cutWords(ana, "23 articles and ");
    await settle(ana);
    write(ana, 1, "Exactly 23 people came. ");
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("");
    write(ana, placeOf(ana.session, "The pact has ").to, "23 articles and ");
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("23");
    expect(ana.session.rangeOf(ana.session.store.spansOf(claimId)[0]?.id ?? "")?.from).toBe(
      placeOf(ana.session, "23 articles").from,
    );
  });

  it("does not choose between two places that are as good", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "mutual assistance clause");
    await settle(ana);
    cutParagraph(ana, "The pact");
    await settle(ana);
    write(ana, 1, "A mutual assistance clause is a mutual assistance clause is what it is. ");
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("");
  });

  it("comes back when the deletion is undone in the same breath, before anything was sent", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "23 articles");
    await settle(ana);
    const cut = cutParagraph(ana, "The pact");
    paste(ana, 0, cut);
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("23 articles");
  });

  it("judged by who still saw it keeps the new verdict, on its words, when it comes back", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    const claimId = claim(ana, "23 articles", "verified");
    await settle(ana, luis);
    const cut = cutParagraph(ana, "The pact");
    judge(luis, claimId, "disputed");
    await settle(ana);
    await settle(luis);
    expect(luis.session.refused).toEqual([]);
    paste(ana, 0, cut);
    await settle(ana);
    expect(ana.session.store.claim(claimId)).toMatchObject({ verdict: "disputed", judgedQuote: "23 articles" });
    expect(ana.session.claimText(claimId)).toBe("23 articles");
  });

  it("is not judged by who sees it gone", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "23 articles", "verified");
    await settle(ana);
    cutParagraph(ana, "The pact");
    expect(refusal(() => judge(ana, claimId, "disputed"))).toEqual({ code: "text_gone", field: "claimId" });
    await settle(ana);
    expect(ana.session.store.claim(claimId)?.verdict).toBe("verified");
  });
});
