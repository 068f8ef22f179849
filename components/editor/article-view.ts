import { baseKeymap, toggleMark } from "prosemirror-commands";
import { closeHistory, history, redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { type EditorState, type Plugin, type Selection, TextSelection, type Transaction } from "prosemirror-state";
import { DecorationSet, EditorView } from "prosemirror-view";
import type { Range } from "#domain/article/anchor.ts";
import { changedStretch } from "#domain/article/changed.ts";
import { unsentSteps } from "#domain/article/collab.ts";
import { articleSchema } from "#domain/article/schema.ts";
import { snapToWords } from "#domain/article/words.ts";
import type { ArticleSession } from "#domain/review/session.ts";
import { quietHtml } from "../ui/quiet-html.ts";
import { caretsPlugin } from "./carets-plugin.ts";
import { claimsAt, claimsKey, claimsPlugin, raggedAt, showAll, showSome } from "./claims-plugin.ts";
import { correctionsKey, correctionsPlugin, isProposedIn } from "./corrections-plugin.ts";
import { highlightsOf, proposedIn } from "./drawn.ts";
import { type Mode, modeOf, modePlugin, switchMode } from "./mode-plugin.ts";
import { leaveSelectionAlone } from "./react-selection.ts";
import { wordByWord } from "./word-by-word.ts";

const { list_item: listItem } = articleSchema.nodes;
const { strong, em } = articleSchema.marks;

/** What keys do to the text, besides the usual; Tab stays the way out where there is no list. */
const EDITING_KEYS = {
  "Mod-b": toggleMark(strong),
  "Mod-i": toggleMark(em),
  Enter: splitListItem(listItem),
  Tab: sinkListItem(listItem),
  "Shift-Tab": liftListItem(listItem),
};

/** The plugins of an article's editor. `name` is what assistive technology calls it. */
export function editorPlugins(mode: Mode, name: () => string): Plugin[] {
  return [
    claimsPlugin(),
    correctionsPlugin(),
    caretsPlugin(),
    modePlugin(mode, name),
    history(),
    keymap(EDITING_KEYS),
    keymap(baseKeymap),
  ];
}

/** Keys that do something to the selection. */
const EDITING: ReadonlySet<string> = new Set(["Delete", "Backspace", "Enter", "Tab"]);

export interface ArticleViewEvents {
  /** The selection, or the text under it, is another one. */
  selectionChanged(): void;
  /** Text of these claims, or around them, changed or moved away. Answers those that have become stale, or fresh, by it. */
  textChanged(claims: ReadonlySet<string>): Iterable<string>;
  /** Whether a claim's words are other ones than its verdict was given on. */
  isStale(claimId: string): boolean;
  /** Something was typed that "undo" takes back by itself. */
  typed(): void;
  /** The browser's own menu asks to take something back, or to do it again. */
  historyWanted(direction: "undo" | "redo"): void;
  /** A highlight was pressed; the innermost claim comes first. */
  claimPressed(claims: readonly string[]): void;
}

/** The ProseMirror view over a session. React stays outside; what it needs comes through events and methods. */
export class ArticleView {
  readonly #session: ArticleSession;
  readonly #events: ArticleViewEvents;
  readonly #view: EditorView;
  readonly #stopListening: () => void;
  #active: string | null = null;
  #isRetyping = false;
  #hasProposed = false;
  /** A selection that was made with Alt held, and means just what is selected. */
  #toTheLetter: Selection | null = null;

  constructor(mount: HTMLElement, session: ArticleSession, events: ArticleViewEvents) {
    this.#session = session;
    this.#events = events;
    // Before the view is there, so that it draws the text once, with its claims.
    this.redrawAll();
    this.#view = new EditorView(
      { mount },
      {
        state: session.state,
        dispatchTransaction: (tr) => session.dispatch(wordByWord(session.state, tr)),
        transformPastedHTML: quietHtml,
        handleDOMEvents: {
          pointerup: (_view, event) => this.#pointerUp(event),
          beforeinput: (_view, event) => this.#beforeInput(event),
          // What was selected a moment ago is deleted, cut and copied as the text that it is, not as the browser draws it.
          keydown: (_view, { key }) => void (EDITING.has(key) && this.readSelection()),
          cut: () => this.readSelection(),
          copy: () => this.readSelection(),
          paste: () => this.readSelection(),
        },
        handleClick: (_view, position, event) => this.#pressed(position, event),
      },
    );
    leaveSelectionAlone(this.#view.dom);
    this.#stopListening = session.listen({
      stateChanged: (tr) => this.#stateChanged(tr),
      rowsChanged: (touched) => this.#redraw(touched),
    });
  }

  get dom(): HTMLElement {
    return this.#view.dom;
  }

  get state(): EditorState {
    return this.#view.state;
  }

  get mode(): Mode {
    return modeOf(this.#view.state);
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus();
  }

  setMode(mode: Mode): void {
    this.#session.dispatch(this.#view.state.tr.setMeta(...switchMode(mode)));
  }

  /** What is typed from now on is taken back apart from what was typed before. */
  endTyping(): void {
    this.#session.dispatch(closeHistory(this.#view.state.tr));
  }

  /** Takes back the last typing, or does it again; false when there is none left. */
  retype(direction: "undo" | "redo"): boolean {
    const { state } = this.#view;
    if ((direction === "undo" ? undoDepth(state) : redoDepth(state)) === 0) return false;
    this.#isRetyping = true;
    try {
      return (direction === "undo" ? undo : redo)(state, (tr) => this.#session.dispatch(tr.scrollIntoView()));
    } finally {
      this.#isRetyping = false;
    }
  }

  focus(): void {
    this.#view.focus();
  }

  /**
   * Takes over what is selected on the page. The browser tells of a new selection only with the next picture, and a key
   * may come before it.
   */
  readSelection(): void {
    const selected = getSelection();
    const { anchorNode, focusNode, anchorOffset, focusOffset } = selected ?? {};
    if (!anchorNode || !focusNode || !this.#view.hasFocus() || this.#view.composing) return;
    if (!this.dom.contains(anchorNode) || !this.dom.contains(focusNode)) return;
    const { doc, selection } = this.#view.state;
    const anchor = this.#view.posAtDOM(anchorNode, anchorOffset ?? 0);
    const head = this.#view.posAtDOM(focusNode, focusOffset ?? 0);
    const seen = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
    if (!(selection instanceof TextSelection) || seen.eq(selection)) return;
    this.#session.dispatch(this.#view.state.tr.setSelection(seen));
  }

  /**
   * What a claim would be made of: the selection in whole words, or to the letter when that is asked for or was when it was
   * made. null when there is no text in it.
   */
  selectedPlace(exact: boolean): Range | null {
    const { selection, doc } = this.#view.state;
    if (selection.empty) return null;
    const range = { from: selection.from, to: selection.to };
    return exact || this.#toTheLetter?.eq(selection)
      ? range
      : snapToWords(doc, range, this.#session.store.article.language);
  }

  /** Where the end of the selection is on the page, for what floats beside it. */
  selectionBox(): { left: number; right: number; top: number; bottom: number } | null {
    const { from, to, empty } = this.#view.state.selection;
    if (empty) return null;
    const start = this.#view.coordsAtPos(from, 1);
    const end = this.#view.coordsAtPos(to, -1);
    return { left: Math.min(start.left, end.left), right: end.right, top: start.top, bottom: end.bottom };
  }

  /** The claims at the caret or in the selection, innermost first. */
  claimsAtSelection(): string[] {
    const { from, to } = this.#view.state.selection;
    return this.#innermostFirst(claimsAt(this.#drawn, from, to));
  }

  collapseSelection(): void {
    const { state } = this.#view;
    this.#session.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(state.selection.to), -1)));
  }

  /** Puts the caret before a place and brings it into sight. */
  goTo(position: number): void {
    const { state } = this.#view;
    const at = TextSelection.near(state.doc.resolve(Math.min(position, state.doc.content.size)));
    this.#session.dispatch(state.tr.setSelection(at));
    this.scrollTo(position);
  }

  scrollTo(position: number): void {
    const { node } = this.#view.domAtPos(Math.min(position + 1, this.#view.state.doc.content.size));
    const element = node instanceof Element ? node : node.parentElement;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  }

  /** The element of a top-level block that holds a position, and the place of the position in it, for the margin. */
  coordinatesAt(position: number): { top: number; bottom: number } {
    return this.#view.coordsAtPos(Math.min(position, this.#view.state.doc.content.size), 1);
  }

  /** Marks one claim as the one that is looked at. */
  setActive(claimId: string | null): void {
    if (claimId === this.#active) return;
    const both = new Set([this.#active, claimId].filter((id) => id !== null));
    this.#active = claimId;
    this.#redraw(both);
  }

  redrawAll(): void {
    this.#tellPlugin(showAll(highlightsOf(this.#session, this.#events.isStale), this.#active));
  }

  destroy(): void {
    this.#stopListening();
    this.#view.destroy();
  }

  get #drawn() {
    return claimsKey.getState(this.#view.state) ?? DecorationSet.empty;
  }

  #stateChanged(tr: Transaction | null): void {
    const before = this.#drawn;
    const proposedBefore = correctionsKey.getState(this.#view.state);
    const selectionBefore = this.#view.state.selection;
    const depth = undoDepth(this.#view.state);
    this.#view.updateState(this.#session.state);
    if (tr === null) {
      this.redrawAll();
      return;
    }
    if (tr.docChanged && !this.#isRetyping && undoDepth(this.#session.state) > depth) this.#events.typed();
    if (tr.docChanged) {
      // Unsent steps were undone and made again: places come from the confirmed ones, so that none drifts.
      if (tr.getMeta("rebased") > 0 && unsentSteps(this.#session.state).length > 0) this.redrawAll();
      const changed = changedStretch(tr.mapping);
      if (changed) {
        // A change beside a claim, in its sentence, concerns it too.
        const [was, is] = [wholeBlocks(tr.before, changed.before), wholeBlocks(tr.doc, changed.after)];
        const gone = claimsAt(before, was.from, was.to);
        const there = claimsAt(this.#drawn, is.from, is.to);
        const turned = this.#events.textChanged(new Set([...gone, ...there]));
        this.#redraw(new Set([...turned, ...raggedAt(this.#drawn, tr.doc, changed.after)]));
        // Its words may be others now than it was proposed for, or those again.
        if (isProposedIn(proposedBefore, changed.before)) this.#tellProposed();
      }
    }
    if (tr.docChanged || !selectionBefore.eq(this.#view.state.selection)) this.#events.selectionChanged();
  }

  #redraw(claims: ReadonlySet<string | null>): void {
    const named = new Set([...claims].filter((id) => id !== null));
    if (named.size === 0) return;
    this.#tellPlugin(showSome(named, highlightsOf(this.#session, this.#events.isStale, named), this.#active));
  }

  #tellPlugin(meta: ReturnType<typeof showAll>): void {
    this.#tellProposed(this.#session.state.tr.setMeta(claimsKey, meta));
  }

  #tellProposed(tr = this.#session.state.tr): void {
    const proposed = proposedIn(this.#session, this.#active);
    if (proposed.length > 0 || this.#hasProposed) tr.setMeta(correctionsKey, proposed);
    this.#hasProposed = proposed.length > 0;
    this.#session.dispatch(tr.setMeta("addToHistory", false));
  }

  /** After a selection by mouse or touch it grows to what a claim would take, so that one sees it before marking. */
  #pointerUp(event: PointerEvent): boolean {
    if (this.mode !== "check") return false;
    // The browser settles the selection after this event.
    setTimeout(() => {
      if (this.#view.isDestroyed) return;
      this.#toTheLetter = event.altKey ? this.#view.state.selection : null;
      if (event.altKey) {
        this.#events.selectionChanged();
        return;
      }
      const place = this.selectedPlace(false);
      const { selection, doc } = this.#view.state;
      if (!place || (place.from === selection.from && place.to === selection.to)) return;
      this.#session.dispatch(this.#view.state.tr.setSelection(TextSelection.create(doc, place.from, place.to)));
    });
    return false;
  }

  #beforeInput(event: InputEvent): boolean {
    const wanted = { historyUndo: "undo", historyRedo: "redo" } as const;
    const direction = wanted[event.inputType as keyof typeof wanted];
    if (!direction) return false;
    event.preventDefault();
    this.#events.historyWanted(direction);
    return true;
  }

  #pressed(position: number, { target }: MouseEvent): boolean {
    // Drawing the claim as the one looked at would put the caret back to where it was before the press.
    this.readSelection();
    const proposed = target instanceof Element ? target.closest<HTMLElement>("[data-of-claim]") : null;
    const ofClaim = proposed?.dataset["ofClaim"];
    const claims = ofClaim ? [ofClaim] : this.#innermostFirst(claimsAt(this.#drawn, position));
    this.#events.claimPressed(claims);
    return false;
  }

  #innermostFirst(claims: string[]): string[] {
    const size = (claimId: string) =>
      this.#session.store.spansOf(claimId).reduce((sum, span) => {
        const range = this.#session.rangeOf(span.id);
        return sum + (range ? range.to - range.from : 0);
      }, 0);
    return claims.toSorted((one, other) => size(one) - size(other));
  }
}

/** A range grown to the blocks of text in which it begins and ends. */
function wholeBlocks(doc: Node, { from, to }: Range): Range {
  const [first, last] = [doc.resolve(from), doc.resolve(Math.min(to, doc.content.size))];
  return {
    from: first.parent.isTextblock ? first.start() : from,
    to: last.parent.isTextblock ? last.end() : to,
  };
}
