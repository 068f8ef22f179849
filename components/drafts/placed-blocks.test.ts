import fc from "fast-check";
import { expect, it } from "vitest";
import { compareDrafts } from "#domain/article/alignment/compare.ts";
import { textBetween } from "#domain/article/text.ts";
import { lines } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { blockThatHad, placeBlocks, stretchesOf } from "./placed-blocks.ts";

it("puts every paragraph exactly where it stands in the new draft, whatever both are", () => {
  fc.assert(
    fc.property(randomDocument, randomDocument, (old, fresh) => {
      for (const { at, parts } of placeBlocks(fresh, compareDrafts(old, fresh))) {
        const words = parts.flatMap(({ kind, text }) => (kind === "removed" ? [] : [text])).join("");
        expect(at === null ? "" : textBetween(fresh, at.from, at.to)).toBe(words);
      }
    }),
  );
});

it("gives no place to a paragraph that is not in the document", () => {
  const blocks = [{ tag: "p", changed: false, parts: [{ kind: "same" as const, text: "Other words." }] }];
  expect(placeBlocks(lines("One."), blocks)).toMatchObject([{ at: null }]);
});

it("finds where words stood that are gone, unless they stood in several places", () => {
  const [old, fresh] = [lines("One red.\nTwo red.\nThree."), lines("One.\nTwo.\nThree.")];
  const blocks = placeBlocks(fresh, compareDrafts(old, fresh));
  expect([blockThatHad(blocks, "Two red"), blockThatHad(blocks, "red"), blockThatHad(blocks, "blue")]).toEqual([
    1, -1, -1,
  ]);
});

it("folds long unchanged stretches but for their edges", () => {
  const changes = "....c.......c..".split("").map((sign) => ({ tag: "p", parts: [], changed: sign === "c" }));
  const shown = stretchesOf(changes).map(
    ({ start, end, isFoldable }) => `${start}-${end}${isFoldable ? " folded" : ""}`,
  );
  expect(shown).toEqual(["0-6", "6-11 folded", "11-15"]);
  expect(stretchesOf(changes.filter(({ changed }) => !changed).slice(0, 6))).toEqual([
    { start: 0, end: 6, isFoldable: true },
  ]);
});
