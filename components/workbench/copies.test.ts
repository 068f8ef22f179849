import { expect, it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { spanRow } from "#domain/testing/review.ts";
import { copiesOf } from "./copies.ts";

const TEXT =
  "A toll of 8.30 euros was planned.\nThe operator said on Monday that 8.30 euros is what a crossing costs today.\n18.30 euros";

it("shows each place where the words stand as a whole, with the nearest words of its paragraph", () => {
  const doc = lines(TEXT);
  const copies = copiesOf(doc, spanRow({ id: "span", claimId: "claim", quote: "8.30 euros" }));
  expect(copies.map(({ before, after }) => [before, after])).toEqual([
    ["A toll of ", " was planned."],
    ["… said on Monday that ", " is what a crossing …"],
  ]);
  for (const { spanId, from, to } of copies)
    expect([spanId, doc.textBetween(from, to)]).toEqual(["span", "8.30 euros"]);
});
