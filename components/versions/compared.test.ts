import { describe, expect, it } from "vitest";
import type { ComparedBlock } from "#domain/article/alignment/compare.ts";
import { foldEqual, wordsChanged } from "./compared.ts";

const same = (text: string): ComparedBlock => ({ tag: "p", changed: false, parts: [{ kind: "same", text }] });
const other = (removed: string, added: string): ComparedBlock => ({
  tag: "p",
  changed: true,
  parts: [
    { kind: "same", text: "It cost " },
    { kind: "removed", text: removed },
    { kind: "added", text: added },
  ],
});

/** `c` changed, `.` shown, a number of paragraphs folded. */
const shape = (blocks: ComparedBlock[]) =>
  foldEqual(blocks)
    .map((one) => (one.kind === "folded" ? one.blocks.length : one.block.changed ? "c" : "."))
    .join("");
const blocks = (sketch: string) => [...sketch].map((sign) => (sign === "c" ? other("a", "b") : same("x")));

describe("what is equal", () => {
  it.each([
    ["......", "6"],
    ["c", "c"],
    ["c....c", "c.2.c"],
    ["...c..c....", "2.c..c.3"],
    ["c...c", "c...c"],
    ["..c", "..c"],
  ])("of %s is folded to %s", (sketch, expected) => {
    expect(shape(blocks(sketch))).toBe(expected);
  });
});

describe("the words that differ", () => {
  it("are counted by the word rules, not by signs and spaces", () => {
    expect(wordsChanged([other("8.30 euros, they’d say", "nine"), same("Not this.")], "en")).toEqual({
      added: 1,
      removed: 4,
    });
    expect(wordsChanged([other("", "今日は")], "ja").added).toBeGreaterThan(1);
    expect(wordsChanged([other("—", "…")], "und")).toEqual({ added: 0, removed: 0 });
  });
});
