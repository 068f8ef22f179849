import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { escapeMarkdown, markdownAddress, markdownLines } from "./markdown-escape.ts";
import { type InlinePiece, inlineMarkdown } from "./markdown-inline.ts";

const reader = new MarkdownIt("default", { html: true, linkify: true });

/** What a reader makes of Markdown: each character with its marks. */
function read(markdown: string): string[] {
  const blocks = reader.parse(markdown, {});
  expect(blocks.map((token) => token.type)).toEqual(
    blocks.length === 0 ? [] : ["paragraph_open", "inline", "paragraph_close"],
  );
  const marks = { strong: 0, em: 0, link: "" };
  return (blocks[1]?.children ?? []).flatMap((token) => {
    if (token.type === "strong_open") marks.strong++;
    else if (token.type === "strong_close") marks.strong--;
    else if (token.type === "em_open") marks.em++;
    else if (token.type === "em_close") marks.em--;
    else if (token.type === "link_open") marks.link = String(token.attrGet("href"));
    else if (token.type === "link_close") marks.link = "";
    else if (token.type === "hardbreak") return ["\n"];
    else if (token.type === "softbreak") return ["soft"];
    else {
      expect(token.type).toBe("text");
      return shown(token.content, marks.strong > 0, marks.em > 0, marks.link);
    }
    return [];
  });
}
/** White space has no marks: where emphasis begins and ends beside it is not seen. */
function shown(text: string, strong: boolean, em: boolean, link: string): string[] {
  return Array.from(text, (character) =>
    /\s/.test(character) ? character : `${character}${strong ? "*" : ""}${em ? "_" : ""}${link}`,
  );
}
const expected = (pieces: InlinePiece[]) =>
  pieces.flatMap(({ text, strong, em, href }) => shown(text, strong, em, href ?? ""));

const part = fc.constantFrom(
  ..."ab1é🦊 \u00a0.,\"“”!?-#+=*_`~[]()<>&;:|\\/{}$@^'".split(/(?:)/u),
  "e\u0301",
  "&amp;",
  "&#60;",
  "1. ",
  "- ",
  "# ",
  "www.x.org",
  "http://x.org",
  "<b>",
  "](javascript:x)",
  "**",
  "__",
  "***",
  "a@b.org",
  "\n",
);
const piece = fc.record({
  text: fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join("")),
  strong: fc.boolean(),
  em: fc.boolean(),
  href: fc.constantFrom(null, null, null, "https://example.org/a?b=1&copy=2"),
});
/** Spaces at the ends of lines are not kept by any reader of Markdown. */
function tidy(characters: string[]): string[] {
  return characters
    .join("\uE001")
    .replace(/(?:[ ]\uE001)*\n(?:\uE001[ ](?=\uE001|$))*/g, "\n")
    .replace(/^(?:[ \n]\uE001?)+|(?:\uE001?[ \n])+$/g, "")
    .split("\uE001");
}

describe("inlineMarkdown", () => {
  it("reads back as the same text with the same marks, whatever stands beside them", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        expect(tidy(read(inlineMarkdown(pieces)))).toEqual(tidy(expected(pieces)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("escapeMarkdown", () => {
  it("reads back as the same words and nothing else", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 10 }), (parts) => {
        const text = parts.join("");
        const plain = [{ text: text.replaceAll("\n", " ").trim(), strong: false, em: false, href: null }];
        expect(
          tidy(read(escapeMarkdown(text)))
            .join("")
            .replace(/ +/g, " "),
        ).toBe(tidy(expected(plain)).join("").replace(/ +/g, " "));
      }),
      { numRuns: 500 },
    );
  });
  it("takes every line end that a reader may know for a space", () => {
    expect(escapeMarkdown("a\u2028# b\u0085- c\r\n> d")).toBe("a # b - c \\> d");
  });
});

describe("markdownLines", () => {
  it("keeps lines and paragraphs inside their quotation", () => {
    expect(markdownLines("one\ntwo\n\n# three\n```", "> ")).toBe("> one\\\n> two\n>\n> \\# three\\\n> \\`\\`\\`");
  });
});

describe("markdownAddress", () => {
  it("shows safe addresses only", () => {
    expect(markdownAddress("https://example.org/a b<c>")).toBe("<https://example.org/a%20b%3Cc%3E>");
    expect(markdownAddress("javascript:alert(1)")).toBe("");
  });
});
