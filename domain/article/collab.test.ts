import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { type EditorState, TextSelection } from "prosemirror-state";
import { type Step, Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { type Edit, edited, perform, randomEdit, runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { mapRange } from "./anchor.ts";
import {
  applied,
  confirmedVersion,
  confirmOurs,
  isAsLogged,
  isFromLog,
  openState,
  rebaseOutcome,
  receiveOthers,
  redoUnsent,
  startOver,
  unsentSteps,
} from "./collab.ts";
import { articleSchema } from "./schema.ts";
import { rebaseSteps } from "./steps.ts";

const edits = fc.array(randomEdit, { minLength: 1, maxLength: 4 });

function typing(state: EditorState, at: number, words: string): EditorState {
  return state.apply(state.tr.insert(at, articleSchema.text(words)));
}

function performed(state: EditorState, made: readonly Edit[]): EditorState {
  return made.reduce((before, edit) => {
    const { tr } = before;
    perform(tr, edit);
    return before.apply(tr);
  }, state);
}

const replayed = (body: Node, steps: readonly Step[]) => steps.reduce((doc, step) => applied(step, doc), body);

describe("an open text", () => {
  it("counts what was typed as unsent and keeps its version", () => {
    const state = typing(openState(lines("abc"), 7, []), 2, "x");
    expect([unsentSteps(state).length, confirmedVersion(state)]).toEqual([1, 7]);
  });

  it("takes others' steps in under its own, marked as coming from the log", () => {
    const state = typing(openState(lines("abc"), 7, []), 2, "x");
    const theirs = new Transform(lines("abc")).insert(1, articleSchema.text("Y")).steps;
    const tr = receiveOthers(state, theirs);
    const next = state.apply(tr);
    expect([next.doc.textContent, confirmedVersion(next), unsentSteps(next).length]).toEqual(["Yaxbc", 8, 1]);
    expect([isFromLog(tr), isFromLog(state.tr)]).toEqual([true, false]);
  });

  it("leaves the caret before what another types at it", () => {
    let state = openState(lines("abc"), 0, []);
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2)));
    const theirs = new Transform(lines("abc")).insert(2, articleSchema.text("YY")).steps;
    expect(state.apply(receiveOthers(state, theirs)).selection.from).toBe(2);
  });

  it("keeps the very same document when its own steps are confirmed", () => {
    const state = typing(typing(openState(lines("abc"), 7, []), 2, "x"), 3, "y");
    const next = state.apply(confirmOurs(state, unsentSteps(state).slice(0, 1)));
    expect(next.doc).toBe(state.doc);
    expect([confirmedVersion(next), unsentSteps(next).length]).toEqual([8, 1]);
  });

  it("makes steps of an earlier tab again, unsent", () => {
    const left = typing(typing(openState(lines("abc"), 0, []), 2, "x"), 3, "y");
    const again = redoUnsent(openState(lines("abc"), 0, []), unsentSteps(left));
    expect(again.doc.eq(left.doc)).toBe(true);
    expect(unsentSteps(again)).toEqual(unsentSteps(left));
  });
});

describe("applying a step of the log", () => {
  it("throws when the log and the document disagree", () => {
    const step = new Transform(lines("abc\ndef")).delete(3, 8).steps[0];
    expect(() => step && applied(step, lines("ab"))).toThrow();
  });
});

describe("the outcome of taking in others' steps", () => {
  it("counts a step whose place is gone as lost", () => {
    const state = typing(typing(openState(lines("One\nTwo\nThree"), 0, []), 2, "x"), 8, "y");
    const theirs = new Transform(lines("One\nTwo\nThree")).delete(5, 10).steps;
    const { survivors } = rebaseOutcome(receiveOthers(state, theirs), 2, theirs.length);
    expect([survivors(0), survivors(1), survivors(2)]).toEqual([0, 1, 1]);
  });

  it("loses nothing when another's edit had lost all its steps", () => {
    const state = typing(openState(lines("abc"), 0, []), 2, "x");
    const { survivors, placeAfter } = rebaseOutcome(receiveOthers(state, []), 1, 0);
    expect([survivors(1), mapRange({ from: 2, to: 3 }, placeAfter(1))]).toEqual([1, { from: 2, to: 3 }]);
  });

  it("carries a place after our first steps to where its words are after them", () => {
    const first = typing(openState(lines("abc"), 0, []), 4, " first");
    const state = typing(first, 1, "later ");
    const theirs = new Transform(lines("abc")).insert(1, articleSchema.text("Theirs ")).steps;
    const { placeAfter } = rebaseOutcome(receiveOthers(state, theirs), 2, theirs.length);
    // “first” stands at 5 to 10 after one of our steps, and seven further on when theirs came before.
    expect(mapRange({ from: 5, to: 10 }, placeAfter(1))).toEqual({ from: 12, to: 17 });
  });

  it("tells survivors as the steps that are left, and places that fit the text after them", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, edits, edits, fc.nat(), fc.nat(), (body, ours, theirs, part, at) => {
        const state = performed(openState(body, 0, []), ours);
        const unsent = unsentSteps(state);
        const accepted = edited(body, theirs);
        const tr = receiveOthers(state, accepted.steps);
        const next = state.apply(tr);
        const { survivors, placeAfter } = rebaseOutcome(tr, unsent.length, accepted.steps.length);
        expect(survivors(unsent.length)).toBe(unsentSteps(next).length);
        const count = part % (unsent.length + 1);
        // Where the log keeps what the library gives up, a page starts over from the log.
        if (isAsLogged(state, tr, accepted.steps, accepted.doc))
          expect(survivors(count)).toBe(rebaseSteps(unsent.slice(0, count), accepted.steps, accepted.doc).steps.length);
        const shown = replayed(body, unsent.slice(0, count));
        const text = replayed(accepted.doc, unsentSteps(next).slice(0, survivors(count)));
        const { from, to } = mapRange(rangeIn(shown, at), placeAfter(count));
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(text.content.size);
      }),
      runs(200),
    );
  });
});

function rangeIn(body: Node, at: number): { from: number; to: number } {
  const from = at % (body.content.size + 1);
  return { from, to: Math.min(body.content.size, from + 5) };
}

describe("starting over", () => {
  it("takes what was accepted for our first steps and makes the others again", () => {
    const state = typing(typing(openState(lines("abc"), 3, []), 2, "1"), 5, "2");
    const accepted = new Transform(lines("abc")).insert(2, articleSchema.text("ONE"));
    const { state: fresh } = startOver(state, accepted.doc, accepted.steps, 1, []);
    expect(fresh.doc.textContent).toBe("aONEbc2");
    expect([confirmedVersion(fresh), unsentSteps(fresh).length]).toEqual([4, 1]);
  });

  it("gives a refused step up and keeps the others", () => {
    const state = typing(typing(openState(lines("abc"), 3, []), 2, "1"), 5, "2");
    const { state: fresh } = startOver(state, lines("abc"), [], 1, []);
    expect([fresh.doc.textContent, confirmedVersion(fresh)]).toEqual(["abc2", 3]);
  });

  it("keeps the caret inside the text, however much shorter it became", () => {
    let state = typing(openState(lines("abc"), 0, []), 4, "a long tail");
    state = state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc)));
    const { state: fresh } = startOver(state, lines("abc"), [], 1, []);
    expect(fresh.selection.to).toBeLessThanOrEqual(fresh.doc.content.size);
  });

  it("leads to a text that the accepted steps and the unsent ones lead to as well", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, edits, edits, fc.nat(4), (body, ours, theirs, first) => {
        const state = performed(openState(body, 2, []), ours);
        const accepted = edited(body, theirs);
        const count = Math.min(first, unsentSteps(state).length);
        const { state: fresh } = startOver(state, accepted.doc, accepted.steps, count, []);
        fresh.doc.check();
        expect(confirmedVersion(fresh)).toBe(2 + accepted.steps.length);
        expect(replayed(accepted.doc, unsentSteps(fresh)).eq(fresh.doc)).toBe(true);
      }),
      runs(200),
    );
  });
});
