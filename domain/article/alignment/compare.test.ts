import fc from "fast-check";
import { expect, it } from "vitest";
import { doc, h, item, lines, p, ul } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { ArticleText } from "../text.ts";
import { type ComparedBlock, compareDrafts } from "./compare.ts";

/** A block as one line: -taken out-, +put in+. */
const told = ({ tag, parts }: ComparedBlock) =>
  `${tag}: ${parts.map(({ kind, text }) => ({ same: text, removed: `-${text}-`, added: `+${text}+` })[kind]).join("")}`;

it.each([
  ["a word", "One two.\nThree.", "One 2.\nThree.", ["p: One- two-+ 2+.", "p: Three."]],
  ["a paragraph that is gone", "One.\nTwo.\nThree.", "One.\nThree.", ["p: One.", "p: -Two.-", "p: Three."]],
  ["the last paragraph gone", "One.\nTwo.", "One.", ["p: One.", "p: -Two.-"]],
  ["a paragraph that is new", "One.\nThree.", "One.\nTwo.\nThree.", ["p: One.", "p: +Two.+", "p: Three."]],
  ["paragraphs that were joined", "One.\nTwo.", "One. Two.", ["p: One.- - Two."]],
  ["a paragraph that was split", "One. Two.", "One.\nTwo.", ["p: One.", "p: Two."]],
  ["nothing", "One.\nTwo.", "One.\nTwo.", ["p: One.", "p: Two."]],
])("tells %s", (_what, old, fresh, expected) => {
  expect(compareDrafts(lines(old), lines(fresh)).map(told)).toEqual(expected);
});

it("knows headings, and says which blocks differ", () => {
  const old = doc(h(2, "Pact"), p("One."), ul(item(p("Two."))));
  const fresh = doc(h(2, "Pact"), p("One."), ul(item(p("2."))));
  expect(compareDrafts(old, fresh).map(({ tag, changed }) => [tag, changed])).toEqual([
    ["h2", false],
    ["p", false],
    ["p", true],
  ]);
});

it("leaves out nothing of the new draft, whatever both are", () => {
  fc.assert(
    fc.property(randomDocument, randomDocument, (old, fresh) => {
      const kept = compareDrafts(old, fresh).flatMap(({ parts }) => parts.filter(({ kind }) => kind !== "removed"));
      const letters = (text: string) => text.replace(/\s/g, "");
      expect(letters(kept.map(({ text }) => text).join(""))).toBe(letters(new ArticleText(fresh).text));
    }),
  );
});
