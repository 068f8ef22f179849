import fc from "fast-check";
import { collab, receiveTransaction, sendableSteps } from "prosemirror-collab";
import { Fragment, type Node, Slice } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { ReplaceStep, type Step, Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { doc, item, lines, p, quote, ul } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { edited, randomEdit, runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { articleSchema } from "./schema.ts";
import { applySteps, rebaseSteps, redoSteps } from "./steps.ts";

const edits = fc.array(randomEdit, { minLength: 1, maxLength: 5 });

/** What prosemirror-collab makes of our unsent steps in a browser that receives `theirs`. */
function inBrowser(body: Node, ours: readonly Step[], theirs: readonly Step[]): { doc: Node; steps: readonly Step[] } {
  let state = EditorState.create({ doc: body, plugins: [collab({ version: 0, clientID: "ours" })] });
  const { tr } = state;
  for (const step of ours) tr.step(step);
  state = state.apply(tr);
  state = state.apply(
    receiveTransaction(
      state,
      theirs,
      theirs.map(() => "theirs"),
    ),
  );
  return { doc: state.doc, steps: sendableSteps(state)?.steps ?? [] };
}

/** The same steps, those that replace text as one that deletes and one that puts in. */
function parted(body: Node, steps: readonly Step[]): readonly Step[] {
  const tr = new Transform(body);
  for (const step of steps) {
    if (step instanceof ReplaceStep && step.from < step.to && step.slice.content.firstChild?.isInline) {
      tr.step(new ReplaceStep(step.from, step.to, Slice.empty));
      tr.step(new ReplaceStep(step.from, step.from, step.slice));
    } else tr.step(step);
  }
  return tr.steps;
}

const passesCheck = (body: Node): boolean => {
  try {
    body.check();
    return true;
  } catch {
    return false;
  }
};

/** Whether every single step leaves a document that the schema allows. */
function allAllowed(body: Node, steps: readonly Step[]): boolean {
  const tr = new Transform(body);
  return steps.every((step) => tr.maybeStep(step).failed === null && passesCheck(tr.doc));
}

const typed = (body: Node, at: number, words: string) =>
  new Transform(body).insert(at, articleSchema.text(words)).steps;

describe("steps carried over others", () => {
  it("keep what was typed at its words", () => {
    const body = lines("It was the visit");
    const theirs = new Transform(body).insert(1, articleSchema.text("Yes: ")).delete(6, 9);
    const { doc: after } = rebaseSteps(typed(body, 12, "first "), theirs.steps, theirs.doc);
    expect(after.textContent).toBe("Yes: was the first visit");
  });

  it("come before what another typed at the same place", () => {
    const body = lines("ab");
    const theirs = new Transform(body).insert(2, articleSchema.text("THEIRS"));
    expect(rebaseSteps(typed(body, 2, "ours"), theirs.steps, theirs.doc).doc.textContent).toBe("aTHEIRSoursb");
  });

  it("are dropped when their place is gone", () => {
    const body = lines("One\nTwo\nThree");
    const theirs = new Transform(body).delete(5, 10);
    expect(rebaseSteps(typed(body, 8, "x"), theirs.steps, theirs.doc).steps).toEqual([]);
  });

  it("keep what was typed in the place of words of which others deleted the rest, with the end of the paragraph", () => {
    const body = lines("the first visit\nin years");
    const ours = new Transform(body).delete(11, 16).insert(11, articleSchema.text("trip"));
    const theirs = new Transform(body).replace(14, 26, new Slice(Fragment.from(p()), 1, 0));
    expect(rebaseSteps(ours.steps, theirs.steps, theirs.doc).doc.textContent).toBe("the first trip");
  });

  it("are made again without the first ones that are to be skipped", () => {
    const body = lines("abc");
    const ours = new Transform(body).insert(2, articleSchema.text("1")).insert(5, articleSchema.text("2"));
    expect(redoSteps(ours.steps, [], body, 1).transform.doc.textContent).toBe("abc2");
  });

  it("do not put text back that a skipped one had brought", () => {
    const body = lines("abc");
    const ours = new Transform(body).insert(2, articleSchema.text("12345")).insert(4, articleSchema.text("x"));
    expect(redoSteps(ours.steps, [], body, 1).transform.doc.textContent).toBe("abc");
  });

  it.each<[string, Node, (tr: Transform) => Transform, (tr: Transform) => Transform]>([
    [
      "two people each delete one of two paragraphs",
      lines("One\nTwo"),
      (tr) => tr.delete(0, 5),
      (tr) => tr.delete(5, 10),
    ],
    [
      "two people each delete one item of a list",
      doc(p("x"), ul(item(p("a")), item(p("b")))),
      (tr) => tr.delete(4, 9),
      (tr) => tr.delete(9, 14),
    ],
    [
      "one quotes a paragraph that the other deletes",
      lines("One\nTwo"),
      (tr) => tr.delete(0, 5),
      (tr) => {
        const range = tr.doc.resolve(1).blockRange();
        return range ? tr.wrap(range, [{ type: articleSchema.nodes.blockquote }]) : tr;
      },
    ],
    [
      "one adds an item to a list that the other replaces by a paragraph",
      doc(ul(item(p("a")), item(p("b"))), quote(p("x"))),
      (tr) => tr.replaceWith(0, 12, p("a, b")),
      (tr) => tr.insert(6, item(p("new"))),
    ],
  ])("never break the article when %s", (_what, body, theirEdit, ourEdit) => {
    const theirs = theirEdit(new Transform(body));
    const ours = [...ourEdit(new Transform(body)).steps];
    const { steps } = rebaseSteps(ours, theirs.steps, theirs.doc);
    applySteps(theirs.doc, steps).doc.check();
    expect(steps.length).toBeLessThanOrEqual(ours.length);
  });

  it("leave what others put in the place of the same words, and come behind it", () => {
    const body = lines("25,000 cars a day cross it.");
    const theirs = new Transform(body).replaceWith(1, 18, articleSchema.text("t"));
    theirs.insert(2, articleSchema.text("hirty lorries "));
    const ours = new Transform(body).replaceWith(1, 18, articleSchema.text("f"));
    ours.insert(2, articleSchema.text("orty buses"));
    const made = rebaseSteps(ours.steps, theirs.steps, theirs.doc);
    expect(made.doc.textContent).toBe("thirty lorries forty buses cross it.");
  });

  it("are what the browser makes of them, wherever its outcome is allowed and has them all", UNHURRIED, () => {
    let compared = 0;
    fc.assert(
      fc.property(randomDocument, edits, edits, (body, ourEdits, theirEdits) => {
        const ours = edited(body, ourEdits).steps;
        const theirs = edited(body, theirEdits);
        const browser = inBrowser(body, ours, parted(body, theirs.steps));
        const { doc: after, steps } = rebaseSteps(ours, theirs.steps, theirs.doc);
        after.check();
        if (!allAllowed(theirs.doc, browser.steps)) return;
        expect(steps.length).toBeGreaterThanOrEqual(browser.steps.length);
        if (browser.steps.length < ours.length) return;
        compared++;
        expect(steps.map((step) => step.toJSON())).toEqual(browser.steps.map((step) => step.toJSON()));
        expect(after.eq(browser.doc)).toBe(true);
      }),
      runs(400),
    );
    expect(compared).toBeGreaterThan(250);
  });

  it("can all be sent: each is taken by the server after the one before", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, edits, edits, fc.nat(4), (body, ourEdits, theirEdits, skip) => {
        const theirs = edited(body, theirEdits);
        const ours = edited(body, ourEdits).steps;
        const { doc: after, steps } = redoSteps(ours, theirs.steps, theirs.doc, skip).transform;
        expect(applySteps(theirs.doc, steps).doc.eq(after)).toBe(true);
      }),
      runs(400),
    );
  });

  it("with the first ones skipped are what a browser makes that never made those", UNHURRIED, () => {
    // Two paragraphs: the skipped steps stay in the first, the others in the second, so that neither needs the other.
    const body = lines("the first paragraph\nthe second one");
    const typing = fc.array(fc.record({ at: fc.nat(100), text: fc.constantFrom("x", "12 ") }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(typing, typing, edits, (first, second, theirEdits) => {
        const skipped = new Transform(body);
        for (const { at, text } of first) skipped.insert(1 + (at % 19), articleSchema.text(text));
        const all = new Transform(skipped.doc);
        const alone = new Transform(body);
        const growth = skipped.doc.content.size - body.content.size;
        for (const { at, text } of second) {
          all.insert(22 + growth + (at % 14), articleSchema.text(text));
          alone.insert(22 + (at % 14), articleSchema.text(text));
        }
        const theirs = edited(body, theirEdits);
        const ours = [...skipped.steps, ...all.steps];
        const { steps } = redoSteps(ours, theirs.steps, theirs.doc, skipped.steps.length).transform;
        const expected = rebaseSteps(alone.steps, theirs.steps, theirs.doc);
        expect(steps.map((step) => step.toJSON())).toEqual(expected.steps.map((step) => step.toJSON()));
      }),
      runs(200),
    );
  });
});
