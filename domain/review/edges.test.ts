import { expect, it } from "vitest";
import { Authority } from "#domain/testing/authority.ts";
import { claim, judge, open, placeOf, retype, settle, type } from "#domain/testing/browsers.ts";
import { lines } from "#domain/testing/documents.ts";
import { newId } from "../ids.ts";
import { isContextChanged, isStale } from "./staleness.ts";

it.each([
  ["It cost 5 million.", "5 million", "1", "start", "15 million"],
  ["The toll is 8.30 euros.", "8.30", "5", "end", "8.305"],
  ["About 25,000 cars.", "25,000 cars", "-", "start", "-25,000 cars"],
  ["The toll is 8.30 euros.", "8.30 euros", " now", "end", "8.30 euros"],
])("in “%s” a verdict on “%s” does not vouch for “%s” typed at its %s", async (text, words, typed, edge, says) => {
  const authority = new Authority(lines(text));
  const ana = await open(authority);
  const claimId = claim(ana, words, "verified");
  await settle(ana);
  const place = placeOf(ana.session, words);
  type(ana, edge === "start" ? place.from : place.to, typed);
  await settle(ana);
  const row = ana.session.store.claim(claimId);
  expect(ana.session.claimText(claimId)).toBe(says);
  expect(row && isStale(row, says)).toBe(says !== words);
  judge(ana, claimId, "verified");
  await settle(ana);
  const again = ana.session.store.claim(claimId);
  expect([again?.judgedQuote, again && isStale(again, ana.session.claimText(claimId))]).toEqual([says, false]);
});

it("a claim on a part of a word stays one", async () => {
  const ana = await open(new Authority(lines("A multimillion deal.")));
  const claimId = claim(ana, "million", "verified");
  await settle(ana);
  expect(ana.session.claimText(claimId)).toBe("million");
});

it.each([
  ["It was a multimillion deal.", "million", "million", "billion", "billion"],
  ["周一5点开会。", "5点", "5", "6", "6点"],
  ["这里有一万二千名居民。", "一万二千名居民", "二千", "三千", "一万三千名居民"],
])("in “%s” what stood beside “%s” stays outside when “%s” becomes “%s”", async (text, words, old, fresh, says) => {
  const ana = await open(new Authority(lines(text)));
  const claimId = claim(ana, words, "verified");
  await settle(ana);
  const { from } = placeOf(ana.session, words);
  const at = from + words.indexOf(old);
  ana.session.dispatch(ana.session.state.tr.insertText(fresh, at + 1, at + old.length).delete(at, at + 1));
  await settle(ana);
  expect(ana.session.claimText(claimId)).toBe(says);
});

it("in Chinese another year before a claim changes its sentence, not the claim", async () => {
  const ana = await open(new Authority(lines("2019年有一万二千名居民。")));
  const claimId = claim(ana, "一万二千名居民", "verified");
  await settle(ana);
  retype(ana, "2019", "2018");
  await settle(ana);
  const row = ana.session.store.claim(claimId);
  const text = ana.session.claimText(claimId);
  expect(row && [text, isStale(row, text)]).toEqual(["一万二千名居民", false]);
  expect(row && isContextChanged(row, text, ana.session.claimContext(claimId))).toBe(true);
});

it("only one edge of a part of a word stays outside when the word grows at the other", async () => {
  const ana = await open(new Authority(lines("A multimillion deal.")));
  const claimId = claim(ana, "million", "verified");
  await settle(ana);
  type(ana, placeOf(ana.session, "million").to, "s");
  await settle(ana);
  expect(ana.session.claimText(claimId)).toBe("millions");
});

it("a place added within a word stays one, though its words stand there as a whole too", async () => {
  const ana = await open(new Authority(lines("A pact. A multimillion deal of a million.")));
  const claimId = claim(ana, "pact", "verified");
  await settle(ana);
  const { from, to } = placeOf(ana.session, "million");
  const spans = [{ id: newId(), from, to, quote: "million" }];
  ana.session.act({ id: newId(), kind: "claim.addSpans", claimId, version: ana.session.version, spans });
  await settle(ana);
  expect(ana.session.claimText(claimId)).toBe("pact … million");
  judge(ana, claimId, "disputed");
  await settle(ana);
  const row = ana.session.store.claim(claimId);
  const text = ana.session.claimText(claimId);
  expect([text, row && isStale(row, text)]).toEqual(["pact … million", false]);
  retype(ana, "multi", "mega");
  await settle(ana);
  expect(ana.session.claimText(claimId)).toBe("pact … megamillion");
});
