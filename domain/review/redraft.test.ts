import { describe, expect, it } from "vitest";
import { ArticleText } from "#domain/article/text.ts";
import { lines } from "#domain/testing/documents.ts";
import { claimRow, spanRow, uuid } from "#domain/testing/review.ts";
import type { ClaimRow } from "./model.ts";
import { planDraft, verdictTurn } from "./redraft.ts";

const TEXT = [
  "The mayor said on Monday that the new bridge would bring 400 jobs.",
  "The toll is 8.30 euros, which the operator calls moderate.",
  "It was the first visit in 24 years.",
];
const doc = lines(TEXT.join("\n"));

/** What a draft does to a claim that stands on each of some words of the text. */
function fate(fresh: readonly string[], ...words: string[]) {
  const planned = plan(fresh, words);
  return planned && [planned.outcome, planned.doubt];
}

function plan(fresh: readonly string[], words: readonly string[], judged: Partial<ClaimRow> = {}) {
  const claim = claimRow({ id: uuid(1), ...judged });
  const text = new ArticleText(doc);
  const spans = words.map((quote, index) => {
    const at = text.text.indexOf(quote);
    const [from, to] = [text.positionAt(at), text.positionAt(at + quote.length)];
    return spanRow({ id: uuid(index + 2), claimId: claim.id, quote, from, to });
  });
  const [planned] = planDraft(doc, lines(fresh.join("\n")), {
    article: { language: "en" },
    claims: [claim],
    spans,
    corrections: [],
  }).claims;
  return planned;
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

  it("when another figure of its kind was put into its sentence", () => {
    const beside = TOLL.replace("8.30 euros", "9.10 euros, and 8.30 euros for residents");
    expect(fate([JOBS, beside, VISIT], "8.30 euros")).toEqual(["unchanged", "rival"]);
    expect(fate([JOBS, beside, VISIT], "8.30")).toEqual(["unchanged", "rival"]);
    expect(fate([JOBS, TOLL.replace("8.30 euros", "8.30 euros in 2024"), VISIT], "8.30 euros")).toEqual([
      "unchanged",
      null,
    ]);
  });

  it("when it is a few letters that are found elsewhere", () => {
    expect(fate([VISIT, JOBS, TOLL], "24")).toEqual(["moved", "short"]);
    expect(fate([VISIT, JOBS, TOLL], "first visit in 24 years")).toEqual(["moved", null]);
  });
});

describe("a claim whose own words stand in a new draft", () => {
  it.each([
    ["says the contrary", "would bring 400 jobs", "would not bring 400 jobs"],
    ["speaks of somebody else", "The mayor said", "The bishop said"],
  ])("shows its sentence when that %s", (_what, words, others) => {
    expect(plan([JOBS.replace(words, others), TOLL, VISIT], ["400 jobs"])).toMatchObject({
      ...{ outcome: "unchanged", doubt: null },
      sentences: { before: JOBS, after: JOBS.replace(words, others) },
    });
  });

  it("shows no sentence that only moved, or changed its spaces or signs, or stands beside its own", () => {
    for (const fresh of [
      [TOLL, JOBS, VISIT],
      [JOBS.replace("on Monday", "on  Monday"), TOLL, VISIT],
      [`${JOBS} Nobody believes it.`, TOLL, VISIT],
    ])
      expect(plan(fresh, ["400 jobs"])).toMatchObject({ sentences: null });
  });

  it("shows none when the words themselves changed, which says enough", () => {
    expect(plan([JOBS.replace("400", "500"), TOLL, VISIT], ["400 jobs"])).toMatchObject({
      ...{ outcome: "changed", sentences: null },
    });
  });
});

describe("a verdict", () => {
  const judged = { verdict: "verified", judgedQuote: "430 jobs" } as const;

  it("lapses when the words change that it was given on, and fits again when they are back", () => {
    expect(verdictTurn(judged, { before: "430 jobs", after: "400 jobs" })).toBe("lapses");
    expect(verdictTurn(judged, { before: "400 jobs", after: "430 jobs" })).toBe("fits-again");
    expect(verdictTurn(judged, { before: "400 jobs", after: "410 jobs" })).toBeNull();
    expect(verdictTurn({ ...judged, verdict: "needs-source" }, { before: "430 jobs", after: "400" })).toBeNull();
    expect(verdictTurn(judged, { before: "430 jobs", after: "" })).toBeNull();
  });

  it("that fits again is in no doubt, however little of the present wording is left", () => {
    const [before, after] = ["bridge would bring 400 jobs", "viaduct would give 400 people jobs"];
    const reworded = [JOBS.replace(before, after), TOLL, VISIT];
    expect(plan(reworded, [before])).toMatchObject({ outcome: "changed", doubt: "other-words" });
    const gone = plan([JOBS, VISIT], ["8.30 euros", "400 jobs"], { verdict: "verified", judgedQuote: "400 jobs" });
    expect(gone).toMatchObject({ outcome: "changed", doubt: "partly-gone" });
    expect(plan(reworded, [before], { verdict: "verified", judgedQuote: after })).toMatchObject({
      outcome: "changed",
      doubt: null,
    });
  });
});
