import { EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { articleSchema } from "#domain/article/schema.ts";
import { textBetween } from "#domain/article/text.ts";
import { doc, em, lines, p } from "#domain/testing/documents.ts";
import { wordByWord } from "./word-by-word.ts";

const TEXT = "It brought 400 jobs.\nShe promised 600 jobs,\nand 900 jobs before.";

/** As the editor reads it from the page: one replacement from the first to the last difference. */
function read(before: EditorState, text: string): Transaction {
  const after = lines(text);
  const start = before.doc.content.findDiffStart(after.content) ?? 0;
  const end = before.doc.content.findDiffEnd(after.content) ?? { a: 0, b: 0 };
  const tr = before.tr.replace(start, end.a, after.slice(start, end.b));
  return tr.setSelection(TextSelection.create(tr.doc, 5)).scrollIntoView();
}

const replacedBy = (tr: Transaction) =>
  tr.mapping.maps.map((map) => {
    let change = "";
    map.forEach((from, to, newFrom, newTo) => {
      change = `${textBetween(tr.docs[0] ?? tr.doc, from, to)} → ${newTo - newFrom}`;
    });
    return change;
  });

describe("a change that was read from the page", () => {
  const state = EditorState.create({ doc: lines(TEXT) });

  it("of a word in several places is one of that word, in each, and keeps the selection", () => {
    const tr = read(state, TEXT.replaceAll("jobs", "posts"));
    expect(tr.steps).toHaveLength(1);
    const parted = wordByWord(state, tr);
    expect(replacedBy(parted)).toEqual(["jobs → 5", "jobs → 5", "jobs → 5"]);
    expect(parted.doc.eq(tr.doc)).toBe(true);
    expect([parted.selection.eq(tr.selection), parted.scrolledIntoView]).toEqual([true, true]);
  });

  it("keeps formats that it left alone", () => {
    const formatted = EditorState.create({ doc: doc(p("It was ", em("24"), " years and 24 days.")) });
    const after = doc(p("It was ", em("25"), " years and 25 days."));
    const parted = wordByWord(formatted, formatted.tr.replace(8, 25, after.slice(8, 25)));
    expect(parted.steps).toHaveLength(2);
    expect(parted.doc.toJSON()).toEqual(after.toJSON());
  });

  it.each([
    ["one word", TEXT.replace("400", "450")],
    ["all words", "Nothing of this\nis as it was,\nnot one line."],
    ["a word that is gone", TEXT.replace("promised ", "")],
  ])("is left as it is when it is of %s", (_what, text) => {
    const tr = read(state, text);
    expect(wordByWord(state, tr)).toBe(tr);
  });

  it("is left as it is when it was pasted, composed, or has several steps", () => {
    const whole = () => read(state, TEXT.replaceAll("jobs", "posts"));
    for (const tr of [
      whole().setMeta("uiEvent", "paste"),
      whole().setMeta("composition", 1),
      whole().setMeta("any", 1),
    ])
      expect(wordByWord(state, tr)).toBe(tr);
    const twice = whole().insert(1, articleSchema.text("So "));
    expect(wordByWord(state, twice)).toBe(twice);
  });
});
