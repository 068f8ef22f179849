import fc from "fast-check";
import { Mapping, Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { edited, randomEdit, runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { changedStretch } from "./changed.ts";
import { articleSchema } from "./schema.ts";
import { textBetween } from "./text.ts";

const text = (words: string) => articleSchema.text(words);
const body = lines("abcdefghij");

describe("the stretch that steps changed", () => {
  it.each<[string, (tr: Transform) => Transform, ReturnType<typeof changedStretch>]>([
    ["nothing, when there are no steps", (tr) => tr, null],
    ["nothing, when only formats changed", (tr) => tr.addMark(1, 4, articleSchema.marks.em.create()), null],
    ["typed text", (tr) => tr.insert(4, text("xy")), { before: { from: 4, to: 4 }, after: { from: 4, to: 6 } }],
    ["deleted text", (tr) => tr.delete(4, 7), { before: { from: 4, to: 7 }, after: { from: 4, to: 4 } }],
    [
      "all between two changes, whichever came first",
      (tr) => tr.insert(9, text("xyz")).delete(2, 4),
      { before: { from: 2, to: 9 }, after: { from: 2, to: 10 } },
    ],
    [
      "text that was typed and taken away again",
      (tr) => tr.insert(4, text("xy")).delete(4, 6),
      { before: { from: 4, to: 4 }, after: { from: 4, to: 4 } },
    ],
    [
      "the very first position",
      (tr) => tr.insert(0, articleSchema.nodes.paragraph.create()),
      { before: { from: 0, to: 0 }, after: { from: 0, to: 2 } },
    ],
  ])("is %s", (_what, make, stretch) => {
    expect(changedStretch(make(new Transform(body)).mapping)).toEqual(stretch);
  });

  it("leaves the same content before and after it", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, fc.array(randomEdit, { maxLength: 6 }), (before, edits) => {
        const tr = edited(
          before,
          edits.filter(({ what }) => what !== "mark" && what !== "unmark"),
        );
        const stretch = changedStretch(tr.mapping);
        if (stretch === null) {
          expect(tr.doc.eq(before)).toBe(true);
          return;
        }
        const size = { before: before.content.size, after: tr.doc.content.size };
        expect(stretch.before.from).toBe(stretch.after.from);
        expect(size.before - stretch.before.to).toBe(size.after - stretch.after.to);
        // Joining two blocks changes the kind of the second, not its text: texts are compared.
        const head = (node: typeof before) => textBetween(node, 0, stretch.before.from);
        const tail = (node: typeof before, from: number) => textBetween(node, from, node.content.size);
        expect(head(tr.doc)).toBe(head(before));
        expect(tail(tr.doc, stretch.after.to)).toBe(tail(before, stretch.before.to));
      }),
      runs(300),
    );
  });

  it("contains every position that a step touched", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, fc.array(randomEdit, { minLength: 1, maxLength: 6 }), (before, edits) => {
        const { mapping, doc: after } = edited(before, edits);
        const stretch = changedStretch(mapping);
        for (let position = 0; position <= before.content.size; position++) {
          if (stretch && position >= stretch.before.from && position <= stretch.before.to) continue;
          expect(mapping.mapResult(position).deleted).toBe(false);
          const behind = stretch !== null && position > stretch.before.to;
          const grown = behind ? after.content.size - before.content.size : 0;
          expect([mapping.map(position, -1), mapping.map(position, 1)]).toEqual([position + grown, position + grown]);
        }
      }),
      runs(200),
    );
  });

  it("is nothing for an empty mapping", () => {
    expect(changedStretch(new Mapping())).toBeNull();
  });
});
