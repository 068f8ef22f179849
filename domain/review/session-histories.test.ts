import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { Authority, type Fate } from "#domain/testing/authority.ts";
import { type Browser, open, reopen, settle, shown, turns } from "#domain/testing/browsers.ts";
import { doc, h, item, p, ul } from "#domain/testing/documents.ts";
import { type Edit, perform, randomEdit, runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { ANA, LUIS } from "#domain/testing/review.ts";
import { textBetween } from "../article/text.ts";
import { VERDICTS } from "./model.ts";

const BODY = doc(
  h(1, "A ceremony in the capital"),
  p("Two leaders signed an agreement on Wednesday. It was the first visit in 24 years."),
  ul(item(p("The pact has 23 articles.")), item(p("Analysts doubt it."))),
  p("Thousands of people waved flags, said the ministry."),
);

type Deed =
  | { what: "edit"; edit: Edit }
  | { what: "claim" | "grow"; which: number; at: number; length: number; verdict: number }
  | { what: "judge" | "remove" | "restore" | "discuss"; which: number; verdict: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant("edit" as const), edit: randomEdit }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom("claim" as const, "claim" as const, "grow" as const),
      which: fc.nat(9),
      at: fc.nat(400),
      length: fc.integer({ min: 1, max: 40 }),
      verdict: fc.nat(2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom(
        "judge" as const,
        "judge" as const,
        "remove" as const,
        "restore" as const,
        "discuss" as const,
      ),
      which: fc.nat(9),
      verdict: fc.nat(2),
    }),
  },
);

const moment = fc.record({
  who: fc.nat(1),
  deed,
  fate: fc.constantFrom<Fate>("arrives", "arrives", "arrives", "lost", "unanswered", "signed-out"),
  /** What happens next: nothing yet, the line gets time, the log comes in, or the tab is closed and opened again. */
  next: fc.constantFrom("nothing", "nothing", "time", "log", "tab"),
});

function act({ session }: Browser, done: Deed): void {
  const { doc: body } = session.state;
  if (done.what === "edit") {
    const { tr } = session.state;
    perform(tr, done.edit);
    if (tr.docChanged) session.dispatch(tr);
    return;
  }
  const claims = [...session.store.all("claims").values()];
  const claim = claims[done.which % Math.max(1, claims.length)];
  if (done.what === "claim" || done.what === "grow") {
    const from = done.at % body.content.size;
    const to = Math.min(body.content.size, from + done.length);
    const quote = textBetween(body, from, to);
    if (quote.trim() === "" || !quote.isWellFormed()) return;
    const placed = { version: session.version, spans: [{ id: newId(), from, to, quote }] };
    const verdict = VERDICTS[done.verdict] ?? "verified";
    if (done.what === "claim") session.act({ id: newId(), kind: "claim.create", claimId: newId(), verdict, ...placed });
    else if (claim?.removedAt === null)
      session.act({ id: newId(), kind: "claim.addSpans", claimId: claim.id, ...placed });
    return;
  }
  if (!claim) return;
  const about = { id: newId(), claimId: claim.id };
  if (done.what === "restore") session.act({ ...about, kind: "claim.restore" });
  else if (claim.removedAt !== null) return;
  else if (done.what === "remove") session.act({ ...about, kind: "claim.remove" });
  else if (done.what === "judge")
    session.act({ ...about, kind: "claim.setVerdict", verdict: VERDICTS[done.verdict] ?? "verified" });
  else session.act({ ...about, kind: "thread.start", threadId: newId(), commentId: newId(), body: "Sure?" });
}

describe("two browsers on bad lines, whose tabs are closed and opened again", () => {
  it("end with what the log says, everything there once, and are saved only when they are", UNHURRIED, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 20 }), async (moments) => {
        const authority = new Authority(BODY);
        const browsers = [await open(authority, ANA), await open(authority, LUIS)];
        for (const { who, deed: done, fate, next } of moments) {
          const browser = browsers[who];
          if (!browser) continue;
          browser.line.fates = [fate];
          act(browser, done);
          expectHonestPhase(browser, authority);
          if (next === "time") {
            browser.session.resume();
            await turns();
          }
          if (next === "log") browser.session.receive(authority.events.slice(-3));
          if (next === "tab") {
            await turns();
            browser.line.fates = [];
            const { version: _before, ...before } = shown(browser);
            const waiting = browser.session.snapshot();
            browsers[who] = await reopen(authority, browser);
            if (waiting.seq === authority.events.length) expect(shown(browsers[who] ?? browser)).toMatchObject(before);
          }
          expectHonestPhase(browsers[who] ?? browser, authority);
        }
        await settle(...browsers);
        await settle(...browsers);
        const fresh = shown(await open(authority, LUIS));
        for (const browser of browsers) {
          expect(shown(browser)).toEqual(fresh);
          expect(browser.session.snapshot()).toMatchObject({ steps: [], sent: null, pending: [] });
          expectHonestPhase(browser, authority);
        }
        authority.doc.check();
        expect(new Set(authority.events.map(({ id }) => id)).size).toBe(authority.events.length);
        const commented = authority.events.filter(({ kind }) => kind === "thread.start").length;
        expect(browsers[0]?.session.store.all("comments").size).toBe(commented);
      }),
      runs(150),
    );
  });
});

/** “Saved” is said only when everything that was done here is in the log. */
function expectHonestPhase({ session }: Browser, authority: Authority): void {
  if (session.phase !== "saved") return;
  const { steps, sent, pending, version } = session.snapshot();
  expect({ steps, sent, pending }).toEqual({ steps: [], sent: null, pending: [] });
  expect(session.state.doc.eq(authority.documentAt(version))).toBe(true);
}
