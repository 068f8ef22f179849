import { type Filter, mentions, passes, searchWords } from "./filter.ts";
import { WIDEST } from "./media.ts";
import { Signal } from "./signal.ts";
import type { Workbench } from "./workbench.ts";

/** What is open beside the article. */
export type Panel = "index" | "discussion" | "help" | "omissions" | null;

/** Where the focus is wanted once what holds it is there. */
export type FocusWish = { claimId: string; part: "comment" | "citation" | "correction" | "card" } | null;

/** How one person looks at the page: what is filtered, what is open. Nothing of it is kept or sent. */
export class PageState {
  readonly filter = new Signal<Filter>("all");
  readonly search = new Signal("");
  /** The claims that pass filter and search, in the order of the text. */
  readonly shown: Signal<readonly string[]>;
  readonly panel = new Signal<Panel>(null);
  /** Whether the index stands beside the article where there is room for it. */
  readonly indexOpen = new Signal(true);
  /** The claim to which a source is being added. */
  readonly citing = new Signal<string | null>(null);
  /** The claim for which other words are being proposed. */
  readonly correcting = new Signal<string | null>(null);
  readonly focus = new Signal<FocusWish>(null);
  /** Counts up when the search field is to have the focus. */
  readonly searching = new Signal(0);
  /** What has just been done, for those who cannot see it. */
  readonly said = new Signal("");
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.shown = new Signal(workbench.order.get());
  }

  /** Keeps `shown` up to date; returns how to stop. */
  follow(): () => void {
    const { order, progress } = this.#workbench;
    const read = () => this.#read();
    const stops = [order, progress, this.filter, this.search].map((signal) => signal.subscribe(read));
    read();
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Shows the list of claims: beside the article where there is room for it, else over it. */
  openIndex(focusSearch = false): void {
    if (matchMedia(WIDEST).matches) this.indexOpen.set(true);
    else this.panel.set("index");
    if (focusSearch) this.searching.set(this.searching.get() + 1);
  }

  /** Says something aloud. The same words twice are said twice. */
  say(words: string): void {
    this.said.set(this.said.get() === words ? `${words}\u00A0` : words);
  }

  /** What was said to be done was refused: it is not said any longer. */
  takeBack(): void {
    this.said.set("");
  }

  /** The claim before or behind the active one among those that are shown, whether or not the active one is. */
  neighbour(direction: 1 | -1): string | undefined {
    const order = this.#workbench.order.get();
    const shown = new Set(this.shown.get());
    const active = this.#workbench.active.get();
    const at = active === null ? -1 : order.indexOf(active);
    if (at < 0) return undefined;
    return direction === 1
      ? order.slice(at + 1).find((id) => shown.has(id))
      : order.slice(0, at).findLast((id) => shown.has(id));
  }

  #read(): void {
    const words = searchWords(this.search.get());
    const filter = this.filter.get();
    const all = this.#workbench.order.get();
    if (filter === "all" && words.length === 0) this.shown.set(all);
    else
      this.shown.set(
        all.filter((id) => {
          const view = this.#workbench.claim(id).get();
          return view !== undefined && passes(view, filter) && mentions(view, words);
        }),
      );
  }
}
