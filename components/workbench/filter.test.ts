import { describe, expect, it } from "vitest";
import type { CorrectionStatus } from "#domain/review/model.ts";
import type { ClaimView, CorrectionView } from "./claim-view.ts";
import { type Filter, mentions, passes, searchWords } from "./filter.ts";

function view(changes: Partial<ClaimView> = {}): ClaimView {
  return {
    claim: {
      id: "c",
      articleId: "a",
      number: 12,
      verdict: "verified",
      judgedQuote: "primera visita",
      judgedContext: "",
      verdictBy: "p",
      verdictAt: 0,
      createdBy: "p",
      createdAt: 0,
      removedAt: null,
    },
    text: "primera visita a Pionyáng en 24 años",
    spans: [],
    stale: false,
    nearby: null,
    orphaned: false,
    isGrown: false,
    lost: [],
    lacksSource: false,
    citations: [],
    threads: [],
    corrections: [],
    ...changes,
  };
}

function correction(status: CorrectionStatus): CorrectionView {
  const place = { from: 1, to: 9, version: 0, quote: "24 años", prefix: "", suffix: "" };
  const decided = { decidedBy: null, decidedAt: null, decision: "" };
  const proposed = { replacement: "23 años", reason: "", sourceId: null, createdBy: "p", createdAt: 0 };
  const ids = { id: status, articleId: "a", claimId: "c" };
  return { correction: { ...ids, ...place, ...proposed, ...decided, status }, present: "24 años", overlaps: [] };
}

describe("the filter of the claim list", () => {
  it.each<[Filter, Partial<ClaimView>, boolean]>([
    ["all", {}, true],
    ["verified", {}, true],
    ["disputed", {}, false],
    ["unfinished", {}, false],
    ["unfinished", { lacksSource: true }, true],
    ["unfinished", { stale: true }, true],
    ["no-source", { lacksSource: true }, true],
    ["changed", { stale: true }, true],
    ["nearby", { nearby: "The sentence as it is now." }, true],
    ["nearby", { stale: true }, false],
    ["proposed", { corrections: [correction("open")] }, true],
    ["proposed", { corrections: [correction("accepted"), correction("declined")] }, false],
    ["gone", { orphaned: true }, true],
    ["gone", {}, false],
  ])("%s, given %o: %s", (filter, changes, expected) => {
    expect(passes(view(changes), filter)).toBe(expected);
  });
});

describe("the search in the claim list", () => {
  const thread = {
    id: "t",
    articleId: "a",
    claimId: "c",
    resolvedBy: null,
    resolvedAt: null,
    createdBy: "p",
    createdAt: 0,
  };
  const comment = {
    id: "m",
    articleId: "a",
    threadId: "t",
    body: "¿Y Medvédev?",
    createdBy: "p",
    createdAt: 0,
    editedAt: null,
    deletedAt: null,
  };

  it.each([
    ["nothing", "", true],
    ["a word, whatever its case and accents", "PIONYANG", true],
    ["several words in any order", "anos visita", true],
    ["a word that is not there", "Moscú", false],
    ["the claim’s number", "#12", true],
    ["a word of the discussion", "medvedev", true],
  ])("finds %s", (_name, search, expected) => {
    expect(mentions(view({ threads: [{ thread, comments: [comment] }] }), searchWords(search))).toBe(expected);
  });
});
