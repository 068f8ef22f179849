import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DiffPart } from "../article/alignment/word-diff.ts";
import { firstCodePoints } from "../article/text.ts";
import { LIMITS } from "./model.ts";
import { diffSentences, diffWordings } from "./wording-diff.ts";

const SIGNS = { same: ["", ""], removed: ["[-", "-]"], added: ["{+", "+}"] } as const;

function drawn(parts: readonly DiffPart[]): string {
  return parts.map(({ kind, text }) => `${SIGNS[kind][0]}${text.trim()}${SIGNS[kind][1]}`).join(" ");
}

describe("the wordings of a claim", () => {
  it.each([
    [
      "one of two equal places changed",
      "4.2 million euros",
      "4.7 million euros … 4.2 million euros",
      "[-4.2-] {+4.7+} million euros … 4.2 million euros",
    ],
    [
      "the other one changed",
      "4.2 million euros",
      "4.2 million euros … 4.7 million euros",
      "4.2 million euros … [-4.2-] {+4.7+} million euros",
    ],
    ["both changed, each otherwise", "24 years", "25 years … 26 years", "[-24-] {+25+} years … [-24-] {+26+} years"],
    ["one of two wordings changed", "400 jobs … 600 jobs", "400 jobs … 650 jobs", "400 jobs … [-600-] {+650+} jobs"],
    ["their order changed as well", "400 jobs … 600 jobs", "650 jobs … 400 jobs", "[-600-] {+650+} jobs … 400 jobs"],
    ["only figures", "24", "31 … 24", "[-24-] {+31+} … 24"],
    [
      "a place elsewhere is new",
      "4.2 million euros",
      "4.2 million euros … the grant",
      "4.2 million euros {+… the grant+}",
    ],
    ["a place is gone", "400 jobs … 600 jobs", "400 jobs", "400 jobs [-… 600 jobs-]"],
    ["all of it is another", "one", "two", "[-one-] {+two+}"],
    ["one place", "in 24 years", "in 25 years", "in [-24-] {+25+} years"],
    ["only its quotation marks", "“never” … 24", '"never" … 25', '"never" … [-24-] {+25+}'],
  ])("are compared one with another: %s", (_what, judged, present, expected) => {
    expect(drawn(diffWordings(judged, present))).toBe(expected);
  });

  it("are all there in what is the same or added", () => {
    const wordings = fc.uniqueArray(fc.constantFrom("24 years", "25 years", "ten", "the first in 24 years", "31"), {
      minLength: 1,
    });
    fc.assert(
      fc.property(wordings, wordings, (judged, present) => {
        const parts = diffWordings(judged.join(" … "), present.join(" … "));
        const now = parts.filter(({ kind }) => kind !== "removed").map(({ text }) => text);
        expect(now.join("")).toBe(present.join(" … "));
      }),
    );
  });
});

describe("the sentences around a claim", () => {
  it("are not lost where only as many of them are known as a row holds", () => {
    const long = `It began. ${"Then it went on. ".repeat(100)}`;
    const known = firstCodePoints(`He paid. … ${long}`, LIMITS.judgedContext);
    expect(diffSentences(known, `He never paid. … ${long}`).map(({ text }) => text.trim())).toEqual([
      "He",
      "never",
      "paid.",
    ]);
  });

  it.each([
    ["one", "It was the first in years.", "It was the last in years.", "It was the [-first-] {+last+} in years."],
    [
      "one of two, and a place was added",
      "He paid. She saw it.",
      "He never paid. She saw it. … The first paragraph.",
      "He {+never+} paid. She saw it.",
    ],
    ["the one that is lost", "It fell. … It rose.", "It rose. … It sank.", "It [-fell-] {+sank+} ."],
    ["one that stands nowhere", "It fell. … It rose.", "It rose.", "[-It fell.-]"],
    ["one that has nothing of a new one", "It fell. … It rose.", "It rose. … The grant was paid.", "[-It fell.-]"],
    [
      "two, of which one became a new one",
      "He paid. … She paid.",
      "She never paid.",
      "[-He-] {+She never+} paid. … [-She paid.-]",
    ],
  ])("are compared where they are lost: %s", (_what, judged, present, expected) => {
    expect(drawn(diffSentences(judged, present)).replace(" .", ".")).toBe(expected.replace(" .", "."));
  });
});
