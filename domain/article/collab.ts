import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab";
import type { Node } from "prosemirror-model";
import { EditorState, type Plugin, Selection, type Transaction } from "prosemirror-state";
import { Mapping, type Step } from "prosemirror-transform";
import { rebaseSteps } from "./steps.ts";

/**
 * The text's half of an open article, over prosemirror-collab. The log's order decides; an edit's event carries the
 * steps that were applied, which are ours unless the server had to carry them over someone else's first.
 */

const OURS = "ours";
const THEIRS = "theirs";
const FROM_LOG = "fromLog";

/** True for transactions that bring the log's text, which no editing mode may refuse. */
export function isFromLog(tr: Transaction): boolean {
  return tr.getMeta(FROM_LOG) === true;
}

/** A state that keeps count of unsent steps. `plugins` come after the counting, as decorations need. */
export function openState(doc: Node, version: number, plugins: readonly Plugin[]): EditorState {
  return EditorState.create({ doc, plugins: [collab({ version, clientID: OURS }), ...plugins] });
}

/** Steps made here that the server has not confirmed, in order. */
export function unsentSteps(state: EditorState): readonly Step[] {
  return sendableSteps(state)?.steps ?? [];
}

/** The version of the text before the unsent steps. */
export function confirmedVersion(state: EditorState): number {
  return getVersion(state);
}

/** Takes in steps that someone else made; ours are carried over them. */
export function receiveOthers(state: EditorState, steps: readonly Step[]): Transaction {
  return receiveTransaction(
    state,
    steps,
    steps.map(() => THEIRS),
    { mapSelectionBackward: true },
  ).setMeta(FROM_LOG, true);
}

/** Confirms our first unsent steps, which were accepted as they are. The text does not change. */
export function confirmOurs(state: EditorState, steps: readonly Step[]): Transaction {
  return receiveTransaction(
    state,
    steps,
    steps.map(() => OURS),
  ).setMeta(FROM_LOG, true);
}

/**
 * Our first `count` unsent steps were accepted in another form. Starts over from the document they led to and makes the
 * remaining unsent steps again on it; the undo history before this moment is given up. Rare: it takes edits that meet
 * in the same place in different groupings here and on the server.
 *
 * @param doc the document after `accepted`
 */
export function startOver(
  state: EditorState,
  doc: Node,
  accepted: readonly Step[],
  count: number,
  plugins: readonly Plugin[],
): EditorState {
  const fresh = openState(doc, confirmedVersion(state) + accepted.length, plugins);
  const redone = redoUnsent(fresh, rebaseSteps(unsentSteps(state), accepted, doc, count).steps);
  const place = Math.min(state.selection.from, redone.doc.content.size);
  return redone.apply(redone.tr.setSelection(Selection.near(redone.doc.resolve(place))));
}

/** Makes steps again that were made before this state was opened; they count as unsent and cannot be undone. */
export function redoUnsent(state: EditorState, steps: readonly Step[]): EditorState {
  const tr = state.tr.setMeta("addToHistory", false).setMeta(FROM_LOG, true);
  for (const step of steps) tr.step(step);
  return state.apply(tr);
}

/**
 * How a rebase went: `survivors(n)` tells how many of our first `n` unsent steps are left after it, and
 * `placeAfter(n)` the mapping for places that were meant after our first `n` unsent steps.
 *
 * @param tr made by `receiveOthers`
 * @param unsent how many steps were unsent before it
 * @param received how many steps it took in
 */
export function rebaseOutcome(tr: Transaction, unsent: number, received: number) {
  const survivors = (count: number): number => {
    if (received === 0) return count; // Nothing came, so nothing was undone: an edit can lose all its steps.
    let left = 0;
    // The step at `index` was undone at place `unsent - 1 - index` and, when made again, mirrors that place.
    for (let index = 0; index < count; index++) if (tr.mapping.getMirror(unsent - 1 - index) != null) left++;
    return left;
  };
  const placeAfter = (count: number): Mapping =>
    received === 0 ? new Mapping() : tr.mapping.slice(unsent - count, unsent + received + survivors(count));
  return { survivors, placeAfter };
}

/** The document after a step that is known to fit. Throws when it does not: the log and the document disagree. */
export function applied(step: Step, doc: Node): Node {
  const result = step.apply(doc);
  if (!result.doc) throw new Error(`A step of the log does not fit the document: ${result.failed}`);
  return result.doc;
}
