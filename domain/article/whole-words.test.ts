import { expect, it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { ArticleText } from "./text.ts";
import { inWholeWords } from "./whole-words.ts";

it.each([
  ["It cost 15 million.", "5 million", "15 million"],
  ["The toll is 8.305 euros", "8.30", "8.305"],
  ["The toll is 8.90 euros", "8", "8.90"],
  ["About -25,000 cars", "25,000 cars", "-25,000 cars"],
  ["It cost €5 million", "5 million", "€5 million"],
  ["some 25,000 lorries a day", "25,000 l", "25,000 lorries"],
  ["It rose by 8% then", "8", "8%"],
  ["a multimillion deal", "million", "multimillion"],
  ["He came in May. It was", "May", "May"],
  ["said – 24 years ago", "24 years", "24 years"],
  ["It cost 1 500 euros", "500 euros", "1 500 euros"],
  ["It cost 1\u00A0234\u00A0500 euros", "500 euros", "1\u00A0234\u00A0500 euros"],
  ["It cost 12\u202F500 euros", "12", "12\u202F500"],
  ["In 2024 500 people came", "500 people", "500 people"],
  ["Of 24 50 came", "50 came", "50 came"],
  ["24 years", "24 years", "24 years"],
  ["(24 years)", "24 years", "24 years"],
  ["“24 years”, he said", "24 years", "24 years"],
  ["It was tw0 years ag0 900 people came", "tw0 years ag0", "tw0 years ag0"],
  ["2019年有一万二千名居民", "一万二千名居民", "一万二千名居民"],
  ["有一万二千名居民", "二千名", "一万二千名"],
  ["人口15万", "5", "15万"],
  ["2019年有12000名居民", "12000", "12000"],
  ["東京の人口は多い", "人口", "人口"],
  ["ประเทศไทยมี", "ไทย", "ไทย"],
  ["北京GDP增长", "DP", "GDP"],
  ["집에서 살았다", "집", "집에서"],
])("of “%s” the range “%s” says “%s”", (text, words, expected) => {
  const body = lines(text);
  const at = new ArticleText(body).positionAt(text.indexOf(words));
  const { from, to } = inWholeWords(body, { from: at, to: at + words.length });
  expect(body.textBetween(from, to)).toBe(expected);
});
