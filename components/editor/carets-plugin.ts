import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, Selection, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { CaretPlace } from "#domain/review/carets.ts";

/** Somebody's caret or selection, at positions in the document on screen. */
export interface DrawnCaret extends CaretPlace {
  personId: string;
  name: string;
  /** Which of the colours for people is theirs. */
  hue: number;
  /** Another number with each move of the person's own, when the name is shown for a moment. */
  moves: number;
}

/** How long a caret that moved shows whose it is, milliseconds. */
const NAMED = 2_000;
/** How wide a letter of a name is at most as a rule, pixels. */
const LETTER = 9;

interface CaretsState {
  carets: readonly DrawnCaret[];
  drawn: DecorationSet;
}

const NOBODY: CaretsState = { carets: [], drawn: DecorationSet.empty };

export const caretsKey = new PluginKey<CaretsState>("carets");

/**
 * Draws where others are in the text. It keeps up with typing by itself; whoever knows the confirmed places tells it where
 * the carets are (`showCarets`).
 */
export function caretsPlugin(): Plugin<CaretsState> {
  return new Plugin<CaretsState>({
    key: caretsKey,
    state: {
      init: () => NOBODY,
      apply(tr, before) {
        const carets: readonly DrawnCaret[] | undefined = tr.getMeta(caretsKey);
        if (carets) return carets.length === 0 ? NOBODY : { carets, drawn: draw(tr.doc, carets) };
        return tr.docChanged && before !== NOBODY ? moved(tr, before) : before;
      },
    },
    props: { decorations: (state) => caretsKey.getState(state)?.drawn },
  });
}

function moved(tr: Transaction, { carets, drawn }: CaretsState): CaretsState {
  const at = (position: number) => tr.mapping.map(position, -1);
  return {
    carets: carets.map((caret) => ({ ...caret, anchor: at(caret.anchor), head: at(caret.head) })),
    drawn: drawn.map(tr.mapping, tr.doc),
  };
}

function draw(doc: Node, carets: readonly DrawnCaret[]): DecorationSet {
  // A place may come from a page that knows another text; it must never break this one.
  const within = (position: number) => Math.max(0, Math.min(position, doc.content.size));
  return DecorationSet.create(
    doc,
    carets.flatMap((caret) => {
      const [anchor, head] = [within(caret.anchor), within(caret.head)];
      const widget = Decoration.widget(inText(doc, head), () => element(caret), {
        key: `${caret.personId} ${caret.moves}`,
        side: -1,
        marks: [],
        ignoreSelection: true,
        stopEvent: () => true,
      });
      const drawn = [widget, ...aroundBlock(doc, head)];
      if (anchor === head) return drawn;
      const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
      return [...drawn, Decoration.inline(from, to, { class: "caret-selection", "data-hue": String(caret.hue) })];
    }),
  );
}

/** Names the outermost block around a caret, so that it shows what stands out of it. */
function aroundBlock(doc: Node, position: number): Decoration[] {
  const place = doc.resolve(position);
  return place.depth === 0 ? [] : [Decoration.node(place.before(1), place.after(1), { class: "caret-block" })];
}

/** The nearest place where a caret can stand. */
function inText(doc: Node, position: number): number {
  const place = doc.resolve(position);
  return place.parent.inlineContent ? position : Selection.near(place).head;
}

/**
 * The name is drawn by the style sheet, so that it is no text of the article: not for searching, copying or reading aloud.
 * Only the knob on top can be pointed at; pressing it must not move the caret of the person who reads.
 */
function element({ personId, name, hue }: DrawnCaret): HTMLElement {
  const caret = document.createElement("span");
  caret.className = "caret";
  caret.ariaHidden = "true";
  caret.contentEditable = "false";
  Object.assign(caret.dataset, { caret: personId, hue: String(hue), named: "" });
  const stem = caret.appendChild(document.createElement("i"));
  stem.dataset["name"] = name;
  caret.addEventListener("mousedown", (event) => event.preventDefault());
  caret.addEventListener("mouseenter", () => turn(caret, name));
  requestAnimationFrame(() => turn(caret, name));
  setTimeout(() => delete caret.dataset["named"], NAMED);
  return caret;
}

/** Lets the name stand before the caret where the line has no room for it behind. */
function turn(caret: HTMLElement, name: string): void {
  const block = caret.closest(".caret-block");
  if (!block) return;
  const { left, right, width } = block.getBoundingClientRect();
  const at = caret.getBoundingClientRect().left;
  const room = getComputedStyle(block).direction === "rtl" ? at - left : right - at;
  caret.toggleAttribute("data-turned", room < Math.min(width / 2, name.length * LETTER));
}
