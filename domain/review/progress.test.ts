import { describe, expect, it } from "vitest";
import type { CitationRow, ClaimRow, Stance, Verdict } from "./model.ts";
import { lacksSource, reviewProgress } from "./progress.ts";

let count = 0;
function claim(verdict: Verdict, removedAt: number | null = null): ClaimRow {
  count++;
  return {
    id: `claim-${count}`,
    articleId: "article",
    number: count,
    verdict,
    judgedQuote: "words",
    judgedContext: "",
    verdictBy: "ana",
    verdictAt: 0,
    createdBy: "ana",
    createdAt: 0,
    removedAt,
  };
}
function cite({ id }: ClaimRow, stance: Stance): CitationRow {
  count++;
  return {
    id: `citation-${count}`,
    articleId: "article",
    claimId: id,
    sourceId: "source",
    stance,
    locatorLabel: "page",
    locator: "",
    passage: "",
    accessed: "",
    note: "",
    createdBy: "ana",
    createdAt: 0,
  };
}
const none: ReadonlySet<string> = new Set();
const steady = { stale: none, orphaned: none };

describe("lacksSource", () => {
  it.each([
    ["verified", "supports", false],
    ["verified", "contradicts", true],
    ["verified", "context", true],
    ["disputed", "contradicts", false],
    ["disputed", "supports", true],
    ["needs-source", "context", false],
  ] as const)("a %s claim with a citation that %s: %s", (verdict, stance, lacks) => {
    const one = claim(verdict);
    expect(lacksSource(one, [cite(one, stance)])).toBe(lacks);
  });
  it("does not count the citations of another claim", () => {
    expect(lacksSource(claim("verified"), [cite(claim("verified"), "supports")])).toBe(true);
  });
  it("finds one good citation among others", () => {
    const one = claim("disputed");
    expect(lacksSource(one, [cite(one, "supports"), cite(one, "context"), cite(one, "contradicts")])).toBe(false);
  });
});

describe("reviewProgress", () => {
  it("counts nothing in an article without claims", () => {
    const verdicts = { verified: 0, disputed: 0, "needs-source": 0 };
    const zeros = { total: 0, verdicts, noSource: 0, open: 0, unfinished: 0, stale: 0, orphaned: 0 };
    expect(reviewProgress([], [], steady)).toEqual(zeros);
  });
  it("counts verdicts, and as unfinished what is open or without a source", () => {
    const [backed, bare, open] = [claim("verified"), claim("disputed"), claim("needs-source")];
    const progress = reviewProgress([backed, bare, open], [cite(backed, "supports"), cite(bare, "supports")], steady);
    expect(progress.verdicts).toEqual({ verified: 1, disputed: 1, "needs-source": 1 });
    expect(progress).toMatchObject({ total: 3, noSource: 1, open: 1, unfinished: 2 });
  });
  it("counts as unfinished what is stale too, and each claim once", () => {
    const [backed, bare, gone] = [claim("verified"), claim("disputed"), claim("verified")];
    const citations = [cite(backed, "supports"), cite(gone, "supports")];
    const state = { stale: new Set([backed.id, bare.id, gone.id]), orphaned: new Set([gone.id]) };
    expect(reviewProgress([backed, bare, gone], citations, state)).toMatchObject({
      stale: 2,
      noSource: 1,
      unfinished: 2,
    });
  });
  it("leaves removed claims out of every count", () => {
    const gone = claim("verified", 0);
    const state = { stale: new Set([gone.id]), orphaned: new Set([gone.id]) };
    expect(reviewProgress([gone], [], state)).toMatchObject({ total: 0, noSource: 0, stale: 0, orphaned: 0 });
  });
  it("counts an orphaned claim as orphaned only, and ids it does not know not at all", () => {
    const [changed, gone] = [claim("verified"), claim("verified")];
    const state = { stale: new Set([changed.id, gone.id, "unknown"]), orphaned: new Set([gone.id]) };
    expect(reviewProgress([changed, gone], [], state)).toMatchObject({ stale: 1, orphaned: 1 });
  });
  it("agrees with lacksSource claim by claim", () => {
    const verdicts: Verdict[] = ["verified", "disputed", "needs-source"];
    const stances: Stance[] = ["supports", "contradicts", "context"];
    const claims = verdicts.flatMap((verdict) => [claim(verdict), claim(verdict), claim(verdict)]);
    const citations = claims.flatMap((one, index) => stances.slice(0, index % 3).map((stance) => cite(one, stance)));
    const lacking = claims.filter((one) => lacksSource(one, citations)).length;
    expect(reviewProgress(claims, citations, steady).noSource).toBe(lacking);
  });
});
