import fc from "fast-check";
import { history, undo } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { AddMarkStep, type Step, Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { AppError } from "#domain/errors.ts";
import { doc, em, h, item, lines, ol, p, quote, strong, ul } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { edited, randomEdit, runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { refusal } from "#domain/testing/refusals.ts";
import { articleSchema } from "./schema.ts";
import { applySteps, parseSteps } from "./steps.ts";

const { nodes, marks } = articleSchema;
type Json = Record<string, unknown>;

/** As steps travel: written out and read from JSON. */
const sent = (steps: readonly Step[]): Json[] => JSON.parse(JSON.stringify(steps));

describe("an honest step", () => {
  const body = doc(h(2, "Head"), p("One ", em("two")), ul(item(p("a")), item(p("b"))), quote(p("said")));

  it.each<[string, (tr: Transform) => Transform]>([
    ["typed text", (tr) => tr.insert(1, articleSchema.text("x"))],
    ["text at the very beginning of the article", (tr) => tr.insert(0, p("first"))],
    ["text at the very end", (tr) => tr.insert(body.content.size, p("last"))],
    ["a hard break", (tr) => tr.insert(8, nodes.hard_break.create())],
    ["deleted text", (tr) => tr.delete(7, 11)],
    ["a split paragraph", (tr) => tr.split(9)],
    ["two joined blocks", (tr) => tr.join(6)],
    ["bold text", (tr) => tr.addMark(7, 14, marks.strong.create())],
    ["a link", (tr) => tr.addMark(7, 10, marks.link.create({ href: "https://example.org/" }))],
    ["text that is no longer italic", (tr) => tr.removeMark(7, 14, marks.em)],
    ["another kind of block", (tr) => tr.setBlockType(8, 8, nodes.heading, { level: 3 })],
    ["a quote put around a paragraph", (tr) => wrapped(tr, 8)],
    ["a paragraph taken out of its quote", (tr) => lifted(tr, 31)],
    ["a split list item", (tr) => tr.split(18, 2)],
    ["pasted blocks", (tr) => tr.replace(8, 8, body.slice(3, 20))],
  ])("is taken: %s", (_what, make) => {
    const made = make(new Transform(body));
    expect(made.docChanged).toBe(true);
    const { doc: after } = applySteps(body, parseSteps(sent(made.steps)));
    expect(after.eq(made.doc)).toBe(true);
  });

  it("is taken when it undoes formatting that spans several blocks", () => {
    const plain = lines("One\nTwo");
    const undone = new AddMarkStep(1, 9, marks.em.create()).invert(plain);
    expect(undone.toJSON()).toMatchObject({ stepType: "markSet" });
    const italic = doc(p(em("One")), p(em("Two")));
    expect(applySteps(italic, parseSteps(sent([undone]))).doc.eq(plain)).toBe(true);
  });

  it("is taken however a person undoes", UNHURRIED, () => {
    fc.assert(
      fc.property(randomDocument, fc.array(randomEdit, { minLength: 1, maxLength: 4 }), (before, edits) => {
        let state = EditorState.create({ doc: before, plugins: [history()] });
        const { tr } = state;
        for (const step of edited(before, edits).steps) tr.step(step);
        state = state.apply(tr);
        undo(state, (undoing) => {
          const { doc: after } = applySteps(state.doc, parseSteps(sent(undoing.steps)));
          expect(after.eq(before)).toBe(true);
        });
      }),
      runs(150),
    );
  });
});

describe("several formats in one step", () => {
  const part = (from: number, to: number, type = "em") => ({ stepType: "addMark", from, to, mark: { type } });
  const set = (...steps: Json[]) => ({ stepType: "markSet", steps });

  it("are all applied", () => {
    const { doc: after } = applySteps(lines("One two"), parseSteps([set(part(1, 4), part(5, 8, "strong"))]));
    expect(after.eq(doc(p(em("One"), " ", strong("two"))))).toBe(true);
  });

  it.each<[string, Json]>([
    ["one from back to front", set(part(1, 4), part(4, 1))],
    ["one before the article", set(part(-1, 4))],
    ["one behind the article", set(part(1, 400))],
    ["one that is no format", set({ stepType: "replace", from: 1, to: 4 })],
    ["one within another", set(set(part(1, 4)))],
    ["a script behind a link", set({ ...part(1, 4), mark: { type: "link", attrs: { href: "javascript:alert(1)" } } })],
    ["no list", { stepType: "markSet" }],
    ["a list of nothing", { stepType: "markSet", steps: [null] }],
  ])("are refused with %s among them", (_what, step) => {
    expect(refusal(() => applySteps(lines("One two"), parseSteps([step])))).toEqual({
      code: "invalid_step",
      field: "steps.0",
    });
  });
});

function wrapped(tr: Transform, at: number): Transform {
  const range = tr.doc.resolve(at).blockRange();
  return range ? tr.wrap(range, [{ type: nodes.blockquote }]) : tr;
}

function lifted(tr: Transform, at: number): Transform {
  const range = tr.doc.resolve(at).blockRange();
  return range ? tr.lift(range, 0) : tr;
}

/** One value of a step's JSON changed to something a sender may invent. */
const INVENTED: readonly unknown[] = [
  0,
  1,
  2,
  3,
  5,
  8,
  13,
  40,
  -1,
  1.5,
  1e9,
  null,
  "x",
  "",
  [],
  {},
  true,
  "a\u0000",
  { type: "paragraph" },
  { type: "list_item" },
  { type: "text", text: "x" },
  { type: "em" },
  [{ type: "bullet_list" }],
  [{ type: "text", text: "x" }],
  [{ type: "em" }, { type: "em" }],
  "blockquote",
  "heading",
  "paragraph",
  "list_item",
  "addMark",
  "replace",
  "replaceAround",
];

/** Every place in a JSON value, as a path. */
function paths(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, child]) => paths(child).map((path) => [key, ...path]))];
}

function changedAt(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((child, index) => (String(index) === key ? changedAt(child, rest, to) : child));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, name === key ? changedAt(child, rest, to) : child]),
  );
}

const mutation = fc.record({ step: fc.nat(), path: fc.nat(), to: fc.constantFrom(...INVENTED) });

function mutated(steps: Json[], mutations: readonly { step: number; path: number; to: unknown }[]): Json[] {
  const out = [...steps];
  for (const { step, path, to } of mutations) {
    const index = step % out.length;
    const at = paths(out[index]).filter((found) => found.length > 0);
    const changed = changedAt(out[index], at[path % at.length] ?? [], to);
    if (typeof changed === "object" && changed !== null && !Array.isArray(changed)) out[index] = { ...changed };
  }
  return out;
}

describe("steps that are taken", () => {
  it("leave a document that the full check passes, and maps that fit it, whatever was sent", UNHURRIED, () => {
    let taken = 0;
    fc.assert(
      fc.property(
        randomDocument,
        fc.array(randomEdit, { minLength: 1, maxLength: 4 }),
        fc.array(mutation, { maxLength: 3 }),
        (body, edits, mutations) => {
          const honest = edited(body, edits);
          fc.pre(honest.steps.length > 0);
          const json = mutated(sent(honest.steps), mutations);
          const before = JSON.stringify(body);
          try {
            const { doc: after, mapping } = applySteps(body, parseSteps(json));
            after.check();
            expect(mapping.map(body.content.size, 1)).toBe(after.content.size);
            taken++;
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            expect(mutations).not.toEqual([]);
            expect(error.field).toMatch(/^steps\.\d+$/);
          }
          expect(JSON.stringify(body)).toBe(before);
        },
      ),
      runs(500),
    );
    expect(taken).toBeGreaterThan(100);
  });

  it.each([
    ["in a list in a quote", (list: ReturnType<typeof ul>) => quote(list)],
    ["in a list in a list", (list: ReturnType<typeof ul>) => ol(item(p("x"), list))],
  ])("never have broken content %s, at either end of what was replaced", (_where, within) => {
    const body = doc(p("before"), within(ul(item(p("a")), item(p("b")))), p("after"));
    const broken = within(ul()).toJSON();
    for (let at = 0; at <= body.content.size; at++) {
      const step = { stepType: "replace", from: at, to: at, slice: { content: [broken] } };
      expect(refusal(() => applySteps(body, parseSteps([step]))).code).toBe("invalid_step");
    }
  });
});
