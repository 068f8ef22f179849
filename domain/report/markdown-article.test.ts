import fc from "fast-check";
import MarkdownIt from "markdown-it";
import type { Node } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { articleSchema } from "#domain/article/schema.ts";
import { articleMarkdown } from "./markdown-article.ts";
import { buildReport } from "./model.ts";
import type { ReportBlock } from "./report.ts";
import { documentOf, heading, paragraph } from "./testing/documents.ts";
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
