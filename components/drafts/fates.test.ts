import type { Node } from "prosemirror-model";
import { expect, it } from "vitest";
import { ArticleText } from "#domain/article/text.ts";
import type { PreviewedClaim } from "#domain/review/redraft.ts";
import { lines } from "#domain/testing/documents.ts";
import {
  carryDecisions,
  countFates,
  countLapses,
  type Decisions,
  fatesOf,
  fixAt,
  groupFates,
  NOWHERE,
  placesOf,
} from "./fates.ts";
import type { Preview } from "./preview.ts";

const DOC = lines("The toll is 8 euros.\nThe pier is 343 metres.\nThe toll is 8 euros.");

function rangeOf(doc: Node, words: string, occurrence = 0) {
  const text = new ArticleText(doc);
  let at = -1;
  for (let seen = 0; seen <= occurrence; seen++) at = text.text.indexOf(words, at + 1);
  return { from: text.positionAt(at), to: text.positionAt(at + words.length) };
}

const claim = (id: string, fields: Partial<PreviewedClaim>): PreviewedClaim => ({
  ...{ claimId: id, number: 1, verdict: "verified", outcome: "unchanged", doubt: null, before: "", after: "" },
  ...{ sentences: null, judgedQuote: "" },
  ...{ spans: [{ id: `${id}-span`, at: null, words: "" }] },
  ...fields,
});
const gone = claim("gone", { outcome: "gone", doubt: "gone", before: "343 feet" });
const still = claim("still", {
  ...{ before: "8 euros", after: "8 euros" },
  spans: [{ id: "still-span", at: rangeOf(DOC, "8 euros"), words: "8 euros" }],
});
// Of a preview only these parts count here.
const preview = (claims: PreviewedClaim[]) =>
  ({ claims, places: [{ id: "still-span", at: rangeOf(DOC, "8 euros") }] }) as unknown as Preview;
const decided = (
  fixes: [string, Decisions["fixes"] extends ReadonlyMap<string, infer F> ? F : never][],
): Decisions => ({
  fixes: new Map(fixes),
  accepted: new Set(),
});

it("says what a decision makes of a claim, and keeps it where it is listed", () => {
  const fixes = decided([
    ["gone-span", fixAt(DOC, rangeOf(DOC, "343 metres"))],
    ["still-span", NOWHERE],
  ]);
  const fates = fatesOf(DOC, [gone, still], fixes);
  expect(fates).toMatchObject([
    { outcome: "changed", after: "343 metres", doubt: null, isFixed: true },
    { outcome: "gone", after: "", isFixed: true },
  ]);
  expect(countFates(fates)).toMatchObject({ doubtful: 0, changed: 1, gone: 1, unchanged: 0 });
  expect(groupFates(fates).map(([group]) => group)).toEqual(["doubtful", "unchanged"]);
  expect(placesOf(preview([gone, still]), fixes)).toEqual([
    { id: "still-span", at: null },
    { id: "gone-span", at: rangeOf(DOC, "343 metres") },
  ]);
});

it("lists claims whose sentence turned apart from those that simply stand, until their place is decided", () => {
  const turned = claim("still", {
    ...{
      before: "8 euros",
      after: "8 euros",
      judgedQuote: "8 euros",
      sentences: { before: "It is.", after: "It is not." },
    },
    spans: [{ id: "still-span", at: rangeOf(DOC, "8 euros"), words: "8 euros" }],
  });
  const [fate] = fatesOf(DOC, [turned], decided([]));
  expect(fate && countFates([fate])).toMatchObject({ sentence: 1, unchanged: 0 });
  const fixed = fatesOf(DOC, [turned], decided([["still-span", fixAt(DOC, rangeOf(DOC, "343 metres"))]]));
  expect(countFates(fixed)).toMatchObject({ sentence: 0, changed: 1 });
  expect(groupFates(fixed).map(([group]) => group)).toEqual(["sentence"]);
  expect([countLapses(fate ? [fate] : []), countLapses(fixed)]).toEqual([0, 1]);
});

it("counts what was looked at and accepted as no longer in doubt", () => {
  const fates = fatesOf(DOC, [gone], { fixes: new Map(), accepted: new Set(["gone"]) });
  expect(countFates(fates)).toMatchObject({ doubtful: 0, gone: 1 });
});

it("carries decisions to where the chosen words stand, and drops those whose words are not there once", () => {
  const fixes = decided([
    ["gone-span", fixAt(DOC, rangeOf(DOC, "343 metres"))],
    ["still-span", fixAt(DOC, rangeOf(DOC, "8 euros", 1))],
    ["other-span", NOWHERE],
  ]);
  const carry = (text: string) => {
    const doc = lines(text);
    const { decisions, dropped } = carryDecisions(fixes, preview([gone, still]), preview([gone, still]), doc);
    const places = Array.from(decisions.fixes, ([id, { at }]) => [id, at && doc.textBetween(at.from, at.to), at?.from]);
    return { places, dropped };
  };
  const same = carry("The toll is 8 euros.\nThe pier is 343 metres.\nThe toll is 8 euros.");
  expect(same.places.map(([id]) => id)).toEqual(["gone-span", "still-span"]);
  expect(same.dropped).toBe(1);
  const later = carry("New.\nThe toll is 8 euros.\nThe pier is 343 metres.\nThe toll is 8 euros.");
  expect(later.places).toEqual([
    ["gone-span", "343 metres", (same.places[0]?.[2] as number) + 6],
    ["still-span", "8 euros", (same.places[1]?.[2] as number) + 6],
  ]);
  const twice = "The toll is 8 euros.\nThe pier is 343 metres.\nThe toll is 8 euros.\n";
  expect(carry(`${twice}Between.\n${twice}End.`).dropped).toBe(3);
  expect(carry("The pier is 344 metres.")).toEqual({ places: [], dropped: 3 });
});
