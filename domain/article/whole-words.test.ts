import { expect, it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { ArticleText } from "./text.ts";
import { growthOf } from "./whole-words.ts";

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
  ["It cost 12\u2007500 euros", "12", "12\u2007500"],
  ["In 2024 500 people came", "500 people", "500 people"],
  ["Of 24 50 came", "50 came", "50 came"],
  ["24 years", "24 years", "24 years"],
  ["(24 years)", "24 years", "24 years"],
  ["“24 years”, he said", "24 years", "24 years"],
  ["It was tw0 years ag0 900 people came", "tw0 years ag0", "tw0 years ag0"],
])("of “%s” the range “%s” says “%s”", (text, words, expected) => {
  expect(whole(text, words)).toBe(expected);
});

it.each([
  ["Chinese", "2019年有一万二千名居民", "一万二千名居民", "一万二千名居民"],
  ["Chinese", "这项协议很新", "协议", "协议"],
  ["a figure in Chinese characters", "有一万二千名居民", "二千名居民", "一万二千名居民"],
  ["a year in Chinese", "于12019年", "2019年", "12019年"],
  ["a figure in Chinese", "有4200名居民", "420", "4200"],
  ["a sign in Chinese", "气温-5度", "5度", "-5度"],
  ["a name in Chinese", "使用XDNA检测", "DNA", "XDNA"],
  ["Japanese", "東京タワーは高い", "タワー", "タワー"],
  ["Japanese", "1420人が乗った", "420人", "1420人"],
  ["Thai", "มีผู้โดยสาร420คน", "420", "420"],
  ["Thai", "มีผู้โดยสารเก่า", "โดยสาร", "โดยสาร"],
  ["a mark on a last letter in Thai", "ดีกว่าที่", "ดีกว่าท", "ดีกว่าที่"],
  ["Burmese", "ရန်ကုန်မြို့", "ကုန်", "ကုန်"],
  ["Khmer", "ភ្នំពេញថ្មី", "ពេញ", "ពេញ"],
  ["Lao", "ວຽງຈັນໃໝ່", "ຈັນ", "ຈັນ"],
  ["a unit in Chinese", "人口15万", "5", "15万"],
  ["a figure beside words in Chinese", "有12000名居民", "名居民", "名居民"],
  ["a figure after words in Chinese", "2019年5月", "2019年", "2019年"],
  ["Korean, which has spaces", "서울시민이", "시민", "서울시민이"],
])("in a text without spaces letters side by side are no one word: %s “%s”", (_what, text, words, expected) => {
  expect(whole(text, words)).toBe(expected);
});

function whole(text: string, words: string): string {
  const body = lines(text);
  const at = new ArticleText(body).positionAt(text.indexOf(words));
  const { lead, tail } = growthOf(body, { from: at, to: at + words.length });
  return lead + words + tail;
}
