import { describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { Authority } from "#domain/testing/authority.ts";
import { claim, judge, open, placeOf, reopen, settle, shown, turns, type } from "#domain/testing/browsers.ts";
import { lines } from "#domain/testing/documents.ts";
import { refusal } from "#domain/testing/refusals.ts";
import { LUIS } from "#domain/testing/review.ts";

const TEXT = "It was the first visit in 24 years.\nThe pact has 23 articles.";
const start = () => new Authority(lines(TEXT));

describe("the phase", () => {
  it("is saved only after the answer", async () => {
    const ana = await open(start());
    expect(ana.session.phase).toBe("saved");
    claim(ana, "24 years");
    expect([ana.session.phase, ana.session.waiting]).toEqual(["saving", 1]);
    type(ana, 1, "x");
    expect(ana.session.waiting).toBe(2);
    await settle(ana);
    expect([ana.session.phase, ana.session.waiting]).toEqual(["saved", 0]);
  });

  it("is not saved while an edit is unanswered, though others deleted all that it had changed", async () => {
    const authority = start();
    const [ana, luis] = [await open(authority), await open(authority, LUIS)];
    ana.line.fates = ["lost"];
    type(ana, 5, "x");
    await turns();
    luis.session.dispatch(luis.session.state.tr.delete(0, luis.session.state.doc.firstChild?.nodeSize ?? 0));
    await settle(luis);
    ana.session.receive(authority.events);
    ana.line.fates = ["lost"];
    ana.session.resume();
    expect(ana.session.snapshot()).toMatchObject({ steps: [], sent: { count: 0 } });
    expect(ana.session.phase).toBe("saving");
    await settle(ana);
    expect(ana.session.phase).toBe("saved");
    expect(ana.session.state.doc.eq(authority.doc)).toBe(true);
  });

  it("is known to be settled only when nothing waits any more", async () => {
    const ana = await open(start());
    claim(ana, "24 years");
    type(ana, 1, "x");
    await ana.session.settled();
    expect([ana.session.phase, ana.line.kinds]).toEqual(["saved", ["claim.create", "article.edit"]]);
  });
});

describe("a refused command", () => {
  it("is taken back, told with its reason, and kept until it is dismissed", async () => {
    const ana = await open(start());
    const claimId = newId();
    const spans = [{ id: newId(), from: 1, to: 3, quote: "Is" }];
    ana.session.act({ id: newId(), kind: "claim.create", claimId, version: 0, spans, verdict: "verified" });
    expect(ana.session.store.claim(claimId)).toBeDefined();
    await settle(ana);
    expect(ana.session.store.claim(claimId)).toBeUndefined();
    expect([...ana.session.ranges()]).toEqual([]);
    const [refused] = ana.session.refused;
    expect(refused).toMatchObject({ code: "quote_mismatch", at: 5, command: { claimId } });
    expect(ana.kept()?.refused).toHaveLength(1);
    ana.session.dismiss(refused?.command.id ?? "");
    expect([ana.session.refused, ana.kept()?.refused]).toEqual([[], []]);
  });

  it("does not hold up those behind it, and takes those that rest on it along", async () => {
    const authority = start();
    const ana = await open(authority);
    const claimId = newId();
    const spans = [{ id: newId(), from: 1, to: 3, quote: "Is" }];
    ana.session.act({ id: newId(), kind: "claim.create", claimId, version: 0, spans, verdict: "verified" });
    judge(ana, claimId, "disputed");
    const good = claim(ana, "24 years");
    await settle(ana);
    expect(ana.session.refused.map(({ command, code }) => [command.kind, code])).toEqual([
      ["claim.create", "quote_mismatch"],
      ["claim.setVerdict", "not_found"],
    ]);
    expect(ana.session.store.claim(good)?.number).toBe(1);
    expect(shown(ana)).toEqual(shown(await open(authority)));
  });

  it("that the rules refuse here is not even sent", async () => {
    const ana = await open(start());
    const before = shown(ana);
    const command = { id: newId(), kind: "claim.remove", claimId: newId() } as const;
    expect(refusal(() => ana.session.act(command))).toEqual({ code: "not_found", field: "claimId" });
    expect(shown(ana)).toEqual(before);
    expect([ana.session.waiting, ana.line.sent, ana.kept()]).toEqual([0, [], undefined]);
  });

  it("that is an edit is undone here, with its text kept, and what was typed after it stays", async () => {
    const authority = start();
    const ana = await open(authority);
    ana.line.fates = ["lost"];
    type(ana, 1, "\u0000");
    await turns();
    type(ana, placeOf(ana.session, "pact").from, "new ");
    const claimId = claim(ana, "new pact");
    await settle(ana);
    expect(ana.session.state.doc.textContent).toBe("It was the first visit in 24 years.The new pact has 23 articles.");
    expect(ana.session.refused.map(({ command, code }) => [command.kind, code])).toEqual([
      ["article.edit", "invalid_step"],
    ]);
    expect(ana.session.claimText(claimId)).toBe("new pact");
    expect(shown(ana)).toEqual(shown(await open(authority)));
  });
});

describe("a session that has ended", () => {
  it("pauses everything and goes on after signing in", async () => {
    const authority = start();
    const ana = await open(authority);
    ana.line.fates = ["signed-out"];
    claim(ana, "24 years");
    await turns();
    type(ana, 1, "x");
    await turns();
    expect([ana.session.phase, ana.session.waiting, ana.wakes, ana.line.sent.length]).toEqual(["signed-out", 2, [], 1]);
    ana.session.resume();
    await turns();
    expect(ana.session.phase).toBe("saved");
    expect(authority.events.map(({ kind }) => kind)).toEqual(["claim.create", "article.edit"]);
  });

  it("is noticed when trying again after a lost line", async () => {
    const ana = await open(start());
    ana.line.fates = ["lost", "signed-out"];
    claim(ana, "24 years");
    await turns();
    ana.wakes[0]?.wake();
    await turns();
    expect([ana.session.phase, ana.wakes.length]).toEqual(["signed-out", 1]);
  });
});

describe("a lost line", () => {
  it("is tried again after ever longer waits, up to 15 seconds, each with some chance in it", async () => {
    const ana = await open(start());
    ana.line.fates = Array.from({ length: 9 }, () => "lost" as const);
    claim(ana, "24 years");
    await turns();
    for (let attempt = 0; attempt < 8; attempt++) {
      expect(ana.session.phase).toBe("offline");
      ana.wakes.at(-1)?.wake();
      await turns();
    }
    const longest = [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000];
    expect(ana.wakes).toHaveLength(longest.length);
    for (const [attempt, { milliseconds }] of ana.wakes.entries()) {
      expect(milliseconds).toBeGreaterThanOrEqual((longest[attempt] ?? 0) / 2);
      expect(milliseconds).toBeLessThanOrEqual(longest[attempt] ?? 0);
    }
    ana.wakes.at(-1)?.wake();
    await turns();
    expect([ana.session.phase, ana.wakes.length]).toEqual(["saved", 9]);
  });

  it("is tried ever more rarely also when only reading works, as on a full disk", async () => {
    const ana = await open(start());
    ana.line.fates = ["lost", "arrives", "lost", "arrives", "lost", "arrives", "lost"];
    claim(ana, "24 years");
    await turns();
    for (let attempt = 0; attempt < 3; attempt++) {
      ana.wakes.at(-1)?.wake();
      await turns();
    }
    expect(ana.line.sent).toHaveLength(4);
    expect(ana.wakes[3]?.milliseconds).toBeGreaterThanOrEqual(2000);
  });

  it("begins with short waits again once it has worked", async () => {
    const ana = await open(start());
    ana.line.fates = ["lost", "lost"];
    claim(ana, "24 years");
    await turns();
    ana.wakes[0]?.wake();
    await turns();
    ana.wakes[1]?.wake();
    await turns();
    ana.line.fates = ["lost"];
    claim(ana, "23 articles");
    await turns();
    expect(ana.wakes[2]?.milliseconds).toBeLessThanOrEqual(500);
  });

  it("is not tried again by an old wake once the page is closed", async () => {
    const ana = await open(start());
    ana.line.fates = ["lost"];
    claim(ana, "24 years");
    await turns();
    ana.session.close();
    ana.wakes[0]?.wake();
    await turns();
    expect(ana.line.sent).toHaveLength(1);
  });

  it("keeps what is done meanwhile for another tab, which sends it once", async () => {
    const authority = start();
    const ana = await open(authority);
    ana.line.fates = ["unanswered"];
    type(ana, 1, "Yes. ");
    await turns();
    const claimId = claim(ana, "24 years");
    judge(ana, claimId, "verified");
    type(ana, 6, "Indeed. ");
    const before = shown(ana);
    const again = await reopen(authority, ana);
    expect(shown(again)).toEqual({ ...before, version: 1 });
    await settle(again);
    expect(authority.doc.firstChild?.textContent).toBe("Yes. Indeed. It was the first visit in 24 years.");
    expect(again.session.store.claim(claimId)?.verdict).toBe("verified");
    expect(shown(again)).toEqual(shown(await open(authority, LUIS)));
  });

  it("keeps what was refused for another tab as well", async () => {
    const authority = start();
    const ana = await open(authority);
    type(ana, 1, "\u0000");
    await settle(ana);
    const again = await reopen(authority, ana);
    expect(again.session.refused).toHaveLength(1);
  });
});
