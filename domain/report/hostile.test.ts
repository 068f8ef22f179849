import MarkdownIt from "markdown-it";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { containDirection } from "./bidi.ts";
import { toHtml } from "./html.ts";
import { toMarkdown } from "./markdown.ts";
import { buildReport } from "./model.ts";
import type { Report } from "./report.ts";
import { documentOf, heading, linked, paragraph, text } from "./testing/documents.ts";
import { ReviewBuilder } from "./testing/review-builder.ts";
import { toWebAnnotations } from "./web-annotations.ts";

const PAYLOADS = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  "</style><script>alert(1)</script>",
  "</title></head><body onload=alert(1)>",
  "]]><script>alert(1)</script>",
  "<!-- --><iframe src=javascript:alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  "javascript:alert(1)",
  "JaVaScRiPt&colon;alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "[x](javascript:alert(1))",
  "![x](https://evil.example/pixel.png)",
  "[x]: javascript:alert(1)",
  "<javascript:alert(1)>",
  "<https://evil.example/>",
  "https://evil.example/ www.evil.example",
  "`<img src=x onerror=alert(1)>`",
  "```html\n<script>alert(1)</script>\n```",
  "~~~\n<script>\n~~~",
  "a\n\n<div onclick=alert(1)>\n\n# heading\n- list\n> quote\n---\n===",
  "    <b>code</b>\n\t<i>code</i>",
  "| a | b |\n| --- | --- |\n| <img src=x onerror=alert(1)> |",
  "**_`[]()<>&lt;script&gt;&#60;script&#62;\\",
  "line\u2028<script>alert(1)</script>\u2029# x",
  "a\r<script>\r\n</script>\u0085\u000B\u000C",
  "\u202Ertl\u2066<b onmouseover=alert(1)>",
  "\u2069\u202C\u202Eevil",
  "{{constructor.constructor('alert(1)')()}} #{alert(1)} <%= 1 %>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  "<plaintext><xmp><noscript><textarea></textarea><base href=//evil.example>",
  "\\\\<b>\\[x\\](y)\\",
  "!",
  "1. one\n2) two\n+ plus\n* star",
];
const UNSAFE_ADDRESSES = [
  "javascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "https://user:pass@evil.example/",
  "//evil.example",
  "\u0001javascript:alert(1)",
];

/** A review whose every field is the payload. */
function hostileReport(payload: string, address: string): Report {
  const words = payload.replace(/\p{Cc}/gu, " ");
  const body = documentOf(
    heading(1, words),
    paragraph(words, text(words, "strong"), text(words, "em"), linked(words, "https://example.org/?a=<b>&c=\"'`|)")),
    paragraph("before!", linked(words, "https://example.org/"), " after"),
  );
  const review = new ReviewBuilder(
    body,
    { headline: payload, byline: payload, sourceUrl: address, language: "en" },
    { ana: payload, luis: payload },
  );
  const claim = review.claim("disputed", [words], `judged ${payload}`);
  review.claim("verified", [`gone ${payload}`]);
  review.claim("verified", [words, `gone ${payload}`]);
  const source = review.source({
    title: payload,
    URL: address,
    DOI: payload,
    publisher: payload,
    "container-title": payload,
    author: [{ literal: payload }, { family: payload, given: payload }],
    volume: payload,
    issue: payload,
    page: payload,
  });
  review.cite(claim, source, "supports", { locator: payload, passage: payload, note: payload, accessed: payload });
  review.cite(claim, source, "context", { locatorLabel: "timestamp", locator: payload });
  review.correct(claim, payload, payload, {
    reason: payload,
    decision: payload,
    sourceId: source.id,
    status: "declined",
  });
  review.thread(claim, [payload, payload, ""], { resolvedBy: "ana", resolvedAt: 0 });
  review.thread(null, [payload]);
  return buildReport(review.input);
}

const ALLOWED = new Set(
  "html head meta title style body header main footer section article h1 h2 h3 h4 h5 h6 p span div time bdi a table thead tbody tr th td mark strong em br sup ol ul li blockquote q hr code del ins".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(
  "charset http-equiv content name lang dir class id aria-labelledby aria-label aria-hidden href rel datetime scope style data-claim start".split(
    " ",
  ),
);

function activeIn(node: DefaultTreeAdapterTypes.Node): string[] {
  const found: string[] = [];
  if (node.nodeName === "#comment") found.push("a comment");
  if ("tagName" in node) {
    if (!ALLOWED.has(node.tagName)) found.push(`<${node.tagName}>`);
    for (const { name, value } of node.attrs) {
      if (!ATTRIBUTES.has(name)) found.push(`${node.tagName} ${name}`);
      if (name === "href" && !/^(?:#(?:claim|place|source)-|https?:\/\/)/.test(value)) found.push(`href ${value}`);
      if (
        name === "href" &&
        value.startsWith("http") &&
        !node.attrs.some((other) => other.name === "rel" && other.value === "noopener noreferrer nofollow")
      )
        found.push("rel");
      if (name === "style" && !/^flex-grow:\d+$/.test(value)) found.push(`style ${value}`);
    }
  }
  return "childNodes" in node ? [...found, ...node.childNodes.flatMap(activeIn)] : found;
}

function textsOf(node: DefaultTreeAdapterTypes.Node): string[] {
  if ("value" in node) return [node.value];
  return "childNodes" in node ? node.childNodes.flatMap(textsOf) : [];
}

const markdown = new MarkdownIt("default", { html: true, linkify: true });
function activeInMarkdown(file: string): string[] {
  return markdown.parse(file, {}).flatMap((block) => {
    const tokens = [block, ...(block.children ?? [])];
    return tokens.flatMap(({ type, content, ...token }) => {
      if (["html_block", "html_inline", "image", "fence", "code_block"].includes(type)) return [`${type} ${content}`];
      if (type === "link_open") {
        const href = String(token.attrs?.find(([name]) => name === "href")?.[1]);
        return /^https:\/\/(?:example\.org|doi\.org)\//.test(href) ? [] : [`link ${href}`];
      }
      return [];
    });
  });
}
const structure = (file: string) =>
  markdown
    .parse(file, {})
    .filter((token) => /^(?:heading|hr|table)/.test(token.type))
    .map((token) => `${token.type}${token.tag}`);

describe.each(PAYLOADS.map((payload, index) => [payload, UNSAFE_ADDRESSES[index % UNSAFE_ADDRESSES.length] ?? ""]))(
  "a review full of %j",
  (payload, address) => {
    const report = hostileReport(payload, address);
    it("leaves nothing active in HTML", () => {
      const file = toHtml(report);
      expect(activeIn(parse(file))).toEqual([]);
      expect(file.match(/<style>/g)).toHaveLength(1);
      expect(file).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
    });
    it("leaves nothing active in Markdown, and none of its structure changed", () => {
      const file = toMarkdown(report);
      expect(activeInMarkdown(file)).toEqual([]);
      expect(structure(file)).toEqual(structure(toMarkdown(hostileReport("plain", address))));
    });
    it("turns the direction of no writing but its own", () => {
      const lines = toMarkdown(report).replaceAll("&#8297;", "\u2069").split("\n");
      expect(lines.filter((line) => containDirection(line) !== line)).toEqual([]);
      // Within an isolate of its own, that is, beside which the report's words stand as they would without it.
      expect(lines.filter((line) => /^[^\u2068]*\u202E/.test(line))).toEqual([]);
      expect(textsOf(parse(toHtml(report))).filter((one) => containDirection(one) !== one)).toEqual([]);
    });
    it("stays one JSON text that no script element can end", () => {
      const file = toWebAnnotations(report);
      expect(file).not.toMatch(/[<\u2028\u2029]/);
      expect(JSON.parse(file).label).toBe(payload);
      const source = JSON.stringify(JSON.parse(file).first.items.flatMap((item: { body: unknown }) => item.body));
      for (const [, named] of source.matchAll(/"source":"([^"]*)"/g))
        expect(named).toMatch(/^(?:urn:uuid:|https:\/\/doi\.org\/)/);
    });
  },
);

describe("a link in the article", () => {
  it("becomes text when its address is not safe, however it came there", () => {
    const review = new ReviewBuilder(documentOf(paragraph(linked("words", "https://example.org/"))));
    const report = buildReport(review.input);
    const block = report.blocks[0];
    if (block?.kind !== "paragraph" || !block.runs[0]) throw new Error("a paragraph");
    block.runs[0].href = "javascript:alert(1)";
    expect(activeIn(parse(toHtml(report)))).toEqual([]);
    expect(activeInMarkdown(toMarkdown(report))).toEqual([]);
  });
});
