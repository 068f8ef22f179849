import type { EditorView } from "prosemirror-view";
import type { DrawnCaret } from "./carets-plugin.ts";

/** How long a caret that moved shows whose it is, milliseconds. */
const NAMED = 2_000;
/** How wide a letter of a name is at most as a rule, pixels. */
const LETTER = 8;

interface Drawn {
  element: HTMLElement;
  moves: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Carets over the text, one a person. It measures and moves them at most once a frame, and is not there at all while
 * nobody else is. Selections are tinted by the browser's own highlights, which need no element either.
 */
export class CaretLayer {
  readonly #editor: EditorView;
  readonly #read: () => readonly DrawnCaret[];
  readonly #drawn = new Map<string, Drawn>();
  readonly #sizes = new ResizeObserver(() => this.changed());
  #layer: HTMLElement | null = null;
  #frame = 0;

  /** @param read the carets as they are now */
  constructor(editor: EditorView, read: () => readonly DrawnCaret[]) {
    this.#editor = editor;
    this.#read = read;
  }

  /** A caret moved, or the text under one did. */
  changed(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#clear();
  }

  #draw(): void {
    const carets = this.#read();
    if (carets.length === 0) {
      this.#clear();
      return;
    }
    const layer = this.#layer ?? this.#begin();
    const { left, top, right } = layer.getBoundingClientRect();
    // All is measured before anything is moved, so that the page is laid out once.
    const places = carets.map((caret) => ({ caret, box: this.#boxOf(caret) }));
    const there = new Set(carets.map(({ personId }) => personId));
    for (const personId of this.#drawn.keys()) if (!there.has(personId)) this.#remove(personId);
    for (const { caret, box } of places) {
      const { element } = this.#name(caret);
      element.style.translate = `${box.left - left}px ${box.top - top}px`;
      element.style.height = `${box.bottom - box.top}px`;
      element.toggleAttribute("data-turned", right - box.left < caret.name.length * LETTER);
    }
    this.#tint(carets);
  }

  /** Makes the layer beside the text, in what the page has put around it. */
  #begin(): HTMLElement {
    const layer = document.createElement("div");
    layer.className = "caret-layer";
    layer.ariaHidden = "true";
    this.#editor.dom.after(layer);
    this.#sizes.observe(this.#editor.dom);
    this.#layer = layer;
    return layer;
  }

  #boxOf({ anchor, head }: DrawnCaret): { left: number; top: number; bottom: number } {
    // The end of a selection stands in the line of what is selected, though the next line begins at the same position.
    return this.#editor.coordsAtPos(this.#within(head), head > anchor ? -1 : 1);
  }

  /** A place may come from a page that knows another text; it must never break this one. */
  #within(position: number): number {
    return Math.max(0, Math.min(position, this.#editor.state.doc.content.size));
  }

  /** The person's element, which says for a moment whose it is when the person has moved. */
  #name({ personId, name, hue, moves }: DrawnCaret): Drawn {
    const known = this.#drawn.get(personId);
    if (known?.moves === moves) return known;
    const drawn = known ?? { element: this.#element(personId, name), moves, timer: undefined };
    this.#drawn.set(personId, drawn);
    drawn.moves = moves;
    drawn.element.dataset["hue"] = String(hue);
    drawn.element.dataset["named"] = "";
    clearTimeout(drawn.timer);
    drawn.timer = setTimeout(() => delete drawn.element.dataset["named"], NAMED);
    return drawn;
  }

  #element(personId: string, name: string): HTMLElement {
    const element = document.createElement("div");
    element.className = "caret";
    element.dataset["caret"] = personId;
    element.dataset["name"] = name;
    // Only its knob can be pointed at; pressing it must not take the caret of the person who reads.
    element.addEventListener("mousedown", (event) => event.preventDefault());
    this.#layer?.append(element);
    return element;
  }

  #tint(carets: readonly DrawnCaret[]): void {
    // Older browsers have no highlights: there a selection is only a caret.
    if (!("highlights" in CSS)) return;
    this.#untint();
    for (const { anchor, head, hue } of carets) {
      if (anchor === head) continue;
      const range = document.createRange();
      const start = this.#editor.domAtPos(this.#within(Math.min(anchor, head)), 1);
      const end = this.#editor.domAtPos(this.#within(Math.max(anchor, head)), -1);
      range.setStart(start.node, start.offset);
      range.setEnd(end.node, end.offset);
      const name = highlightOf(hue);
      const highlight = CSS.highlights.get(name) ?? new Highlight();
      CSS.highlights.set(name, highlight.add(range));
    }
  }

  #untint(): void {
    if (!("highlights" in CSS)) return;
    for (const name of [...CSS.highlights.keys()]) if (name.startsWith(highlightOf(""))) CSS.highlights.delete(name);
  }

  #remove(personId: string): void {
    const drawn = this.#drawn.get(personId);
    clearTimeout(drawn?.timer);
    drawn?.element.remove();
    this.#drawn.delete(personId);
  }

  #clear(): void {
    if (!this.#layer) return;
    for (const personId of [...this.#drawn.keys()]) this.#remove(personId);
    this.#untint();
    this.#sizes.disconnect();
    this.#layer.remove();
    this.#layer = null;
  }
}

/** What the style sheet calls the tint of a person's selection. */
function highlightOf(hue: number | ""): string {
  return `person-${hue}`;
}
