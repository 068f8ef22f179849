import fc from "fast-check";
import { expect, it } from "vitest";
import { doc, h, item, lines, p, ul } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { plainSigns } from "../plain-signs.ts";
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
  [
    "paragraphs that are gone between the halves of one",
    "The bridge opens.\nThe toll is 8 euros.\nJobs will come.\nThe mayor is glad.",
    "The bridge opens and the mayor is glad.",
    ["p: The bridge opens-.-- --The-+ and the+ mayor is glad.", "p: -The toll is 8 euros.-", "p: -Jobs will come.-"],
  ],
  [
    "paragraphs that are gone behind one whose end changed",
    "The bridge opens on Monday.\nThe toll is 8 euros.\nThe mayor is glad.",
    "The bridge opens on Tuesday.",
    ["p: The bridge opens on- Monday-+ Tuesday+.", "p: -The toll is 8 euros.-", "p: -The mayor is glad.-"],
  ],
  [
    "paragraphs that have little in common with what stood there",
    "The toll is 8 euros.\nThe mayor is glad.\nJobs will come.",
    "Concerts are planned for the evening.\nJobs will come.",
    [
      "p: -The toll is 8 euros.-",
      "p: -The mayor is glad.-",
      "p: +Concerts are planned for the evening.+",
      "p: Jobs will come.",
    ],
  ],
  [
    "a paragraph in another language, whose figures are the same",
    "The toll is 8 euros, she said.\nThe ferry stops.",
    "الرسم 8 يورو.\nThe ferry stops.",
    ["p: -The toll is 8 euros, she said.-", "p: +الرسم 8 يورو.+", "p: The ferry stops."],
  ],
  ["lines without words", "One.\n \n\nTwo.", "One.\n\n  \nTwo.", ["p: One.", "p: Two."]],
])("tells %s", (_what, old, fresh, expected) => {
  expect(compareDrafts(lines(old), lines(fresh)).map(told)).toEqual(expected);
});

it("knows headings, and says which blocks differ", () => {
  const old = doc(h(2, "Pact"), p("One."), ul(item(p("Two cows."))));
  const fresh = doc(h(2, "Pact"), p("One."), ul(item(p("2 cows."))));
  expect(compareDrafts(old, fresh).map(({ tag, changed }) => [tag, changed])).toEqual([
    ["h2", false],
    ["p", false],
    ["p", true],
  ]);
});

it("says of what is gone whether it was a heading", () => {
  const blocks = compareDrafts(doc(h(3, "The end"), p("One.")), doc(p("One.")));
  expect(blocks.map(told)).toEqual(["h3: -The end-", "p: One."]);
});

it("leaves out nothing of the old draft and puts nothing into it, whatever both are", () => {
  fc.assert(
    fc.property(randomDocument, randomDocument, (old, fresh) => {
      const left = compareDrafts(old, fresh).flatMap(({ parts }) => parts.filter(({ kind }) => kind !== "added"));
      const letters = (text: string) => [...plainSigns(text).replace(/\s/g, "")].sort().join("");
      expect(letters(left.map(({ text }) => text).join(""))).toBe(letters(new ArticleText(old).text));
    }),
  );
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
