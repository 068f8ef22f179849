import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { br, doc, em, h, hr, item, link, ol, p, quote, strong, ul } from "./documents.ts";

/** Words that count differently in UTF-16, in code points and on screen: astral, combining, right to left, joined. */
const WORDS = [
  "visit",
  " in 24 years",
  ", ",
  "x",
  "é e\u0301",
  "😀",
  "👩‍🚀🇪🇸",
  "𝒜𝒷",
  "السلام",
  "שָׁלוֹם",
  "日本語",
  "“quoted”",
  " ",
  "…",
];

const word = fc.constantFrom(...WORDS);
const inline = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 1, arbitrary: word.map(em) },
  { weight: 1, arbitrary: word.map(strong) },
  { weight: 1, arbitrary: word.map((text) => link(text)) },
  { weight: 1, arbitrary: fc.constant(null).map(br) },
);
const content = fc.array(inline, { maxLength: 5 });
const paragraph = content.map((parts) => p(...parts));
const heading = fc.tuple(fc.integer({ min: 1, max: 6 }), content).map(([level, parts]) => h(level, ...parts));

const { block } = fc.letrec<{ block: Node; list: Node; blocks: Node[] }>((tie) => ({
  blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3 }),
  list: fc
    .tuple(
      fc.boolean(),
      fc.array(fc.tuple(paragraph, fc.array(tie("block"), { maxLength: 1 })), { minLength: 1, maxLength: 3 }),
    )
    .map(([ordered, items]) => (ordered ? ol : ul)(...items.map(([first, rest]) => item(first, ...rest)))),
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: "block" },
    { weight: 5, arbitrary: paragraph },
    { weight: 1, arbitrary: heading },
    { weight: 1, arbitrary: fc.constant(null).map(hr) },
    { weight: 2, arbitrary: tie("list") },
    { weight: 1, arbitrary: tie("blocks").map((blocks) => quote(...blocks)) },
  ),
}));

/** Any body an article may have: nested lists and quotes, rules, hard breaks, empty blocks, every kind of text. */
export const randomDocument = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => doc(...blocks));
