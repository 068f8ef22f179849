import { expect, it } from "vitest";
import { Authority } from "#domain/testing/authority.ts";
import { claim, judge, open, placeOf, settle, type } from "#domain/testing/browsers.ts";
import { lines } from "#domain/testing/documents.ts";
import { isStale } from "./staleness.ts";

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
