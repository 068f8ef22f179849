import { expect, it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { spanRow } from "#domain/testing/review.ts";
import { copiesOf, sameCopy } from "./copies.ts";

const TEXT =
  "A toll of 8.30 euros was planned.\nThe operator said on Monday that 8.30 euros is what a crossing costs today.\n18.30 euros";

it("shows each place where the words stand as a whole, with the nearest words of its paragraph", () => {
  const doc = lines(TEXT);
  const copies = copiesOf(doc, [spanRow({ id: "span", claimId: "claim", quote: "8.30 euros" })]);
  expect(copies.map(({ before, after }) => [before, after])).toEqual([
    ["A toll of ", " was planned."],
    ["… said on Monday that ", " is what a crossing …"],
  ]);
  for (const { spanId, from, to } of copies)
    expect([spanId, doc.textBetween(from, to)]).toEqual(["span", "8.30 euros"]);
});

it("shows those of each of a claim's places in reading order, the same words once", () => {
  const span = (id: string, quote: string) => spanRow({ id, claimId: "claim", quote });
  const copies = copiesOf(lines(TEXT), [span("a", "a crossing"), span("b", "8.30 euros"), span("c", "8.30 euros")]);
  expect(copies.map(({ quote }) => quote)).toEqual(["8.30 euros", "8.30 euros", "a crossing"]);
  const [first] = copies;
  expect(first && sameCopy(first, copies)).toBe(first);
});
