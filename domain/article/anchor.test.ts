import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { br, doc, h, item, lines, p, ul } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { edited, perform, randomEdit, runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { refusal } from "#domain/testing/refusals.ts";
import { CONTEXT_LENGTH, mapRange, type Range, readAnchor, verifyAnchor } from "./anchor.ts";
import { articleSchema } from "./schema.ts";
import { ArticleText, codePoints, textBetween } from "./text.ts";

const edits = fc.array(randomEdit, { minLength: 1, maxLength: 6 });

function rangeIn(body: Node, one: number, other: number): Range {
  const [from = 0, to = 0] = [one, other].map((at) => at % (body.content.size + 1)).sort((a, b) => a - b);
  return { from, to };
}

/** “first visit” in “It was the first visit in years”. */
const VISIT = { from: 12, to: 23, quote: "first visit" };
const TEXT = "It was the first visit in years";

describe("a mapped range", () => {
  const insert = (at: number) => new Transform(lines(TEXT)).insert(at, articleSchema.text("NEW"));

  it.each([
    ["its first letter, without taking the text in", VISIT.from, 3, 3],
    ["its last letter, without taking the text in", VISIT.to, 0, 0],
    ["the letters inside, and grows", 15, 0, 3],
  ])("keeps its words when text is typed at %s", (_where, at, from, to) => {
    expect(mapRange(VISIT, insert(at).mapping)).toEqual({ from: VISIT.from + from, to: VISIT.to + to });
  });

  it.each([
    ["exactly its text", 12, 23],
    ["its text and more on both sides", 5, 30],
    ["all text", 1, 32],
  ])("collapses to where it was when somebody deletes %s", (_what, from, to) => {
    const mapped = mapRange(VISIT, new Transform(lines(TEXT)).delete(from, to).mapping);
    expect(mapped).toEqual({ from, to: from });
  });

  it("covers the text that replaces exactly its own, for a corrected claim is still the claim", () => {
    const { mapping } = new Transform(lines(TEXT)).replaceWith(12, 23, articleSchema.text("second stay, much longer"));
    expect(mapRange(VISIT, mapping)).toEqual({ from: 12, to: 36 });
  });

  it("collapses before text that replaces its own and more", () => {
    const { mapping } = new Transform(lines(TEXT)).replaceWith(8, 26, articleSchema.text("a stay"));
    expect(mapRange(VISIT, mapping)).toEqual({ from: 8, to: 8 });
  });

  it("stays where it is when nothing changes, at position 0 as well", () => {
    expect(mapRange({ from: 0, to: 4 }, new Transform(lines(TEXT)).mapping)).toEqual({ from: 0, to: 4 });
  });

  it("never leaves the document and never turns round", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, edits, fc.nat(), fc.nat(), (body, changes, one, other) => {
        const tr = edited(body, changes);
        const { from, to } = mapRange(rangeIn(body, one, other), tr.mapping);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(tr.doc.content.size);
      }),
      runs(300),
    );
  });

  it("keeps its exact text while every change stays outside it, touching it or not", UNHURRIED, () => {
    const texts = fc.constantFrom("x", "12", "日本", "😀");
    const change = fc.record({ before: fc.boolean(), at: fc.nat(), length: fc.nat(12), text: texts });
    fc.assert(
      fc.property(
        randomDocument,
        fc.nat(),
        fc.nat(),
        fc.array(change, { maxLength: 6 }),
        (body, one, other, changes) => {
          const first = rangeIn(body, one, other);
          fc.pre(textBetween(body, first.from, first.to) !== "");
          const words = textBetween(body, first.from, first.to);
          const tr = new Transform(body);
          for (const { before, at, length, text } of changes) {
            const place = mapRange(first, tr.mapping);
            const [start, end] = before ? [0, place.from] : [place.to, tr.doc.content.size];
            const from = start + (at % (end - start + 1));
            const to = Math.min(end, from + length);
            const $from = tr.doc.resolve(from);
            if ($from.parent.isTextblock && $from.sameParent(tr.doc.resolve(to)))
              tr.replaceWith(from, to, articleSchema.text(text));
          }
          const { from, to } = mapRange(first, tr.mapping);
          expect(textBetween(tr.doc, from, to)).toBe(words);
        },
      ),
      runs(300),
    );
  });

  it("is the same through two changes one after the other as through both at once", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, edits, edits, fc.nat(), fc.nat(), (body, one, two, from, to) => {
        const first = edited(body, one);
        const second = edited(first.doc, two);
        const both = new Transform(body);
        for (const step of [...first.steps, ...second.steps]) both.step(step);
        const range = rangeIn(body, from, to);
        expect(mapRange(mapRange(range, first.mapping), second.mapping)).toEqual(mapRange(range, both.mapping));
      }),
      runs(300),
    );
  });
});

describe("reading an anchor", () => {
  const body = doc(p("One 😀 two"), p(), ul(item(p("three"))), p("a", br(), "b"));

  it.each<[string, Range]>([
    ["an empty place", { from: 3, to: 3 }],
    ["a reversed one", { from: 5, to: 3 }],
    ["one before the article", { from: -1, to: 3 }],
    ["one behind it", { from: 3, to: body.content.size + 1 }],
    ["one that is no whole number", { from: 1.5, to: 3 }],
    ["one that is no number", { from: Number.NaN, to: 3 }],
    ["a space", { from: 4, to: 5 }],
    ["an empty block", { from: 11, to: 14 }],
    ["the gap between two blocks", { from: 11, to: 12 }],
    ["a hard break", { from: 27, to: 28 }],
    ["the first half of a character", { from: 1, to: 6 }],
    ["the second half of a character", { from: 6, to: 9 }],
  ])("refuses %s", (_what, range) => {
    expect(refusal(() => readAnchor(body, range, "spans.3"))).toEqual({ code: "empty_range", field: "spans.3" });
  });

  it("takes a range at the very beginning, with nothing before it", () => {
    expect(readAnchor(body, { from: 1, to: 4 })).toEqual({
      from: 1,
      to: 4,
      quote: "One",
      prefix: "",
      suffix: " 😀 two\n\nthree\na\nb",
    });
    expect(readAnchor(body, { from: 0, to: 4 }).quote).toBe("One");
  });

  it("takes a range over blocks, with a line feed for each boundary", () => {
    expect(readAnchor(body, { from: 8, to: 22 })).toMatchObject({
      quote: "two\n\nthree",
      prefix: "One 😀 ",
      suffix: "\na\nb",
    });
  });

  it("reads at most 32 code points around it, and no half of one", () => {
    const long = lines(`${"😀".repeat(40)}claim${"𝒜".repeat(40)}`);
    const { prefix, suffix } = readAnchor(long, { from: 81, to: 86 });
    expect([prefix, suffix]).toEqual(["😀".repeat(32), "𝒜".repeat(32)]);
  });

  it("reads the words around it over deep boundaries", () => {
    const deep = doc(h(1, "Head"), ul(item(p("first"), ul(item(p("claim"))))), p("last"));
    expect(readAnchor(deep, { from: 18, to: 23 })).toMatchObject({
      quote: "claim",
      prefix: "Head\nfirst\n",
      suffix: "\nlast",
    });
  });

  it("reads what stands there and around it, found again at the same offset of the article's text", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, fc.nat(), fc.nat(), (body, one, other) => {
        const range = rangeIn(body, one, other);
        const inText = body.resolve(range.from).parent.isTextblock && body.resolve(range.to).parent.isTextblock;
        const words = textBetween(body, range.from, range.to);
        fc.pre(inText && words.trim() !== "" && words.isWellFormed());
        const { quote, prefix, suffix } = readAnchor(body, range);
        const { text, from, to } = offsets(body, range);
        expect(text.slice(from, to)).toBe(quote);
        expect(text.startsWith(prefix + quote + suffix, from - prefix.length)).toBe(true);
        for (const around of [prefix, suffix]) {
          expect(around.isWellFormed()).toBe(true);
          expect(codePoints(around)).toBeLessThanOrEqual(CONTEXT_LENGTH);
        }
      }),
      runs(400),
    );
  });

  function offsets(body: Node, range: Range) {
    const text = new ArticleText(body);
    return { text: text.text, from: text.offsetAt(range.from), to: text.offsetAt(range.to) };
  }
});

describe("verifying an anchor", () => {
  it("takes the quote that stands there", () => {
    expect(verifyAnchor(lines(TEXT), VISIT)).toMatchObject(VISIT);
  });

  it.each([
    ["other words", "first visits"],
    ["the same words with another space", "first\u00A0visit"],
    ["the same letters in another normal form", "first visit".replace("i", "i\u0307")],
    ["nothing", ""],
  ])("refuses a quote of %s, and tells what is there", (_what, words) => {
    const attempt = () => verifyAnchor(lines(TEXT), { ...VISIT, quote: words }, "spans.0");
    expect(refusal(attempt)).toEqual({ code: "quote_mismatch", field: "spans.0" });
    expect(attempt).toThrow(expect.objectContaining({ details: { found: "first visit" } }));
  });

  it("refuses an empty place as such, whatever the quote", () => {
    expect(refusal(() => verifyAnchor(lines(TEXT), { from: 3, to: 3, quote: "" })).code).toBe("empty_range");
  });

  it("finds a claim again by its quote after any edits that did not touch it", UNHURRIED, () => {
    fc.assert(
      fc.property(edits, (changes) => {
        const body = lines(`Before this.\n${TEXT}\nAfter it.`);
        const from = 14 + VISIT.from;
        const to = 14 + VISIT.to;
        const tr = new Transform(body);
        for (const change of changes) {
          const aside = new Transform(tr.doc);
          perform(aside, change);
          const place = mapRange({ from, to }, tr.mapping);
          const touches = aside.mapping.maps.some((map) => {
            let inside = false;
            map.forEach((start, end) => {
              inside ||= start < place.to && end > place.from;
            });
            return inside;
          });
          if (!touches && aside.steps.length < 2) for (const step of aside.steps) tr.step(step);
        }
        const place = mapRange({ from, to }, tr.mapping);
        expect(verifyAnchor(tr.doc, { ...place, quote: VISIT.quote }).quote).toBe(VISIT.quote);
      }),
      runs(300),
    );
  });
});
