import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { ArticleText } from "./text.ts";
import { otherPlaces } from "./words.ts";

/** Where else the quote stands, as what stands from two letters before to two after it. */
function found(words: string, quote: string, at = 0): string[] {
  const text = new ArticleText(lines(words));
  const range = { from: text.positionAt(at), to: text.positionAt(at + quote.length) };
  return otherPlaces(text, quote, range).map(({ from, to }) => {
    const start = text.offsetAt(from);
    expect(text.text.slice(start, text.offsetAt(to))).toBe(quote);
    return text.text.slice(Math.max(0, start - 2), text.offsetAt(to) + 2);
  });
}

describe("the other places of a quote", () => {
  it.each([
    ["are found in other paragraphs, in reading order", "24 years, 24 b\nin 24 c", "24", [", 24 b", "n 24 c"]],
    ["are whole words only", "art, party, art", "art", [", art"]],
    ["are no parts of a larger number", "24, 24.5, 1,240, 24", "24", [", 24"]],
    ["are no parts of a contraction", "can, can't, can", "can", [", can"]],
    ["are no parts of a word with a mark", "cafe, cafe\u0301, cafe", "cafe", [", cafe"]],
    ["may stand in a hyphenated word, as selections do", "made, self-made", "made", ["f-made"]],
    ["are the same letters only", "Pact, pact, Pact", "Pact", [", Pact"]],
    ["are found between letters of scripts without spaces", "东京。住在东京的人", "东京", ["住在东京的人"]],
    ["do not overlap the place itself", "no no no no no", "no no", ["o no no n"]],
    ["are found behind one that is no whole word and overlaps it", "x y, ba a a", "a a", ["a a a"], 30],
    ["are none when it stands nowhere else", "just once", "once", [], 5],
    ["are none for a space", "a b c", " ", [], 1],
    ["are none for nothing", "a b c", "", []],
  ])("%s", (_what, words, quote, places, at = 0) => {
    expect(found(words, quote, at)).toEqual(places);
  });

  it("are exactly those that a search letter by letter finds", UNHURRIED, () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", " ", ".", "1", "\n"), maxLength: 24 });
    const words = new Intl.Segmenter(undefined, { granularity: "word" });
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 4 }), (content, start, length) => {
        const at = start % (content.length + 1);
        const quote = content.slice(at, at + length);
        fc.pre(quote.trim() !== "");
        const within = new Set<number>();
        for (const { index, segment, isWordLike } of words.segment(content))
          if (isWordLike) for (let inside = index + 1; inside < index + segment.length; inside++) within.add(inside);
        const expected: number[] = [];
        for (let place = 0; place + quote.length <= content.length; place++) {
          const end = place + quote.length;
          const taken = (from: number) => place < from + quote.length && end > from;
          if (content.startsWith(quote, place) && !within.has(place) && !within.has(end) && !taken(at))
            if (!taken(expected.at(-1) ?? -100)) expected.push(place);
        }
        const plain = { text: content, positionAt: (offset: number) => offset };
        const places = otherPlaces(plain, quote, { from: at, to: at + quote.length });
        expect(places).toEqual(expected.map((from) => ({ from, to: from + quote.length })));
      }),
      runs(1500),
    );
  });
});
