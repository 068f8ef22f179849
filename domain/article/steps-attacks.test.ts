import type { Node } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { doc, item, p, ul } from "#domain/testing/documents.ts";
import { refusal } from "#domain/testing/refusals.ts";
import { applySteps, isStorable, MAX_STEPS_JSON, parseSteps } from "./steps.ts";

/**
 * Steps as a malicious colleague would send them. A list: two paragraphs “One two”, “Three”, then a list of one item.
 * Positions: 1 is before “One two”, 8 behind it, 10 before “Three”.
 */
const body = doc(p("One two"), p("Three"), ul(item(p("Four"))));

type Json = Record<string, unknown>;

const text = (words: string, ...marks: Json[]) => ({
  type: "text",
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
const paragraph = (...content: Json[]) => ({ type: "paragraph", content });
const insert = (at: number, ...content: Json[]) => ({ stepType: "replace", from: at, to: at, slice: { content } });
const mark = (mark: Json, from = 1, to = 4) => ({ stepType: "addMark", from, to, mark });
const link = (href: unknown) => ({ type: "link", attrs: { href } });
const around = (fields: Json) => ({
  stepType: "replaceAround",
  from: 0,
  to: 9,
  gapFrom: 0,
  gapTo: 9,
  insert: 1,
  slice: { content: [{ type: "blockquote" }] },
  ...fields,
});

function nested(depth: number): Json {
  let block: Json = paragraph(text("deep"));
  for (let level = 1; level < depth; level++) block = { type: "blockquote", content: [block] };
  return block;
}

function send(base: Node, json: readonly Json[]): Node {
  return applySteps(base, parseSteps(json)).doc;
}

const ATTACKS: readonly [what: string, step: Json][] = [
  ["a javascript: link", mark(link("javascript:alert(1)"))],
  ["a javascript: link in inserted text", insert(1, text("x", link("JaVaScRiPt:alert(1)")))],
  ["a data: link", mark(link("data:text/html,<script>alert(1)</script>"))],
  ["a link with a password in it", mark(link("https://user:secret@example.org/"))],
  ["a link that is no text", mark(link({ toString: "https://example.org" }))],
  ["a link without an address", mark({ type: "link" })],
  ["an image, with a javascript: source", insert(0, { type: "image", attrs: { src: "javascript:alert(1)" } })],
  ["a kind of mark that does not exist", mark({ type: "claim", attrs: { verdict: "verified" } })],
  ["a heading of level 99", insert(0, { type: "heading", attrs: { level: 99 } })],
  ["a heading whose level is a text", insert(0, { type: "heading", attrs: { level: "2" } })],
  ["a list that starts at a fraction", insert(0, { type: "ordered_list", attrs: { order: 0.5 }, content: [] })],
  ["text outside every block", insert(0, text("loose"))],
  ["a list item outside every list", insert(0, { type: "list_item", content: [paragraph()] })],
  ["a paragraph in a paragraph", insert(1, paragraph(text("x")))],
  ["an empty list, deep in a quote", insert(0, { type: "blockquote", content: [{ type: "bullet_list" }] })],
  ["a list of paragraphs, deep in a quote", insert(0, nestedBad())],
  ["the same mark twice", insert(1, text("x", { type: "em" }, { type: "em" }))],
  ["two links on one text", insert(1, text("x", link("https://a.example/"), link("https://b.example/")))],
  ["a mark on a block", insert(0, { type: "paragraph", marks: [{ type: "em" }] })],
  ["an empty text", insert(1, text(""))],
  ["a range from back to front", { stepType: "replace", from: 6, to: 2 }],
  ["a range from back to front with text", { ...insert(6, text("x")), to: 2 }],
  ["a marked range from back to front", mark({ type: "em" }, 6, 2)],
  ["a position before the article", insert(-1, paragraph())],
  ["a position behind the article", insert(10_000, paragraph())],
  ["a mark that ends behind the article", mark({ type: "em" }, 1, 10_000)],
  ["a position between two positions", insert(1.5, text("x"))],
  ["a position that is no number", { ...insert(1, text("x")), from: "1", to: "1" }],
  ["positions that are null", { ...insert(1, text("x")), from: null, to: null }],
  ["no positions", { stepType: "replace" }],
  ["blocks nested 1,500 deep", insert(0, nested(1_500))],
  ["blocks nested 20,000 deep", insert(0, nested(20_000))],
  ["blocks nested just deeper than an article may be", insert(0, nested(33))],
  ["a lone surrogate", insert(1, text("a\uD83D"))],
  ["a zero byte", insert(1, text("a\u0000b"))],
  ["a control character", insert(1, text("a\u001Bb"))],
  ["a non-character", insert(1, text("a\uFFFF"))],
  ["an attribute step", { stepType: "attr", pos: 0, attr: "onclick", value: "alert(1)" }],
  ["a document attribute step", { stepType: "docAttr", attr: "evil", value: 1 }],
  ["a mark on a whole node", { stepType: "addNodeMark", pos: 0, mark: { type: "em" } }],
  ["a kind of step that does not exist", { stepType: "explode", from: 0, to: 1 }],
  ["a step named like a part of every object", { stepType: "__proto__", from: 0, to: 1 }],
  ["a kind of step in a list", { stepType: ["replace"], from: 0, to: 9 }],
  ["a gap that begins before its step", around({ from: 9, to: 16, gapFrom: 0, gapTo: 16 })],
  ["a gap that ends behind its step", around({ gapTo: 16 })],
  ["a gap from back to front", around({ gapFrom: 9, gapTo: 0 })],
  ["a gap that cuts a block", around({ gapFrom: 3, gapTo: 9 })],
  ["a gap put outside its wrapping", around({ insert: 2 })],
  ["a gap put nowhere", around({ insert: 99 })],
  ["a gap put between two positions", around({ insert: 0.5 })],
  [
    "a slice open deeper than it is",
    { ...insert(1, text("x")), slice: { content: [text("x")], openStart: 1, openEnd: 1 } },
  ],
  [
    "a slice open by less than nothing",
    { ...insert(1, text("x")), slice: { content: [text("x")], openStart: -1, openEnd: -1 } },
  ],
  ["a slice that is no list", { ...insert(1), slice: { content: { length: 1e9 } } }],
  ["the deletion of everything", { stepType: "replace", from: 0, to: body.content.size }],
];

function nestedBad(): Json {
  return { type: "blockquote", content: [{ type: "bullet_list", content: [paragraph(text("x"))] }] };
}

describe("a malicious step", () => {
  it.each(ATTACKS)("with %s is refused, and the next honest one is taken", (_what, step) => {
    const before = JSON.stringify(body);
    expect(refusal(() => send(body, [step]))).toEqual({ code: "invalid_step", field: "steps.0" });
    expect(JSON.stringify(body)).toBe(before);
    expect(send(body, [insert(1, text("x"))]).firstChild?.textContent).toBe("xOne two");
  });

  it.each(ATTACKS)("with %s takes down the honest ones sent with it, and says which one it was", (_what, step) => {
    expect(refusal(() => send(body, [insert(1, text("x")), step]))).toEqual({ code: "invalid_step", field: "steps.1" });
  });

  it("with 5 MB of text is refused as too large before it is read", () => {
    const huge = insert(1, text("a".repeat(5_000_000)));
    expect(refusal(() => send(body, [huge]))).toEqual({ code: "too_large", field: "steps" });
  });

  it("is refused as too large together with others, not one by one", () => {
    const half = insert(1, text("a".repeat(MAX_STEPS_JSON / 2)));
    expect(send(body, [half]).content.size).toBe(body.content.size + MAX_STEPS_JSON / 2);
    expect(refusal(() => send(body, [half, half])).code).toBe("too_large");
  });

  it("cannot nest blocks deeper than an article may be, one harmless step after the other", () => {
    const deep = insert(0, nested(20));
    const deeper = (levels: number) => insert(19, nested(levels));
    expect(send(body, [deep, deeper(13)]).firstChild?.textContent).toBe("deepdeep");
    expect(refusal(() => send(body, [deep, deeper(14)]))).toEqual({ code: "invalid_step", field: "steps.1" });
  });

  it("does not reach the prototype of anything", () => {
    const polluting: Json = JSON.parse('{"stepType":"replace","from":1,"to":1,"__proto__":{"polluted":1}}');
    send(body, [polluting]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("cannot bring attributes that the schema does not know", () => {
    const dressed = { type: "heading", attrs: { level: 2, onclick: "alert(1)" }, content: [text("Head")] };
    expect(send(body, [insert(0, dressed)]).firstChild?.toJSON()).toEqual({
      type: "heading",
      attrs: { level: 2 },
      content: [{ type: "text", text: "Head" }],
    });
  });
});

describe("text that can be stored", () => {
  it.each([
    ["plain text", "Putin, 24 años", true],
    ["tabs and line feeds", "a\tb\nc\r", true],
    ["an emoji", "😀", true],
    ["text from right to left with its marks", "שָׁלוֹם\u200F", true],
    ["nothing", "", true],
    ["a zero byte", "\u0000", false],
    ["a backspace", "\b", false],
    ["a vertical tab", "\v", false],
    ["an escape", "\u001B", false],
    ["half a pair", "\uD83D", false],
    ["a pair turned round", "\uDE00\uD83D", false],
    ["a non-character", "\uFFFE", false],
  ])("tells %s", (_what, words, storable) => {
    expect(isStorable(words)).toBe(storable);
  });
});
