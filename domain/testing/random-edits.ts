import fc from "fast-check";
import type { Node, NodeRange } from "prosemirror-model";
import { canJoin, canSplit, findWrapping, liftTarget, Transform } from "prosemirror-transform";
import { articleSchema } from "#domain/article/schema.ts";

const { nodes, marks } = articleSchema;

const KINDS = [
  "type",
  "delete",
  "cut",
  "split",
  "join",
  "wrap",
  "lift",
  "mark",
  "unmark",
  "retype",
  "replace",
  "paste",
] as const;

/** Something a person does to the text. `at` and `length` are taken modulo what the document has. */
export interface Edit {
  what: (typeof KINDS)[number];
  at: number;
  length: number;
  text: string;
}

export const randomEdit: fc.Arbitrary<Edit> = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constant("type" as const) },
    { weight: 3, arbitrary: fc.constant("delete" as const) },
    { weight: 6, arbitrary: fc.constantFrom(...KINDS) },
  ),
  at: fc.nat(2000),
  length: fc.integer({ min: 1, max: 25 }),
  text: fc.constantFrom("x", "12", " no ", "é", "日本", "😀", "ש"),
});

/** Does it, or as much of it as fits; a place where it makes no sense leaves the text alone. */
export function perform(tr: Transform, edit: Edit): void {
  asFarAsItFits(() => attempt(tr, edit));
}

/** Changes a text, unless the schema has no place for it. */
export function asFarAsItFits(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!(error instanceof Error && error.name === "TransformError")) throw error;
  }
}

function attempt(tr: Transform, { what, at, length, text }: Edit): void {
  const { doc } = tr;
  const from = wholeCharacter(doc, at % (doc.content.size + 1));
  const to = wholeCharacter(doc, Math.min(doc.content.size, from + length));
  const inText = doc.resolve(from).parent.isTextblock;
  const range = doc.resolve(from).blockRange(doc.resolve(to));
  switch (what) {
    case "type":
      if (inText) tr.insert(from, articleSchema.text(text));
      return;
    case "delete":
      tr.deleteRange(from, to);
      return;
    case "cut":
      tr.delete(from, to);
      return;
    case "split":
      if (inText && canSplit(doc, from, 1 + (length % 2))) tr.split(from, 1 + (length % 2));
      return;
    case "join":
      if (canJoin(doc, from)) tr.join(from);
      return;
    case "wrap":
      wrap(tr, range, length);
      return;
    case "lift": {
      const depth = range && liftTarget(range);
      if (range && depth != null) tr.lift(range, depth);
      return;
    }
    case "mark":
      tr.addMark(from, to, length % 2 ? marks.em.create() : marks.link.create({ href: "https://example.org/a" }));
      return;
    case "unmark":
      tr.removeMark(from, to);
      return;
    case "retype":
      if (length % 2) tr.setBlockType(from, to, nodes.heading, { level: 1 + (length % 6) });
      else tr.setBlockType(from, to, nodes.paragraph);
      return;
    case "replace":
      if (inText) tr.replaceWith(from, to, articleSchema.text(text));
      return;
    case "paste":
      tr.replaceRange(from, from, doc.slice(to, wholeCharacter(doc, Math.min(doc.content.size, to + length))));
  }
}

/** The position, or the one before it when it lies inside a surrogate pair, where no caret ever stands. */
export function wholeCharacter(doc: Node, position: number): number {
  const { nodeBefore, nodeAfter } = doc.resolve(position);
  const cuts = /[\uD800-\uDBFF]$/.test(nodeBefore?.text ?? "") && /^[\uDC00-\uDFFF]/.test(nodeAfter?.text ?? "");
  return cuts ? position - 1 : position;
}

function wrap(tr: Transform, range: NodeRange | null, length: number): void {
  const around = range && findWrapping(range, length % 2 ? nodes.blockquote : nodes.bullet_list);
  if (range && around) tr.wrap(range, around);
}

/** The document with all edits made. */
export function edited(doc: Node, edits: readonly Edit[]): Transform {
  const tr = new Transform(doc);
  for (const edit of edits) perform(tr, edit);
  return tr;
}

/** How often a property is tried; more by `STET_HISTORIES`. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: Math.max(usual, Number(process.env["STET_HISTORIES"] ?? 0)) };
}

/** For tests that try a property often: a busy machine must not fail them. */
export const UNHURRIED = { timeout: 900_000 };
