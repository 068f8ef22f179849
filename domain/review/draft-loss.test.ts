import { expect, it } from "vitest";
import { compareDrafts } from "#domain/article/alignment/compare.ts";
import { lines } from "#domain/testing/documents.ts";
import { lossOf } from "./draft-loss.ts";

const BRIDGE = "The bridge opens on Monday.";
const TOLL = "The toll is 8 euros.";
const JOBS = "Jobs will come, says the mayor.";
const FERRY = "A ferry crossed here since 1912.";
const WHOLE = [BRIDGE, TOLL, JOBS, FERRY];

const compared = (old: readonly string[], fresh: readonly string[]) =>
  compareDrafts(lines(old.join("\n")), lines(fresh.join("\n")));
const claims = (...afters: string[]) => afters.map((after) => ({ before: "its words", after }));

it.each([
  ["half of the paragraphs", [BRIDGE, TOLL], null],
  ["more than half", [TOLL], { paragraphs: 3, paragraphsBefore: 4, claims: 0, claimsBefore: 0 }],
  ["all, for other ones", ["Nothing else was said.", "Nobody came."], { paragraphs: 4, paragraphsBefore: 4 }],
  ["none, in another order", WHOLE.toReversed(), null],
  ["none, in one paragraph", [WHOLE.join(" ")], null],
  ["none, with more put in", [...WHOLE, "More.", "And more.", "And even more."], null],
])("of a draft without %s", (_what, fresh, expected) => {
  const loss = lossOf(compared(WHOLE, fresh), []);
  if (expected === null) expect(loss).toBeNull();
  else expect(loss).toMatchObject(expected);
});

it.each([
  [["", "", "", "kept", "kept"], { claims: 3, claimsBefore: 5, paragraphs: 0, paragraphsBefore: 4 }],
  [["", "", "", "kept", "kept", "kept"], null],
  [["", ""], null],
])("of claims whose words are then %j", (afters, expected) => {
  expect(lossOf(compared(WHOLE, WHOLE), claims(...afters))).toEqual(expected);
});

it("is none of claims that had lost their words before", () => {
  const orphans = claims("", "", "").map((fate) => ({ ...fate, before: "" }));
  expect(lossOf(compared(WHOLE, WHOLE), [...orphans, ...claims("kept")])).toBeNull();
});

it("is none of an article that had no text", () => {
  expect(lossOf(compared([""], WHOLE), [])).toBeNull();
});
