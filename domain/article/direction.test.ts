import { expect, it } from "vitest";
import { diffWords } from "./alignment/word-diff.ts";
import { directionOfText, directionsOf } from "./direction.ts";

it.each([
  ["The bridge", "ltr"],
  ["الجسر مفتوح", "rtl"],
  ["הגשר פתוח", "rtl"],
  ["NATO: أعلن الحلف قراره", "rtl"],
  ["He said “سلام” to all of them", "ltr"],
  ["今日は", "ltr"],
  ["8.30 – ٨٫٣٠", undefined],
  ["", undefined],
])("%s runs %s", (text, expected) => {
  expect(directionOfText(text)).toBe(expected);
});

it.each([
  ["The toll is 8", "The toll is 9", { own: "ltr", removed: undefined }],
  ["The toll is 8", "الرسم 8 يورو", { own: "rtl", removed: "ltr" }],
  ["الرسم 8 يورو", "", { own: "rtl", removed: undefined }],
  ["الرسم 8 يورو", "8", { own: "rtl", removed: undefined }],
  ["8", "9", { own: undefined, removed: undefined }],
])("of %s and %s: as the new one does, what was taken out as it did", (before, after, expected) => {
  expect(directionsOf(diffWords(before, after))).toEqual(expected);
});
