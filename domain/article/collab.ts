import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab";
import type { Node } from "prosemirror-model";
import { EditorState, type Plugin, Selection, type Transaction } from "prosemirror-state";
import { Mapping, type Step } from "prosemirror-transform";
import { redoSteps } from "./steps.ts";

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
): { state: EditorState; outcome: RebaseOutcome } {
  const fresh = openState(doc, confirmedVersion(state) + accepted.length, plugins);
  const unsent = unsentSteps(state);
  const { transform, mapping } = redoSteps(unsent, accepted, doc, count);
  const redone = redoUnsent(fresh, transform.steps);
  const place = Math.min(state.selection.from, redone.doc.content.size);
  return {
    state: redone.apply(redone.tr.setSelection(Selection.near(redone.doc.resolve(place)))),
    outcome: outcomeOf(mapping, unsent.length, accepted.length),
  };
}

/**
 * Whether what the library made of our unsent steps is what the log makes of them: it lets a replacement take away what
 * somebody else has put in the place of the same words.
 *
 * @param state before `received` came
 * @param tr made by `receiveOthers`
 * @param doc the confirmed document with what was received
 */
export function isAsLogged(state: EditorState, tr: Transaction, received: readonly Step[], doc: Node): boolean {
  const unsent = unsentSteps(state);
  return unsent.length === 0 || redoSteps(unsent, received, doc, 0).transform.doc.eq(tr.doc);
}

/** Makes steps again that were made before this state was opened; they count as unsent and cannot be undone. */
export function redoUnsent(state: EditorState, steps: readonly Step[]): EditorState {
  const tr = state.tr.setMeta("addToHistory", false).setMeta(FROM_LOG, true);
  for (const step of steps) tr.step(step);
  return state.apply(tr);
}

/** How a rebase went. */
export interface RebaseOutcome {
  /** How many of our first `count` unsent steps are left after it. */
  survivors(count: number): number;
  /** How places move that were meant after our first `count` unsent steps. */
  placeAfter(count: number): Mapping;
}

/**
 * @param tr made by `receiveOthers`
 * @param unsent how many steps were unsent before it
 * @param received how many steps it took in
 */
export function rebaseOutcome(tr: Transaction, unsent: number, received: number): RebaseOutcome {
  // Nothing came, so nothing was undone: an edit can lose all its steps on its way.
  if (received === 0) return { survivors: (count) => count, placeAfter: () => new Mapping() };
  return outcomeOf(tr.mapping, unsent, received);
}

/** @param mapping `unsent` steps undone, `received` steps, and the surviving ones made again, mirroring their undoing */
function outcomeOf(mapping: Mapping, unsent: number, received: number): RebaseOutcome {
  const survivors = (count: number): number => {
    let left = 0;
    // The step at `index` was undone at place `unsent - 1 - index` and, when made again, mirrors that place.
    for (let index = 0; index < count; index++) if (mapping.getMirror(unsent - 1 - index) != null) left++;
    return left;
  };
  return {
    survivors,
    placeAfter: (count) => mapping.slice(unsent - count, unsent + received + survivors(count)),
  };
}

/** The document after a step that is known to fit. Throws when it does not: the log and the document disagree. */
export function applied(step: Step, doc: Node): Node {
  const result = step.apply(doc);
  if (!result.doc) throw new Error(`A step of the log does not fit the document: ${result.failed}`);
  return result.doc;
}
