import fc from "fast-check";
import MarkdownIt from "markdown-it";
import type { Node } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { articleSchema } from "#domain/article/schema.ts";
import { ArticleText, textBetween } from "#domain/article/text.ts";
import { articleMarkdown } from "./markdown-article.ts";
import { buildReport } from "./model.ts";
import type { ReportBlock } from "./report.ts";
import { documentOf, heading, linked, paragraph, text } from "./testing/documents.ts";
import { ReviewBuilder } from "./testing/review-builder.ts";

type Shape = string | Shape[];
const { nodes } = articleSchema;
const reader = new MarkdownIt("commonmark");

/** The blocks a reader of Markdown sees, nested as it sees them. */
function read(markdown: string): Shape[] {
  const root: Shape[] = [];
  const open: Shape[][] = [root];
  for (const { type, children, tag } of reader.parse(markdown, {})) {
    if (/^(?:bullet_list|ordered_list|blockquote|list_item)_open$/.test(type)) {
      const inner: Shape[] = [tag];
      open.at(-1)?.push(inner);
      open.push(inner);
    } else if (/^(?:bullet_list|ordered_list|blockquote|list_item)_close$/.test(type)) open.pop();
    else if (type === "inline") open.at(-1)?.push((children ?? []).map((child) => child.content).join(""));
    else if (type === "heading_open" || !/^(?:paragraph|heading)_/.test(type)) open.at(-1)?.push(tag);
  }
  return root;
}

/** The same of the report; empty paragraphs and quotations are nothing in Markdown. */
function shape(blocks: readonly ReportBlock[]): Shape[] {
  return blocks.flatMap((block): Shape[] => {
    if (block.kind === "rule") return ["hr"];
    if (block.kind === "list")
      return [[block.ordered ? "ol" : "ul", ...block.items.map((item): Shape => ["li", ...shape(item)])]];
    if (block.kind === "quote") {
      const inner = shape(block.blocks);
      return inner.length === 0 ? [] : [["blockquote", ...inner]];
    }
    const text = block.runs.map((run) => run.text.trim()).join("");
    if (text === "") return [];
    return block.kind === "heading" ? [`h${Math.min(6, block.depth + 2)}`, text] : [text];
  });
}

const words = fc.constantFrom(
  "a",
  "- b",
  "1. c",
  "# d #",
  "> e",
  "    f",
  "---",
  "***",
  "",
  "1986. A year",
  "+",
  "===",
);
const paragraphs = words.map((text) => (text === "" ? paragraph() : paragraph(text)));
const headings = fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([level, text]) => heading(level, text || "x"));
const { block } = fc.letrec<{ block: Node }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    paragraphs,
    headings,
    fc.constant(nodes.horizontal_rule.create()),
    fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((inner) => nodes.blockquote.create(null, inner)),
    fc
      .tuple(
        fc.constantFrom(nodes.ordered_list, nodes.bullet_list),
        fc.array(fc.tuple(paragraphs, fc.array(tie("block"), { maxLength: 2 })), { minLength: 1, maxLength: 3 }),
      )
      .map(([list, items]) =>
        list.create(
          null,
          items.map(([first, more]) => nodes.list_item.create(null, [first, ...more])),
        ),
      ),
  ),
}));

describe("articleMarkdown", () => {
  it("reads back as the same blocks, however they are nested", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
        const report = buildReport(new ReviewBuilder(documentOf(...blocks)).input);
        expect(read(articleMarkdown(report))).toEqual(shape(report.blocks));
      }),
      { numRuns: 500 },
    );
  });
});

/** What a reader of Markdown sees of an article, with the places where claims open and close; spaces do not count. */
function readMarks(markdown: string): { text: string; opened: string[]; closed: string[] } {
  const inline = reader.parse(markdown, {}).flatMap((token) => token.children ?? []);
  const seen = inline.map(({ type, content }) => (type === "softbreak" ? "a soft break" : content)).join("");
  const found = { text: "", opened: [] as string[], closed: [] as string[] };
  for (const [part, opens, closes] of seen.matchAll(/⟦([⁰¹²³⁴-⁹]+)|([⁰¹²³⁴-⁹]+[✓!?])⟧|[\s\S]/g)) {
    if (opens) found.opened.push(`${opens} ${found.text.length}`);
    else if (closes) found.closed.push(`${closes} ${found.text.length}`);
    else found.text += part.trim();
  }
  return { text: found.text, opened: found.opened.sort(), closed: found.closed.sort() };
}

const spaceless = (words: string) => words.replace(/\s/g, "");
const letters = fc
  .array(fc.constantFrom("a", "é", "🦊", " ", ".", "!", "*", "_", "[x]", "1. ", "#", "“", "ب", "<b>"), { maxLength: 6 })
  .map((parts) => `x${parts.join("")}`);
const inlineNodes = fc
  .tuple(letters, fc.constantFrom("plain", "strong", "em", "link"))
  .map(([words, kind]) =>
    kind === "link" ? linked(words, "https://example.org/") : kind === "plain" ? words : text(words, kind as "em"),
  );

describe("the marks of claims in Markdown", () => {
  it("show where nested and overlapping claims begin and end, and touch the words", () => {
    const review = new ReviewBuilder(documentOf(paragraph("It took nine years, they say: nine whole years.")));
    review.claim("needs-source", ["took nine years, they say"]);
    review.claim("verified", ["nine years"]);
    review.claim("disputed", ["years, they say: nine"]);
    expect(articleMarkdown(buildReport(review.input))).toBe(
      "It ⟦¹took ⟦²nine ⟦³years²✓⟧, they say¹?⟧: nine³!⟧ whole years.",
    );
  });
  it("close what began last first, and number beyond nine", () => {
    const review = new ReviewBuilder(documentOf(paragraph("It took nine years.")));
    for (let number = 1; number <= 11; number++) review.claim("verified", [number === 1 ? "nine years" : "years"]);
    const markdown = articleMarkdown(buildReport(review.input));
    expect(markdown).toContain("⟦¹nine ⟦²⟦³");
    expect(markdown).toContain("⟦¹⁰⟦¹¹years¹¹✓⟧¹⁰✓⟧");
    expect(markdown).toMatch(/²✓⟧¹✓⟧\.$/);
  });
  it("read back as the places of the claims and leave the words as they are, whatever stands beside them", () => {
    const paragraphsOf = fc.array(fc.array(inlineNodes, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    });
    const cuts = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(paragraphsOf, cuts, (lines, places) => {
        const body = documentOf(...lines.map((line) => paragraph(...line)));
        const review = new ReviewBuilder(body);
        const whole = new ArticleText(body);
        for (const place of places) {
          const [start = 0, end = 0] = place
            .map((at) => at % (whole.text.length + 1))
            .sort((one, other) => one - other);
          const [from, to] = [whole.positionAt(start), whole.positionAt(end)];
          const quote = textBetween(body, from, to);
          if (quote.trim() !== "" && quote.isWellFormed()) review.claimAt("verified", [{ quote, from, to }]);
        }
        const report = buildReport(review.input);
        const points = Array.from(report.plainText);
        const edges = (edge: "start" | "end", sign: string) =>
          report.claims
            .flatMap(({ number, spans }) =>
              spans.map(
                (span) => `${"⁰¹²³⁴⁵⁶⁷⁸⁹"[number]}${sign} ${spaceless(points.slice(0, span[edge]).join("")).length}`,
              ),
            )
            .sort();
        expect(readMarks(articleMarkdown(report))).toEqual({
          text: spaceless(report.plainText),
          opened: edges("start", ""),
          closed: edges("end", "✓"),
        });
      }),
      { numRuns: 500 },
    );
  });
});
