import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { diffWords } from "#domain/article/alignment/word-diff.ts";
import { isGlued, isWhole, WordDiff } from "./word-diff.tsx";

it.each([
  ["in 24 years", "in 23 years", []],
  ["24 years", "23 years", ["23"]],
  ["Yesterday she came", "she came", ["she came"]],
  ["she came, yesterday", "she came", []],
  ["周一开通", "周二开通", ["周二"]],
  ["大桥周一开通", "大桥开通", []],
])("from “%s” to “%s” a gap is put before %j", (before, after, expected) => {
  const parts = diffWords(before, after);
  expect(parts.filter((_, index) => isGlued(parts, index)).map(({ text }) => text)).toEqual(expected);
});

it.each([
  ["gone", "", true],
  ["", "new", true],
  ["same", "same", false],
  ["one", "other", false],
])("all of “%s” and “%s” is new or gone: %s", (before, after, expected) => {
  expect(isWhole(diffWords(before, after))).toBe(expected);
});

it.each([
  ["17 cracks", "18 cracks", "17 18 cracks"],
  ["310", "297", "310 297"],
  ["in 24 years", "in 23 years", "in 24 23 years"],
])("from “%s” to “%s” is heard and copied as “%s”", (before, after, expected) => {
  const html = renderToStaticMarkup(createElement(WordDiff, { before, after }));
  expect(html.replace(/<[^>]+>/g, "")).toBe(expected);
  expect(html).not.toMatch(/<(?:del|ins)[^>]*>\s|\s<\/(?:del|ins)>/);
});
