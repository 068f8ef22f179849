import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstCodePoints } from "../article/text.ts";
import { LIMITS } from "./model.ts";
import { isContextChanged, isStale } from "./staleness.ts";

const judged = (judgedQuote: string) => ({ verdict: "verified" as const, judgedQuote });

describe("a verdict", () => {
  it.each([
    ["one digit", "24 years", "25 years", true],
    ["one letter", "visit", "visits", true],
    ["a capital", "the pact", "The pact", true],
    ["an accent", "ano", "año", true],
    ["a full stop within a figure", "1.5 million", "15 million", true],
    ["a space taken out of a figure", "1 500", "1500", false],
    ["spaces of another kind in a figure", "12 345 678 euros", "12\u202F345\u00A0678 euros", false],
    ["thin spaces taken out of a figure", "12\u2009345,50", "12345,50", false],
    ["a digit in a figure whose spaces went", "12 345", "12346", true],
    ["two figures to one", "rooms 1 5", "rooms 15", true],
    ["a year and a figure to one figure", "in 2024 500 came", "in 2024500 came", true],
    ["two words to one", "now here", "nowhere", true],
    ["a space before a unit", "5 km", "5km", false],
    ["a space beside a currency", "€ 5 or 5 $", "€5 or 5$", false],
    ["a space between figures and Chinese", "2019 年有 12 人", "2019年有12人", false],
    ["a point that a space makes another", "1. 5 people", "1.5 people", true],
    ["a minus put before a figure", "5 degrees", "−5 degrees", true],
    ["the order of words", "one two", "two one", true],
    ["a place less", "one … two", "one", true],
    ["nothing", "24 years", "24 years", false],
    ["more spaces", "24 years", "24  \t years", false],
    ["a space that does not break", "24 years", "24\u00A0years", false],
    ["a paragraph split", "first. Second", "first.\nSecond", false],
    ["spaces at the edges", "24 years", " 24 years ", false],
    ["the shape of quotation marks", "“never”", '"never"', false],
    ["their language", "“never”", "«never»", false],
    ["the shape of an apostrophe", "don't", "don’t", false],
    ["the kind of dash", "1990-1995", "1990–1995", false],
    ["a dash typed as two hyphens", "he paid -- twice", "he paid — twice", false],
    ["one typed as three", "he paid---twice", "he paid—twice", false],
    ["a hyphen put in", "he paid twice", "he paid - twice", true],
    ["a space before a per cent sign", "5 % of it", "5% of it", false],
    ["single quotation marks to double ones", "‘yes’, he said", '"yes", he said', false],
    ["three dots typed one by one", "and so on…", "and so on...", false],
    ["feet to inches", "5' tall", '5" tall', true],
    ["feet to inches behind an apostrophe", "in the '90s 5' tall", "in the '90s 5\" tall", true],
    ["the shape of the signs of feet and inches", "5′ 6″ tall", '5’ 6" tall', false],
    ["quotation marks around a figure", "‘5’ and ‘in 1999’", '"5" and “in 1999”', false],
    ["an apostrophe to nothing", "don't", "dont", true],
    ["a hyphenation mark", "agreement", "agree\u00ADment", false],
    ["a space without width", "agreement", "agree\u200Bment", false],
    ["the normal form of a letter", "an\u0303os", "a\u00F1os", false],
  ])("given before a change of %s is stale or not", (_what, before, now, stale) => {
    expect(isStale(judged(before), now)).toBe(stale);
  });

  it("of needs-source is never stale, for nobody has judged", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (judgedQuote, now) => {
        expect(isStale({ verdict: "needs-source", judgedQuote }, now)).toBe(false);
      }),
    );
  });

  it.each(["verified", "disputed"] as const)("%s is fresh again once the text is put back", (verdict) => {
    const claim = { verdict, judgedQuote: "24 years" };
    expect([isStale(claim, "25 years"), isStale(claim, "24 years")]).toEqual([true, false]);
  });

  it("is fresh when its wordings change their order, as with the paragraphs they stand in, and stale when one changes", () => {
    const claim = { verdict: "verified" as const, judgedQuote: "400 jobs … 600 jobs" };
    expect(isStale(claim, "600 jobs … 400 jobs")).toBe(false);
    expect(isStale(claim, "600 jobs … 450 jobs")).toBe(true);
    expect(isStale(claim, "600 jobs")).toBe(true);
  });

  it("is stale after any digit changed, wherever it stands", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(9), fc.nat(9), fc.string(), (before, one, other, after) => {
        fc.pre(one !== other);
        expect(isStale(judged(`${before}${one}${after}`), `${before}${other}${after}`)).toBe(true);
      }),
    );
  });
});

describe("a claim whose sentence changed", () => {
  const judged = {
    verdict: "verified",
    judgedQuote: "24 years",
    judgedContext: "It was the first in 24 years.",
  } as const;

  it.each([
    ["by a word beside it", "It was the last in 24 years.", true],
    ["only in its spaces and quotation marks", "It  was the first in 24 years.", false],
    ["not at all", "It was the first in 24 years.", false],
  ])("%s", (_how, context, expected) => {
    expect(isContextChanged(judged, "24 years", context)).toBe(expected);
  });

  const lost = `${judged.judgedContext} … It ended in 24 years.`;
  const long = `${"It was said that it was the first. ".repeat(30)} … It ended in 24 years.`;
  const kept = firstCodePoints(long, LIMITS.judgedContext);
  it.each([
    ["another place was added behind", judged.judgedContext, lost, false],
    ["another place was added before", judged.judgedContext, `He left in 24 years. … ${judged.judgedContext}`, false],
    ["their order changed", lost, `It ended in 24 years. … ${judged.judgedContext}`, false],
    ["one of two changed", lost, `${judged.judgedContext} … It began in 24 years.`, true],
    ["one of two is gone", lost, judged.judgedContext, true],
    ["a longer one than is kept is still there", kept, `He left. … ${long}`, false],
    ["a longer one than is kept changed early", kept, long.replace("first", "last"), true],
  ])("is told by the sentences of its verdict: %s", (_what, judgedContext, context, expected) => {
    expect(isContextChanged({ ...judged, judgedContext }, "24 years", context)).toBe(expected);
  });

  it("is not hinted at where its own words changed, where nobody judged, or where the sentence is not known", () => {
    const other = "It was the last in 25 years.";
    expect(isContextChanged(judged, "25 years", other)).toBe(false);
    expect(isContextChanged({ ...judged, verdict: "needs-source" }, "24 years", other)).toBe(false);
    expect(isContextChanged({ ...judged, judgedContext: "" }, "24 years", other)).toBe(false);
  });
});
