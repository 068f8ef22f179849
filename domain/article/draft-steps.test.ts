import fc from "fast-check";
import { Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { doc, em, h, item, lines, link, p, quote, ul } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { stepsBetween } from "./draft-steps.ts";
import { applySteps } from "./steps.ts";

describe("the steps between two drafts", () => {
  it("are none when the drafts are equal", () => {
    expect(stepsBetween(lines("One.\nTwo."), lines("One.\nTwo."))).toEqual([]);
  });

  it("replace only the words that changed, and leave other paragraphs alone", () => {
    const steps = stepsBetween(
      lines("One.\nIt was 24 years ago in May.\nThree."),
      lines("One.\nIt was 25 years ago in June.\nThree."),
    );
    expect(steps.map((step) => step.toJSON()).map(({ from, to }) => [from, to])).toEqual([
      [30, 33],
      [14, 16],
    ]);
  });

  it("do so in words of any format, and in lists and quotations", () => {
    const text = (years: string, end: string) => p("It was ", em(`${years} years`), " ago", end);
    const draft = (years: string, end: string) =>
      doc(
        text(years, end),
        ul(item(p("One")), item(p("Then ", link("said"), ` in ${years}`))),
        quote(text(years, ".")),
      );
    const steps = stepsBetween(draft("24", "."), draft("25", "!"));
    expect(applySteps(draft("24", "."), steps).doc.toJSON()).toEqual(draft("25", "!").toJSON());
    expect(steps.map((step) => step.toJSON()).map(({ from, to }) => to - from)).toEqual([2, 2, 1, 2]);
  });

  it("replace only words also in paragraphs beside which others came or went", () => {
    const old = lines("The mayor spoke for an hour on Monday.\nNobody came.\nThe toll is 8 euros for all cars.\nEnd.");
    const fresh = lines(
      "A ferry stops today.\nThe mayor spoke for two hours on Monday.\nThe toll is 9 euros for all cars.\nEnd.",
    );
    const steps = stepsBetween(old, fresh);
    expect(applySteps(old, steps).doc.toJSON()).toEqual(fresh.toJSON());
    const deleted = steps.map((step) => step.toJSON()).map(({ from, to }) => old.textBetween(from, to, "¶"));
    expect(deleted).toEqual(["8", "Nobody came.", "an hour", ""]);
  });

  it("take out and put in whole paragraphs", () => {
    const made = stepsBetween(lines("One.\nTwo.\nThree."), lines("Zero.\nOne.\nThree."));
    expect(made.map((step) => step.toJSON()).map(({ from, to }) => [from, to])).toEqual([
      [6, 12],
      [0, 0],
    ]);
  });

  it.each([
    ["a format", doc(p("It was ", em("24"), " years.")), doc(p("It was 24 ", em("years"), "."))],
    ["a link", doc(p("So ", link("said TASS"))), doc(p("So ", link("said TASS", "https://tass.example/")))],
    ["repeated letters", doc(p(em("aa"), "b")), doc(p(em("a"), "b"))],
    ["a heading", doc(p("Pact"), p("One.")), doc(h(2, "Pact"), p("One."))],
    ["a list", doc(ul(item(p("One")), item(p("Two")))), doc(ul(item(p("One"), p("and a half"))), p("Two"))],
    ["a quotation", doc(quote(p("So he said.")), p("End.")), doc(p("So he said."), quote(p("End.")))],
    [
      "a paragraph that became a list below another",
      doc(ul(item(p("24 years")))),
      doc(ul(item(p(), ul(item(p("24 years")))))),
    ],
    ["everything", lines("One.\nTwo."), doc(h(1, "Another"), quote(p("thing")))],
  ])("bring over %s", (_what, old, fresh) => {
    expect(applySteps(old, stepsBetween(old, fresh)).doc.toJSON()).toEqual(fresh.toJSON());
  });

  it("lead from any draft to any other", () => {
    fc.assert(
      fc.property(randomDocument, randomDocument, (old, fresh) => {
        const made = new Transform(old);
        for (const step of stepsBetween(old, fresh)) made.step(step);
        expect(made.doc.toJSON()).toEqual(fresh.toJSON());
        made.doc.check();
      }),
    );
  });
});
