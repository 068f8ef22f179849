import { describe, expect, it } from "vitest";
import { ArticleText } from "#domain/article/text.ts";
import { lines } from "#domain/testing/documents.ts";
import { claimRow, spanRow, uuid } from "#domain/testing/review.ts";
import { planDraft } from "./redraft.ts";

const TEXT = [
  "The mayor said on Monday that the new bridge would bring 400 jobs.",
  "The toll is 8.30 euros, which the operator calls moderate.",
  "It was the first visit in 24 years.",
];
const doc = lines(TEXT.join("\n"));

/** What a draft does to a claim that stands on each of some words of the text. */
function fate(fresh: readonly string[], ...words: string[]) {
  const claim = claimRow({ id: uuid(1) });
  const text = new ArticleText(doc);
  const spans = words.map((quote, index) => {
    const at = text.text.indexOf(quote);
    const [from, to] = [text.positionAt(at), text.positionAt(at + quote.length)];
    return spanRow({ id: uuid(index + 2), claimId: claim.id, quote, from, to });
  });
  const [planned] = planDraft(doc, lines(fresh.join("\n")), { claims: [claim], spans, corrections: [] }).claims;
  return planned && [planned.outcome, planned.doubt];
}

const [JOBS = "", TOLL = "", VISIT = ""] = TEXT;

describe("a claim in a new draft is in doubt", () => {
  it("when nothing of it is left", () => {
    expect(fate([JOBS, VISIT], "8.30 euros")).toEqual(["gone", "gone"]);
  });

  it("when one of its places is gone", () => {
    expect(fate([JOBS, VISIT], "8.30 euros", "400 jobs")).toEqual(["changed", "partly-gone"]);
  });

  it("when little of its wording is left", () => {
    const reworded = JOBS.replace("the new bridge would bring 400 jobs", "the new viaduct would give 400 people jobs");
    expect(fate([reworded, TOLL, VISIT], "new bridge would bring 400 jobs")).toEqual(["changed", "other-words"]);
  });

  it("when its words stand in a sentence that says something else", () => {
    const mine = "Unions warned that closing the mine could cost 400 jobs.";
    expect(fate([mine, TOLL, VISIT], "400 jobs")).toEqual(["unchanged", "other-sentence"]);
    expect(fate([JOBS.replace("The mayor", "The deputy mayor"), TOLL, VISIT], "400 jobs")).toEqual(["unchanged", null]);
  });

  it("when it is a few letters that are found elsewhere", () => {
    expect(fate([VISIT, JOBS, TOLL], "24")).toEqual(["moved", "short"]);
    expect(fate([VISIT, JOBS, TOLL], "first visit in 24 years")).toEqual(["moved", null]);
  });
});
