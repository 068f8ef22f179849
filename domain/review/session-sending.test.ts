import { describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { Authority } from "#domain/testing/authority.ts";
import { claim, judge, open, placeOf, retype, settle, shown, turns, type } from "#domain/testing/browsers.ts";
import { lines } from "#domain/testing/documents.ts";
import { LUIS } from "#domain/testing/review.ts";
import type { Command } from "./commands.ts";

const TEXT = "It was the first visit in 24 years.\nThe pact has 23 articles.";
const start = () => new Authority(lines(TEXT));
const parsed = (sent: readonly string[]): Command[] => sent.map((letter) => JSON.parse(letter));

describe("sending", () => {
  it("goes in the order in which things were done", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "24 years");
    type(ana, 1, "Yes. ");
    judge(ana, claimId, "verified");
    claim(ana, "23 articles");
    expect(ana.session.phase).toBe("saving");
    await settle(ana);
    expect(authority.events.map(({ kind }) => kind)).toEqual([
      "claim.create",
      "article.edit",
      "claim.setVerdict",
      "claim.create",
    ]);
    expect(ana.session.claimText(claimId)).toBe("24 years");
  });

  it("sends a claim on unsent text after that text, at the place where it then stands", async () => {
    const authority = start();
    const ana = await open(authority);
    ana.line.fates = ["lost"];
    type(ana, 1, "A brand new sentence. ");
    claim(ana, "brand new");
    await turns();
    expect(ana.session.phase).toBe("offline");
    await settle(ana);
    const [edit, create] = authority.events;
    expect([edit?.kind, create?.kind]).toEqual(["article.edit", "claim.create"]);
    expect(create?.command).toMatchObject({ version: 1, spans: [{ from: 3, to: 12, quote: "brand new" }] });
  });

  it("sends a claim before what was typed into it afterwards", async () => {
    const authority = start();
    const ana = await open(authority);
    ana.line.fates = ["lost"];
    claim(ana, "first visit");
    type(ana, 1, "Yes. ");
    const claimId = claim(ana, "24 years");
    retype(ana, "24", "25");
    await settle(ana);
    expect(ana.session.refused).toEqual([]);
    expect(authority.events.map(({ kind }) => kind)).toEqual([
      "claim.create",
      "article.edit",
      "claim.create",
      "article.edit",
    ]);
    expect(ana.session.store.claim(claimId)?.judgedQuote).toBe("24 years");
    expect(ana.session.claimText(claimId)).toBe("25 years");
  });

  it("sends a waiting claim with the words and the version it was made on, whatever others type meanwhile", async () => {
    const authority = start();
    const ana = await open(authority);
    const luis = await open(authority, LUIS);
    ana.line.fates = ["lost"];
    claim(ana, "first visit");
    const claimId = claim(ana, "24 years");
    await turns();
    retype(luis, "24", "25");
    await settle(luis);
    await settle(ana);
    expect(ana.session.refused).toEqual([]);
    expect(ana.session.claimText(claimId)).toBe("25 years");
    expect(shown(ana)).toEqual(shown(await open(authority)));
  });

  it("sends a claim on confirmed words as they were, also while text elsewhere is unsent", async () => {
    const authority = start();
    const ana = await open(authority);
    const luis = await open(authority, LUIS);
    ana.line.fates = ["lost"];
    type(ana, 1, "Yes. ");
    const claimId = claim(ana, "24 years");
    await turns();
    retype(luis, "24", "25");
    await settle(luis);
    await settle(ana);
    expect(authority.events.map(({ kind }) => kind)).toEqual(["article.edit", "article.edit", "claim.create"]);
    expect(ana.session.refused).toEqual([]);
    expect(ana.session.store.claim(claimId)?.judgedQuote).toBe("24 years");
    expect(ana.session.claimText(claimId)).toBe("25 years");
    expect(shown(ana)).toEqual(shown(await open(authority)));
  });

  it("vouches with a waiting verdict for the words its giver saw, not for what others made of them", async () => {
    const authority = start();
    const ana = await open(authority);
    const luis = await open(authority, LUIS);
    const claimId = claim(ana, "24 years");
    await settle(ana);
    ana.line.fates = ["lost"];
    claim(ana, "23 articles");
    judge(ana, claimId, "verified");
    await turns();
    retype(luis, "24", "25");
    await settle(luis);
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("25 years");
    expect(ana.session.store.claim(claimId)).toMatchObject({ verdict: "verified", judgedQuote: "24 years" });
  });

  it("vouches for the words its giver saw also while text elsewhere is unsent", async () => {
    const authority = start();
    const ana = await open(authority);
    const luis = await open(authority, LUIS);
    const claimId = claim(ana, "24 years");
    await settle(ana);
    ana.line.fates = ["lost"];
    type(ana, 1, "Yes. ");
    judge(ana, claimId, "verified");
    await turns();
    retype(luis, "24", "25");
    await settle(luis);
    await settle(ana);
    expect(ana.session.store.claim(claimId)).toMatchObject({ verdict: "verified", judgedQuote: "24 years" });
  });

  it("vouches for no place that others gave the claim unseen", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "24 years");
    await settle(ana);
    const luis = await open(authority, LUIS);
    const spans = [{ id: newId(), quote: "23 articles", ...placeOf(luis.session, "23 articles") }];
    luis.session.act({ id: newId(), kind: "claim.addSpans", claimId, version: 0, spans });
    await settle(luis);
    judge(ana, claimId, "verified");
    await settle(ana);
    expect(ana.session.claimText(claimId)).toBe("24 years … 23 articles");
    expect(ana.session.store.claim(claimId)).toMatchObject({ verdict: "verified", judgedQuote: "24 years" });
  });

  it("vouches for words that were typed just before and not yet sent", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = claim(ana, "24 years");
    await settle(ana);
    ana.line.fates = ["lost"];
    retype(ana, "24", "25");
    judge(ana, claimId, "verified");
    await settle(ana);
    expect(ana.session.store.claim(claimId)).toMatchObject({ verdict: "verified", judgedQuote: "25 years" });
  });

  it.each(["lost", "unanswered"] as const)("repeats a command that was %s to the letter", async (fate) => {
    const authority = start();
    const ana = await open(authority);
    const luis = await open(authority, LUIS);
    ana.line.fates = [fate, "lost", fate];
    claim(ana, "24 years");
    await turns();
    type(luis, 1, "Luis: ");
    await settle(luis);
    for (let attempt = 0; attempt < 3; attempt++) {
      ana.session.resume();
      await turns();
    }
    await settle(ana);
    expect(new Set(ana.line.sent).size).toBe(1);
    expect(ana.line.sent.length).toBeGreaterThan(1);
    expect(authority.events.filter(({ kind }) => kind === "claim.create")).toHaveLength(1);
  });

  it.each(["lost", "unanswered"] as const)(
    "repeats an edit that was %s to the letter, typing on or not",
    async (fate) => {
      const authority = start();
      const ana = await open(authority);
      ana.line.fates = [fate];
      type(ana, 1, "One ");
      await turns();
      type(ana, 5, "two ");
      await settle(ana);
      const edits = parsed(ana.line.sent);
      expect(ana.line.sent[1]).toBe(ana.line.sent[0]);
      expect(edits.map((command) => command.kind === "article.edit" && command.steps.length)).toEqual([1, 1, 1]);
      expect(authority.doc.textContent.startsWith("One two It was")).toBe(true);
    },
  );

  it("sends much typing in pieces of 200 steps", async () => {
    const authority = start();
    const ana = await open(authority);
    ana.line.fates = ["lost"];
    const words = "x".repeat(450);
    for (const [index, letter] of Array.from(words).entries()) type(ana, 1 + index, letter);
    await settle(ana);
    const counts = authority.events.map(({ command }) => command.kind === "article.edit" && command.steps.length);
    expect(counts).toEqual([1, 200, 200, 49]);
    expect(authority.doc.firstChild?.textContent).toBe(`${words}It was the first visit in 24 years.`);
  });

  it("sends nothing for what would change nothing", async () => {
    const ana = await open(start());
    const claimId = claim(ana, "24 years", "verified");
    await settle(ana);
    const command = { id: crypto.randomUUID(), kind: "claim.restore", claimId } as const;
    expect(ana.session.act(command)).toBe(false);
    await settle(ana);
    expect(ana.line.kinds).toEqual(["claim.create"]);
  });

  it("keeps what is unsent before it goes out, and nothing once it is answered", async () => {
    const ana = await open(start());
    claim(ana, "24 years");
    expect(ana.kept()?.pending).toHaveLength(1);
    type(ana, 1, "x");
    expect(ana.kept()?.steps).toHaveLength(1);
    await settle(ana);
    expect(ana.kept()).toMatchObject({ steps: [], sent: null, pending: [], seq: 2, version: 1 });
    expect(placeOf(ana.session, "24 years")).toEqual({ from: 28, to: 36 });
  });
});
