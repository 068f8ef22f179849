import type { Node } from "prosemirror-model";
import type { StepMap } from "prosemirror-transform";
import type { Range } from "../article/anchor.ts";
import { textBetween } from "../article/text.ts";

/** So much of what is typed in the place of a claim's words, in UTF-16 units, may belong to it. */
const ROOM = 160;
/** Where what is typed goes on to say something else. A stop after a short word is one of “Dr.” or “U.S.”. */
const CLAUSE_END = /(?<=[\p{L}\p{M}]{4}|[\p{N}%‰\p{Pe}\p{Pf}"])\.(?=\s)|[,;:!?…](?=\s)|[。、，；：！？]/u;
const WORD = /[^\s\p{P}]|[%‰]/u;

/** An edge of a span at which words of its own were deleted, and what its editor has typed there since. */
interface CutEdge {
  spanId: string;
  side: "from" | "to";
  /** What was typed stands from here … */
  start: number;
  /** … to here, which is where typing would go on. */
  at: number;
}

/** The one stretch of text that a step replaces. */
interface Replaced {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/**
 * Whoever deletes the end or the beginning of a claim and goes on typing right there is wording it anew: what he types
 * belongs to it, up to the end of a clause. Without this only the first letter typed over a selected claim would, for
 * text typed at an edge stays outside. It ends when its editor changes the text elsewhere or judges the claim. Kept in
 * memory only: what grew is in the log, and from the log's end it can be found out again.
 */
export class TypingOver {
  /** By editor; each has but the edges at which he is. */
  readonly #edges = new Map<string, CutEdge[]>();

  /**
   * Takes in a step.
   *
   * @param by who typed it; null when nobody did, as when a correction is accepted
   * @param after the text after it
   * @returns how far spans reach now, when they still end where its typing began
   */
  follow(by: string | null, map: StepMap, after: Node): CutEdge[] {
    const step = replacedBy(map);
    if (step === null) return [];
    for (const [editor, edges] of this.#edges) if (editor !== by) for (const edge of edges) move(edge, map);
    const grown: CutEdge[] = [];
    if (by === null) return grown;
    const going = (this.#edges.get(by) ?? []).filter((edge) => {
      if (step === "several" || step.oldFrom < edge.start || step.oldTo > edge.at) return false;
      edge.at = map.map(edge.at, 1);
      const { at, isOver } = reach(edge, after);
      if (at !== null) grown.push({ ...edge, at });
      return !isOver;
    });
    this.#set(by, going);
    return grown;
  }

  /**
   * Looks whether a step took words from an edge of a span, and left others of it or put some in their place.
   *
   * @param before where the span stood
   */
  cut(by: string, map: StepMap, spanId: string, before: Range): void {
    const step = replacedBy(map);
    if (step === null || step === "several" || step.oldFrom === step.oldTo) return;
    const { oldFrom, oldTo, newFrom, newTo } = step;
    const edges = this.#edges.get(by) ?? [];
    const open = (side: CutEdge["side"]) => {
      if (!edges.some((edge) => edge.spanId === spanId && edge.side === side))
        edges.push({ spanId, side, start: newFrom, at: newTo });
    };
    if (oldTo === before.to && oldFrom >= before.from) open("to");
    // What is put in the place of the first words is the span's already, and what follows it is inside.
    else if (oldFrom === before.from && oldTo < before.to && newFrom === newTo) open("from");
    this.#set(by, edges);
  }

  /** Whether somebody is typing in the place of a span's words. */
  has(spanId: string): boolean {
    for (const edges of this.#edges.values()) if (edges.some((edge) => edge.spanId === spanId)) return true;
    return false;
  }

  /** What is typed there from now on is not the span's any more. @param editor whose typing; anybody's without it */
  end(isEnded: (spanId: string) => boolean, editor?: string): void {
    for (const [by, edges] of this.#edges)
      if (editor === undefined || editor === by)
        this.#set(
          by,
          edges.filter(({ spanId }) => !isEnded(spanId)),
        );
  }

  #set(by: string, edges: CutEdge[]): void {
    if (edges.length > 0) this.#edges.set(by, edges);
    else this.#edges.delete(by);
  }
}

function replacedBy(map: StepMap): Replaced | "several" | null {
  const all: Replaced[] = [];
  map.forEach((oldFrom, oldTo, newFrom, newTo) => {
    all.push({ oldFrom, oldTo, newFrom, newTo });
  });
  const [first = null] = all;
  return all.length > 1 ? "several" : first;
}

/** Carries an edge over what somebody else did. */
function move(edge: CutEdge, map: StepMap): void {
  edge.start = map.map(edge.start, -1);
  edge.at = Math.max(edge.start, map.map(edge.at, -1));
}

/** How far what was typed at an edge belongs to the span: null when nothing of it does yet. */
function reach({ side, start, at }: CutEdge, doc: Node): { at: number | null; isOver: boolean } {
  const typed = textBetween(doc, start, at);
  // A new block or a line break is another text, and has other positions than letters have.
  if (typed.length !== at - start || typed.length > ROOM || typed.includes("\n")) return { at: null, isOver: true };
  const end = typed.search(CLAUSE_END);
  if (side === "from") {
    const word = typed.search(WORD);
    return { at: word < 0 || end >= 0 ? null : start + word, isOver: word >= 0 || end >= 0 };
  }
  const own = Array.from(end < 0 ? typed : typed.slice(0, end));
  const last = own.findLastIndex((letter) => WORD.test(letter));
  return { at: last < 0 ? null : start + own.slice(0, last + 1).join("").length, isOver: end >= 0 };
}
