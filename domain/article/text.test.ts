import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { br, doc, h, hr, item, lines, p, quote, ul } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { ArticleText, codePoints, firstCodePoints, lastAtMost, lastCodePoints, textBetween } from "./text.ts";

/** Every position of a document where a unit of text may stand. */
function textPositions(body: Node): number[] {
  const positions: number[] = [];
  for (let position = 0; position <= body.content.size; position++)
    if (body.resolve(position).parent.isTextblock) positions.push(position);
  return positions;
}

/** Any text at all, lone surrogates and joined emoji included. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.array(fc.constantFrom("a", "😀", "\uD83D", "\uDE00", "e\u0301", "ש", "日")).map((parts) => parts.join("")),
);

describe("the text of an article", () => {
  it.each([
    ["paragraphs by a line feed", lines("One\nTwo"), "One\nTwo"],
    ["a hard break as a line feed", doc(p("One", br(), "two")), "One\ntwo"],
    ["an empty block as an empty line", doc(p("One"), p(), p("Two")), "One\n\nTwo"],
    ["a rule as nothing", doc(p("One"), hr(), p("Two")), "One\nTwo"],
    [
      "nested lists and quotes without their depth",
      doc(h(1, "A"), ul(item(p("b"), quote(p("c")))), p("d")),
      "A\nb\nc\nd",
    ],
    ["an article that only has a rule as empty", doc(hr()), ""],
  ])("gives %s", (_what, body, text) => {
    expect(new ArticleText(body).text).toBe(text);
  });

  it("has the first letter at offset 0 and position 1", () => {
    const text = new ArticleText(lines("One\nTwo"));
    expect([text.positionAt(0), text.offsetAt(1), text.offsetAt(0)]).toEqual([1, 0, 0]);
  });

  it("keeps an offset at a block's end in that block, and the next offset opens the next", () => {
    const text = new ArticleText(lines("One\nTwo"));
    expect([text.positionAt(3), text.positionAt(4)]).toEqual([4, 6]);
  });

  it("turns every offset into a position and back", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, (body) => {
        const text = new ArticleText(body);
        const hasText = textPositions(body).length > 0;
        for (let offset = 0; hasText && offset <= text.text.length; offset++)
          expect(text.offsetAt(text.positionAt(offset))).toBe(offset);
      }),
      runs(150),
    );
  });

  it("turns every position in text into an offset and back", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, (body) => {
        const text = new ArticleText(body);
        for (const position of textPositions(body)) expect(text.positionAt(text.offsetAt(position))).toBe(position);
      }),
      runs(150),
    );
  });

  it("puts a position between blocks at the end of the earlier one, and never outside the text", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, (body) => {
        const text = new ArticleText(body);
        let before = 0;
        for (let position = 0; position <= body.content.size; position++) {
          const offset = text.offsetAt(position);
          if (!body.resolve(position).parent.isTextblock) expect(offset).toBe(before);
          before = offset;
          expect(offset).toBeLessThanOrEqual(text.text.length);
        }
      }),
      runs(150),
    );
  });

  it("says between two offsets what the document says between their positions", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, fc.nat(), fc.nat(), (body, one, other) => {
        const positions = textPositions(body);
        const [from = 0, to = 0] = [one, other]
          .map((at) => positions[at % Math.max(1, positions.length)] ?? 0)
          .sort((a, b) => a - b);
        const text = new ArticleText(body);
        expect(text.text.slice(text.offsetAt(from), text.offsetAt(to))).toBe(textBetween(body, from, to));
      }),
      runs(400),
    );
  });
});

describe("code points", () => {
  it("are counted as Array.from counts them, up to any offset", () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), (text, end) => {
        expect(codePoints(text)).toBe(Array.from(text).length);
        expect(codePoints(text, Math.min(end, text.length))).toBe(Array.from(text.slice(0, end)).length);
      }),
    );
  });

  it("are the first and the last ones of a text, with no pair cut", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.nat(45), (text, count) => {
        const all = Array.from(text);
        expect(firstCodePoints(text, count)).toBe(all.slice(0, count).join(""));
        expect(lastCodePoints(text, count)).toBe(all.slice(Math.max(0, all.length - count)).join(""));
      }),
    );
  });

  it("drop a half that a cut before them has left", () => {
    expect(lastCodePoints("\uDE00abc", 32)).toBe("abc");
    expect(firstCodePoints("abc\uD83D", 32)).toBe("abc");
  });
});

describe("lastAtMost", () => {
  it("finds what a search from the end finds", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(60), (numbers, value) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        expect(lastAtMost(sorted, value)).toBe(
          Math.max(
            0,
            sorted.findLastIndex((entry) => entry <= value),
          ),
        );
      }),
    );
  });
});
