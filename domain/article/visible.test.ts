import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { br, doc, h, item, p, ul } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { textBetween } from "./text.ts";
import { VisibleParts } from "./visible.ts";

describe("of a range one sees", () => {
  const body = doc(h(1, "A pact"), p("In  24 years ", br(), "it"), ul(item(p("  ")), item(p("was signed"))));
  const seen = (from: number, to: number) => {
    const part = new VisibleParts(body).of({ from, to });
    return [part, textBetween(body, part.from, part.to)];
  };
  const years = 9 + "In  ".length;

  it.each([
    ["all, when it begins and ends with words", years, years + 8, years, years + 8],
    ["no white space at its edges, but that within", 11, years + 9, years, years + 8],
    ["no break of a line", years, years + 10, years, years + 8],
    ["no end of a block, and no empty one", 7, 35, 9, 25],
  ])("%s", (_what, from, to, start, end) => {
    expect(seen(from, to)[0]).toEqual({ from: start, to: end });
  });

  it("nothing where there are only spaces", () => {
    const [part, words] = seen(years - 2, years);
    expect(words).toBe("");
    expect(part).toMatchObject({ from: years, to: years });
  });

  it("is within it, says the same but for white space, and neither begins nor ends with any", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, fc.nat(), fc.nat(), (random, one, other) => {
        const [from = 0, to = 0] = [one, other].map((at) => at % (random.content.size + 1)).sort((a, b) => a - b);
        const part = new VisibleParts(random).of({ from, to });
        expect(from <= part.from && part.from <= part.to && part.to <= to).toBe(true);
        const words = textBetween(random, part.from, part.to);
        expect(words).toBe(textBetween(random, from, to).trim());
      }),
      runs(1000),
    );
  });
});
