import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { isoTime } from "./dates.ts";
import { isReportFormat, REPORT_FORMATS, type ReportFormat } from "./formats.ts";
import { escapeHtml } from "./html-escape.ts";
import { escapeMarkdown } from "./markdown-escape.ts";
import { buildReport } from "./model.ts";
import { documentOf, paragraph } from "./testing/documents.ts";
import { NOON, ReviewBuilder } from "./testing/review-builder.ts";
import { sampleReview } from "./testing/sample.ts";
import { VERDICT_SIGNS } from "./verdict-signs.ts";

const FORMATS = Object.keys(REPORT_FORMATS) as ReportFormat[];
const LOCALES = ["en", "es"] as const;
const reportIn = (locale: "en" | "es", at = NOON + 1e9) => {
  const { input } = sampleReview();
  return buildReport({ ...input, options: { at, locale } });
};
/** How each format writes a text that somebody else wrote. */
const written: Record<ReportFormat, (text: string) => string> = {
  html: escapeHtml,
  markdown: escapeMarkdown,
  "web-annotation": (text) => JSON.stringify(text).slice(1, -1),
};

describe.each(FORMATS)("the %s writer", (format) => {
  const { write } = REPORT_FORMATS[format];
  it.each(LOCALES)("tells every claim with all that belongs to it, in %s", (locale) => {
    const report = reportIn(locale);
    const file = write(report);
    const has = (text: string) => expect(file).toContain(written[format](text));
    has(report.headline);
    for (const claim of report.claims) {
      expect(file).toMatch(new RegExp(`(?:claim-|Claim |Afirmación )${claim.number}\\b`));
      for (const line of format === "web-annotation" ? claim.spans.map((span) => span.quote) : claim.quote.split("\n"))
        has(line);
      if (claim.judgedQuote !== null) has(claim.judgedQuote);
      has(claim.verdictBy);
      has(isoTime(claim.verdictAt));
      for (const citation of claim.citations) {
        has(citation.reference);
        has(citation.locatorText);
        has(citation.addedBy);
        for (const line of format === "web-annotation" ? [citation.passage] : citation.passage.split("\n")) has(line);
        if (citation.url !== null) expect(file).toContain(format === "html" ? escapeHtml(citation.url) : citation.url);
      }
      for (const correction of claim.corrections) {
        const { from, to, reason, reference, who, decision, decidedBy } = correction;
        for (const words of [from, to, reason, reference, who, decision, decidedBy ?? ""]) has(words);
      }
      for (const thread of claim.threads) for (const comment of thread.comments) has(comment.body);
    }
    for (const thread of report.threads) for (const { body } of thread.comments) has(body.split("\n")[0] ?? "");
  });
  it("counts in its summary the verdicts that were given on other words", () => {
    const [words, count] = ["Text changed since the verdict", reportIn("en").totals.stale];
    expect(count).toBe(1);
    const counted: Record<ReportFormat, RegExp> = {
      html: new RegExp(`<th scope="row">${words}</th><td>${count}</td>`),
      markdown: new RegExp(`^\\| ${words} \\| +${count} \\|$`, "m"),
      "web-annotation": new RegExp(`"propertyID": "stale",\\s+"label": "${words}",\\s+"value": ${count}\\b`),
    };
    expect(write(reportIn("en"))).toMatch(counted[format]);
  });
  it("tells the sentence of a verdict that changed while the claim's own words did not, at that claim alone", () => {
    const report = reportIn("en");
    const hinted = report.claims.filter(({ judgedContext }) => judgedContext !== null);
    expect(hinted.map(({ number, stale }) => [number, stale])).toEqual([[1, false]]);
    const sentence = "The president flew in on Tuesday, his first visit in 24 years.";
    const told: Record<ReportFormat, string[]> = {
      html: ["The sentence around it changed since the verdict.", `<p>${sentence}</p>`],
      markdown: ["The sentence around it changed since the verdict.", `\n> ${sentence}\n`],
      "web-annotation": ['"value": "sentence-changed"', `"value": "The verdict was given where it said: ${sentence}"`],
    };
    for (const words of told[format]) expect(write(report).split(words)).toHaveLength(2);
    expect(write(reportIn("es"))).toContain("El veredicto se dio donde decía:");
  });
  it("tells the words of a place that is gone, at the claim that stands in others", () => {
    const report = reportIn("en");
    const [lost, ...others] = report.claims.filter(({ lostQuotes }) => lostQuotes.length > 0);
    expect([lost?.number, lost?.orphaned, others]).toEqual([6, false, []]);
    const told: Record<ReportFormat, string[]> = {
      html: ["One of its places is no longer in the article:", "<p>Bridges were promised before.</p>"],
      markdown: ["One of its places is no longer in the article:", "\n> Bridges were promised before.\n"],
      "web-annotation": [
        '"value": "place-gone"',
        '"value": "One of its places is no longer in the article: Bridges were promised before."',
      ],
    };
    for (const words of told[format]) expect(write(report).split(words)).toHaveLength(2);
    expect(write(reportIn("es"))).toContain("Uno de sus lugares ya no está en el artículo:");
  });
  it("tells of a proposal whose words changed since what stands there now, and of no other", () => {
    const report = reportIn("en");
    const now = report.claims.flatMap(({ corrections }) => corrections.map(({ status, present }) => [status, present]));
    const decided = [
      ["declined", null],
      ["accepted", null],
    ];
    expect(now).toEqual([["open", null], ...decided, ["open", "since 1996"], ["open", ""]]);
    const other = "Proposed for other words than stand there now";
    const gone = "The words it was proposed for are no longer in the article";
    const told: Record<ReportFormat, string[]> = {
      html: [`${other}: <q dir="auto">since 1996</q>`, `${gone}.`],
      markdown: [`_${other}:_ “since 1996”`, `_${gone}_`],
      "web-annotation": [`"value": "${other}: since 1996"`, `"value": "${gone}"`],
    };
    for (const words of told[format]) expect(write(report).split(words)).toHaveLength(2);
    expect(write(reportIn("es"))).toContain("Propuesta para otras palabras que las que hay ahora");
  });
  it("tells of a verdict taken back who did it, and whose verdict holds", () => {
    const review = new ReviewBuilder(documentOf(paragraph("Words.")));
    const claim = review.claim("needs-source", ["Words"]);
    review.judge(claim, "disputed", "ana");
    review.judge(claim, "verified", "luis");
    review.takeBack(claim, "disputed", "ana");
    const report = buildReport(review.input);
    expect(report.claims[0]).toMatchObject({ verdict: "disputed", verdictBy: "Ana Prieto" });
    expect(report.claims[0]?.history.at(-1)).toMatchObject({ what: "verdict-taken-back", who: "Luis Ortega" });
    expect(write(report)).toContain("Taken back from");
    expect(write(buildReport({ ...review.input, options: { at: NOON, locale: "es" } }))).toContain("Vuelta atrás de");

    review.takeBack(claim, "verified", "luis");
    const again = buildReport(review.input);
    expect(again.claims[0]?.history.at(-1)).toMatchObject({ what: "verdict-given-again", who: "Luis Ortega" });
    expect(write(again)).toContain("Given again: from");
    expect(write(buildReport({ ...review.input, options: { at: NOON, locale: "es" } }))).toContain("Dado de nuevo: de");
  });
  it("calls a discussion neither open nor resolved of which only the trace is left", () => {
    const review = new ReviewBuilder(documentOf(paragraph("Words.")));
    review.thread(review.claim("needs-source", ["Words"]), ["", ""]);
    const opened = (report: ReturnType<typeof buildReport>) => /(?:^|>)Open(?:$|<)/m.test(write(report));
    expect(opened(buildReport(review.input))).toBe(false);
    review.thread(null, ["", "Said and left."]);
    expect(opened(buildReport(review.input))).toBe(format !== "web-annotation");
  });
  it("leaves out what was proposed and withdrawn again", () => {
    const report = reportIn("en");
    const statuses = report.claims.flatMap(({ corrections }) => corrections.map(({ status }) => status));
    expect(statuses).toEqual(["open", "declined", "accepted", "open", "open"]);
    expect(write(report)).not.toContain("filled");
  });
  it("writes the same bytes twice, wherever and in whatever order it runs", () => {
    const zone = process.env["TZ"];
    const first = write(reportIn("es"));
    process.env["TZ"] = "Pacific/Kiritimati";
    expect(write(reportIn("es"))).toBe(first);
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });
  it("differs between exports in nothing but the time of the export", () => {
    const [at, later] = [NOON + 1e9, NOON + 2e9];
    const one = write(reportIn("en", at)).replaceAll(isoTime(at), "T").replaceAll("1 Jul 2024, 01:46 UTC", "R");
    const other = write(reportIn("en", later))
      .replaceAll(isoTime(later), "T")
      .replaceAll("12 Jul 2024, 15:33 UTC", "R");
    expect(other).toBe(one);
  });
  it("ends in a line feed, without space at the ends of lines", () => {
    expect(write(reportIn("en"))).toMatch(/[^\n]\n$/);
    expect(write(reportIn("en"))).not.toMatch(/[\t ]\n/);
  });
  it("writes an article without claims, headline or text", () => {
    const review = new ReviewBuilder(documentOf(paragraph()), {
      headline: " ",
      byline: "",
      sourceUrl: null,
      language: "und",
    });
    expect(write(buildReport(review.input)).length).toBeGreaterThan(200);
  });
});

describe("the readable formats", () => {
  it.each(["html", "markdown"] as const)(
    "tell totals, verdict history, lacking sources and what was lost: %s",
    (format) => {
      const report = reportIn("en");
      const file = REPORT_FORMATS[format].write(report);
      for (const claim of report.claims) for (const entry of claim.history) expect(file).toContain(isoTime(entry.at));
      for (const words of ["Verdict history", "Changed from", "No source yet", "To do", "This comment was deleted"])
        expect(file).toContain(words);
      expect(file).toContain("Text no longer in the article");
      expect(file).toContain(report.plainTextSha256);
    },
  );
  it("number every place in the article and link it with its claim, in HTML", () => {
    const report = reportIn("en");
    const file = REPORT_FORMATS.html.write(report);
    for (const claim of report.claims)
      claim.spans.forEach((_, span) => {
        expect(file.split(`id="place-${claim.number}-${span}"`)).toHaveLength(2);
        expect(file).toContain(`href="#place-${claim.number}-${span}"`);
        expect(file).toContain(`href="#claim-${claim.number}"`);
      });
    const ids = [...file.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of file.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
  it("mark a verdict that was given on other words as such in the article, and say so beside its number, in HTML", () => {
    const file = REPORT_FORMATS.html.write(reportIn("en"));
    const marked = [...file.matchAll(/<mark class="[a-z-]+ stale[^"]*" data-claim="(\d+)"/g)].map(
      ([, number]) => number,
    );
    expect([...new Set(marked)]).toEqual(["5"]);
    expect(file).toMatch(/aria-label="Claim 5: [A-Z][a-z ]+\. Text changed since the verdict"/);
    expect(file).toContain('<mark class="verified stale">Text changed since the verdict</mark>');
  });
  it("give a verdict on other words a sign of its own in the article, and explain it, in Markdown", () => {
    const file = REPORT_FORMATS.markdown.write(reportIn("en"));
    expect([...file.matchAll(/([⁰¹²³⁴-⁹]+)[✓!?]≠⟧/g)].map(([, number]) => number)).toEqual(["⁵"]);
    expect(file).toContain("⟦ⁿ…ⁿ?⟧ Needs source · ⟦ⁿ…ⁿ✓≠⟧ Text changed since the verdict. ⁿ is");
    const review = new ReviewBuilder(documentOf(paragraph("It took 30 years.")));
    review.claim("verified", ["30 years"]);
    expect(REPORT_FORMATS.markdown.write(buildReport(review.input))).not.toContain("≠");
  });
  it("set the mark of a claim right against what follows it, in HTML", () => {
    const review = new ReviewBuilder(documentOf(paragraph("It took (30 years), they say.")));
    review.claim("verified", ["30 years"]);
    const file = REPORT_FORMATS.html.write(buildReport(review.input));
    expect(file).toMatch(
      /30 years<\/mark><sup class="reference"><a [^>]+>1<span class="sign">✓<\/span><\/a><\/sup>\), they/,
    );
    // Neither the mark nor what is inside it makes room at its end.
    const rules = [...file.matchAll(/^\.(?:reference|reference a|sign) \{(.*)\}$/gm)].map(([, rule]) => rule ?? "");
    expect(rules).toHaveLength(3);
    const spaces = rules.flatMap((rule) => rule.match(/(?:margin|padding)[^;]*/g) ?? []);
    for (const space of spaces) expect(space).toMatch(/-start: \S+$|: (?:\S+ )?0$/);
  });
  it("tell the time of a verdict once, to the minute, with the exact one for machines only, in HTML", () => {
    const review = new ReviewBuilder(documentOf(paragraph("Words.")));
    review.claim("needs-source", ["Words"]);
    const report = buildReport(review.input);
    for (const claim of report.claims) for (const entry of claim.history) entry.at += 123;
    const [, history = ""] = /<ol class="history">(.*?)<\/ol>/s.exec(REPORT_FORMATS.html.write(report)) ?? [];
    expect(history).toContain('<time datetime="2024-06-19T12:01:00.123Z">19 Jun 2024, 12:01 UTC</time>');
    const shown = history.replace(/<[^>]*>/g, "");
    expect(shown.match(/12:01/g)).toHaveLength(1);
    expect(shown).not.toContain(".123");
  });
  it("number every place in Markdown where it begins and, with its sign, where it ends", () => {
    const report = reportIn("en");
    const file = REPORT_FORMATS.markdown.write(report);
    for (const { number, verdict, spans, stale } of report.claims) {
      const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹"[number];
      expect(file.split(`⟦${raised}`)).toHaveLength(spans.length + 1);
      expect(file.split(`${raised}${VERDICT_SIGNS[verdict]}${stale ? "≠" : ""}⟧`)).toHaveLength(spans.length + 1);
    }
    expect(file).toContain("How claims are marked: ⟦ⁿ…ⁿ✓⟧ Verified · ⟦ⁿ…ⁿ!⟧ Disputed · ⟦ⁿ…ⁿ?⟧ Needs source · ");
  });
  it("set the article in its own language and direction, the report in its own", () => {
    const review = new ReviewBuilder(documentOf(paragraph("مرحبا")), { language: "ar" });
    const file = REPORT_FORMATS.html.write(buildReport({ ...review.input, options: { at: NOON, locale: "es" } }));
    expect(file).toContain('<html lang="es" dir="ltr">');
    expect(file).toContain('<article class="copy" lang="ar" dir="rtl">');
  });
  it("have headings in order: none skips a level", () => {
    const file = REPORT_FORMATS.html.write(reportIn("en"));
    const levels = [...file.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
  });
  it("are well-formed HTML", () => {
    const errors: string[] = [];
    const file = REPORT_FORMATS.html.write(reportIn("en")).replace(/^[\s\S]*<body>|<\/body>[\s\S]*$/g, "");
    parseFragment(file, { onParseError: (error) => errors.push(error.code), sourceCodeLocationInfo: true });
    expect(errors).toEqual([]);
  });
});

describe("REPORT_FORMATS", () => {
  it("knows its own names and no inherited ones", () => {
    expect(FORMATS.every(isReportFormat)).toBe(true);
    expect(isReportFormat("constructor")).toBe(false);
  });
});
