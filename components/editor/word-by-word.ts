import { type EditorState, Selection, type Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import { stepsBetween } from "#domain/article/draft-steps.ts";

/** Of a stretch that is replaced, so much must stay for the change to be one of words in it: of 1. */
const ALIKE = 0.5;

/**
 * What a browser or an extension changed in several places at once (replace all, corrections of a whole text) is read from
 * the page as one replacement, from the first change to the last, and would take along every claim between them. Answers
 * it as what changed of it, word by word; any other transaction as it is, and so what says of itself how it is meant: a
 * paste, a drop, what an input method is composing, what is taken back.
 */
export function wordByWord(state: EditorState, tr: Transaction): Transaction {
  const [step] = tr.steps;
  if (tr.steps.length !== 1 || !(step instanceof ReplaceStep) || !tr.isGeneric) return tr;
  const length = step.to - step.from;
  // A letter cannot be parted.
  if (length < 2 || step.slice.size < 2) return tr;
  const steps = stepsBetween(tr.before, tr.doc);
  const taken = steps.reduce((sum, one) => sum + (one instanceof ReplaceStep ? one.to - one.from : length), 0);
  if (steps.length < 2 || taken > length * (1 - ALIKE)) return tr;
  const parted = state.tr;
  for (const one of steps) parted.step(one);
  if (!parted.doc.eq(tr.doc)) return tr;
  parted.setSelection(Selection.fromJSON(parted.doc, tr.selection.toJSON()));
  return tr.scrolledIntoView ? parted.scrollIntoView() : parted;
}
