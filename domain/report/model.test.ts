import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArticleText, textBetween } from "#domain/article/text.ts";
import { toHtml } from "./html.ts";
import { toMarkdown } from "./markdown.ts";
import { buildReport } from "./model.ts";
import { plainTextSha256, sha256 } from "./offsets.ts";
import type { Report, ReportBlock, ReportRun } from "./report.ts";
import { documentOf, heading, paragraph, text } from "./testing/documents.ts";
import { NOON, ReviewBuilder } from "./testing/review-builder.ts";
import { sampleBody, sampleReview } from "./testing/sample.ts";

const sample = () => buildReport(sampleReview().input);
const claimOf = (report: Report, number: number) => report.claims.find((claim) => claim.number === number);

function runsOf(blocks: readonly ReportBlock[]): ReportRun[][] {
  return blocks.flatMap((block) => {
    if (block.kind === "rule") return [];
    if (block.kind === "quote") return runsOf(block.blocks);
    return block.kind === "list" ? block.items.flatMap(runsOf) : [block.runs];
  });
}
const covered = (report: Report, claim: number, span: number) =>
  runsOf(report.blocks)
    .map((runs) => runs.filter((run) => run.covers.some((place) => place.claim === claim && place.span === span)))
    .filter((runs) => runs.length > 0)
    .map((runs) => runs.map((run) => run.text).join(""))
    .join("\n");

describe("buildReport", () => {
  it("tells headline, byline, language, origin, time and totals", () => {
    const report = sample();
    expect(report).toMatchObject({
      byline: "Mar Soler",
      language: "en",
      profile: "full",
      exportedAt: NOON + 36_000_000,
    });
    expect(report.sourceUrl).toBe("https://example.org/visit?a=1&b=2");
    expect(report.totals).toMatchObject({ total: 9, noSource: 2, open: 3, unfinished: 6, stale: 1, orphaned: 1 });
    expect(report.totals.verdicts).toEqual({ verified: 3, disputed: 3, "needs-source": 3 });
  });
  it("publishes the article's text as offsets count it", () => {
    expect(sample().plainText).toBe(new ArticleText(sampleBody()).text);
  });
  it("says what was judged when the text is another now, and that a verdict is stale", () => {
    const claim = claimOf(sample(), 5);
    expect(claim).toMatchObject({ stale: true, orphaned: false, judgedQuote: "the first such clause since 1961" });
    expect(claim?.quote).toBe("the first such clause since 1996");
    expect(claimOf(sample(), 1)).toMatchObject({ stale: false, judgedQuote: null });
  });
  it("keeps a claim whose text is gone, with the words that were judged", () => {
    const lost = { orphaned: true, stale: false, spans: [], quote: "A sentence that was cut.", judgedQuote: null };
    expect(claimOf(sample(), 9)).toMatchObject(lost);
  });
  it("holds a claim stale, not orphaned, that lost one of its places", () => {
    const review = new ReviewBuilder(documentOf(paragraph("One here.")));
    review.claim("verified", ["One", "two"]);
    expect(buildReport(review.input).claims[0]).toMatchObject({ stale: true, quote: "One", judgedQuote: "One … two" });
  });
  it("marks and quotes whole words where a figure has grown beyond its place", () => {
    const review = new ReviewBuilder(documentOf(paragraph("For 1420 passengers.")));
    const claim = review.claimAt("verified", [{ quote: "420 passengers", from: 6, to: 20 }], "420 passengers");
    review.judgedIn(claim, "For 420 passengers.");
    const [told] = buildReport(review.input).claims;
    expect(told).toMatchObject({ stale: true, quote: "1420 passengers", judgedQuote: "420 passengers" });
    expect(told?.spans).toMatchObject([{ start: 4, end: 19, quote: "1420 passengers" }]);
  });
  it("keeps the words of a place that is gone while the same words stand in another", () => {
    const review = new ReviewBuilder(documentOf(paragraph("In 24 years.")));
    const places = [
      { quote: "24 years", from: 4, to: 12 },
      { quote: "24 years", from: 1, to: 1 },
    ];
    review.claimAt("verified", places, "24 years");
    expect(buildReport(review.input).claims[0]).toMatchObject({ stale: false, lostQuotes: ["24 years"] });
    expect(claimOf(sample(), 9)).toMatchObject({ orphaned: true, lostQuotes: [] });
  });
  it("quotes no white space that edits left at the edges of a place", () => {
    const review = new ReviewBuilder(documentOf(paragraph("In  24 years , and ten .")));
    const places = [
      { quote: " 24 years ", from: 4, to: 14 },
      { quote: " ten ", from: 19, to: 24 },
    ];
    review.claimAt("verified", places);
    const claim = claimOf(buildReport(review.input), 1);
    expect(claim).toMatchObject({ quote: "24 years … ten", stale: false });
    expect(claim?.spans.map(({ start, end, quote }) => [start, end, quote])).toEqual([
      [4, 12, "24 years"],
      [19, 22, "ten"],
    ]);
  });
  it("quotes a wording once that stands in several places, as its verdicts do", () => {
    const review = new ReviewBuilder(documentOf(paragraph("30 years here, 30 years there, ten in all.")));
    const places = [0, 15].map((at) => ({ quote: "30 years", from: at + 1, to: at + 9 }));
    review.claimAt("verified", [...places, { quote: "ten", from: 32, to: 35 }]);
    const report = buildReport(review.input);
    const claim = claimOf(report, 1);
    expect(claim?.spans.map((span) => span.quote)).toEqual(["30 years", "30 years", "ten"]);
    expect(claim).toMatchObject({ quote: "30 years … ten", stale: false, judgedQuote: null });
    expect(claim?.history.map((entry) => entry.quote)).toEqual(["30 years … ten", "30 years … ten"]);
    // The history tells words only where they are others than those quoted above it.
    expect(toHtml(report)).not.toContain('class="judged"');
    expect(toMarkdown(report).split("30 years … ten")).toHaveLength(2);
  });
  it("tells verdicts from what to what, by whom", () => {
    expect(claimOf(sample(), 2)?.history.map(({ what, from, to, who }) => [what, from, to, who])).toEqual([
      ["created", null, "needs-source", "Ana Prieto"],
      ["verdict", "needs-source", "disputed", "Luis Ortega"],
      ["verdict", "disputed", "verified", "Ana Prieto"],
      ["verdict", "verified", "disputed", "Luis Ortega"],
    ]);
  });
  it("falls back on the claim's own verdict when there is no log", () => {
    const history = buildReport({ ...sampleReview().input, events: [] }).claims[1]?.history;
    expect(history).toHaveLength(1);
    expect(history?.[0]).toMatchObject({ to: "disputed", who: "Luis Ortega" });
  });
  it("numbers sources as they first come and says which claims rest on them", () => {
    expect(sample().sources.map(({ number, claims }) => [number, claims])).toEqual([
      [1, [1, 2, 7]],
      [2, [2]],
      [3, [4, 5]],
    ]);
  });
  it("says which verdicts lack their source", () => {
    expect(
      sample()
        .claims.filter((claim) => claim.lacksSource)
        .map((claim) => claim.number),
    ).toEqual([4, 9]);
  });
  it("leaves a trace of a deleted comment and none of its words", () => {
    const { input } = sampleReview();
    const comments = input.comments.map((one) => (one.deletedAt === null ? one : { ...one, body: "left behind" }));
    const report = buildReport({ ...input, comments });
    expect(claimOf(report, 1)?.threads[0]?.comments).toHaveLength(3);
    expect(JSON.stringify(report)).not.toContain("left behind");
  });
  it("leaves removed claims out, with their marks, talk and sources", () => {
    const { input } = sampleReview();
    const claims = input.claims.map((claim) => (claim.number === 1 ? { ...claim, removedAt: 0 } : claim));
    const report = buildReport({ ...input, claims });
    expect(report.claims.map((claim) => claim.number)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(covered(report, 1, 0)).toBe("");
    expect(JSON.stringify(report)).not.toContain("Is it 24 or 25?");
  });
  it("does not depend on the order of the rows", () => {
    const { input } = sampleReview();
    const reversed = Object.fromEntries(
      Object.entries(input).map(([name, rows]) => [name, Array.isArray(rows) ? rows.toReversed() : rows]),
    ) as typeof input;
    expect(buildReport(reversed)).toEqual(buildReport(input));
  });
  it("names nobody it does not know", () => {
    const report = buildReport({ ...sampleReview().input, people: new Map() });
    expect(claimOf(report, 1)?.verdictBy).toBe("Unknown person");
  });
  it("keeps headings in an outline that skips no level", () => {
    const review = new ReviewBuilder(documentOf(heading(4, "a"), heading(6, "b"), heading(2, "c"), heading(3, "d")));
    const depths = buildReport(review.input).blocks.map((block) => (block.kind === "heading" ? block.depth : 0));
    expect(depths).toEqual([1, 2, 1, 2]);
  });
});

describe("the article's runs", () => {
  it("cover overlapping, nested, multi-paragraph and multi-span claims exactly", () => {
    const report = sample();
    for (const claim of report.claims)
      claim.spans.forEach((span, index) => {
        expect(covered(report, claim.number, index)).toBe(span.quote);
      });
  });
  it.each(["begins", "ends"] as const)("say once of every place where it %s", (edge) => {
    const places = runsOf(sample().blocks).flatMap((runs) => runs.flatMap((run) => run[edge]));
    expect(places.map(({ claim, span }) => `${claim}.${span}`).sort()).toEqual(
      sample().claims.flatMap((claim) => claim.spans.map((_, span) => `${claim.number}.${span}`)),
    );
  });
});

const words = fc.array(fc.constantFrom("a", "é", "e\u0301", "🦊", "👩‍👧", "ب", "ש", " ", "x", "0", "“"), {
  maxLength: 14,
});

describe("spans", () => {
  it("slice the published text by code points to their quote, with what stands around it", () => {
    const blocks = fc.array(words, { minLength: 1, maxLength: 5 });
    const cut = fc.tuple(fc.nat(80), fc.nat(80));
    fc.assert(
      fc.property(blocks, fc.array(cut, { minLength: 1, maxLength: 6 }), (paragraphs, cuts) => {
        const body = documentOf(
          ...paragraphs.map((one) => (one.length === 0 ? paragraph() : paragraph(text(one.join(""))))),
        );
        const review = new ReviewBuilder(body);
        for (const [one, other] of cuts) {
          const [from, to] = [Math.min(one, other), Math.max(one, other)].map((at) => at % (body.content.size + 1));
          if (from === undefined || to === undefined || from >= to) continue;
          const quote = textBetween(body, from, to);
          if (quote.trim() !== "" && quote.isWellFormed()) review.claimAt("verified", [{ quote, from, to }]);
        }
        const report = buildReport(review.input);
        const points = Array.from(report.plainText);
        for (const claim of report.claims) {
          expect(claim).toMatchObject({ orphaned: false, stale: false });
          claim.spans.forEach((span, index) => {
            const { start, end, quote, prefix, suffix } = span;
            expect(points.slice(start, end).join("")).toBe(quote);
            expect(points.slice(Math.max(0, start - 32), start).join("")).toBe(prefix);
            expect(points.slice(end, end + 32).join("")).toBe(suffix);
            const runs = covered(report, claim.number, index);
            // A claim over an empty paragraph has a line there and no run.
            expect(runs.replace(/\n+/g, "\n")).toBe(quote.replace(/\n+/g, "\n"));
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("plainTextSha256", () => {
  it("is the hash of the text in UTF-8", async () => {
    expect(await sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(await plainTextSha256(documentOf(paragraph("é"), paragraph("🦊")))).toBe(await sha256("é\n🦊"));
  });
});
