import { layoutCards } from "./card-layout.ts";
import { HighlightPlaces } from "./highlight-places.ts";
import { Signal } from "./signal.ts";
import type { Workbench } from "./workbench.ts";

/** Between two cards, in pixels. */
const GAP = 2;
/** Beyond this many claims the whole text is surveyed only when nothing has changed for a while. */
const FEW = 400;
const PAUSE = 500;
const IDLE = 2_000;
/** What a claim without a highlight stands below: the end of the text. */
const BELOW_TEXT = 24;

/** Where the claims are on the page, for the map: fractions of the page's whole height. */
export interface Overview {
  claims: readonly string[];
  at: Float64Array;
}

/**
 * Puts the cards level with their highlights. Works outside of React: it measures and moves elements at most once a
 * frame, and tells React only which cards are near enough to be drawn.
 */
export class MarginLayout {
  /** Claims whose cards are in sight or nearly so. */
  readonly near = new Signal<ReadonlySet<string>>(new Set());
  readonly overview = new Signal<Overview>({ claims: [], at: new Float64Array() });
  readonly #workbench: Workbench;
  readonly #cards = new Map<string, HTMLElement>();
  #list: HTMLElement | null = null;
  #places: HighlightPlaces | null = null;
  #root: HTMLElement | null = null;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #surveyed = false;
  #changed = true;
  #folded = 26;
  /** What the cards' places were worked out from last. */
  #basis: readonly unknown[] = [];

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Begins to keep the cards of a list in place; returns how to stop. */
  attach(list: HTMLElement): () => void {
    this.#list = list;
    const changed = () => this.#textChanged();
    const scrolled = () => this.#soon();
    const sizes = new ResizeObserver(() => this.#resized());
    const { view } = this.#workbench;
    if (view) sizes.observe(view.dom);
    sizes.observe(document.documentElement);
    const stops = [this.#workbench.layout.subscribe(changed), this.#workbench.order.subscribe(() => this.#reorder())];
    addEventListener("scroll", scrolled, { passive: true });
    this.#reorder();
    return () => {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      clearTimeout(this.#timer);
      sizes.disconnect();
      for (const stop of stops) stop();
      removeEventListener("scroll", scrolled);
      this.#list = null;
    };
  }

  /** Takes a card in; returns how to let it go. The open one is watched, for it grows and shrinks. */
  hold(claimId: string, card: HTMLElement): () => void {
    this.#cards.set(claimId, card);
    this.#basis = [];
    const sizes = new ResizeObserver(() => this.#soon());
    if (this.#workbench.active.get() === claimId) sizes.observe(card);
    return () => {
      sizes.disconnect();
      if (this.#cards.get(claimId) === card) this.#cards.delete(claimId);
    };
  }

  #textChanged(): void {
    this.#changed = true;
    if (this.#workbench.order.get().length <= FEW) this.#surveyed = false;
    else {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => requestIdleCallback(() => this.#reorder(), { timeout: IDLE }), PAUSE);
    }
    this.#soon();
  }

  #reorder(): void {
    this.#surveyed = false;
    this.#changed = true;
    this.#soon();
  }

  #resized(): void {
    this.#changed = true;
    this.#basis = [];
    this.#soon();
  }

  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#pass();
    });
  }

  #pass(): void {
    const root = this.#workbench.view?.dom;
    const list = this.#list;
    if (!root || !list) return;
    const places = this.#placesIn(root);
    if (!this.#surveyed) places.survey();
    else if (this.#changed) places.forgetMeasures();
    this.#surveyed = true;
    this.#changed = false;

    const top = root.getBoundingClientRect().top;
    const inset = top - list.getBoundingClientRect().top;
    const screen = innerHeight;
    places.measure(-top - screen / 2, -top + screen * 1.5);
    places.followThoseInSight();
    const claims = this.#workbench.order.get();
    const end = root.offsetHeight + BELOW_TEXT;
    const active = this.#workbench.active.get();
    const openHeight = (active && this.#cards.get(active)?.offsetHeight) || 0;
    // Most letters move nothing, and nothing is then worked out for thousands of claims.
    const basis = [claims, places, places.revision, top, inset, innerWidth, screen, end, active, openHeight];
    if (basis.every((value, index) => value === this.#basis[index])) return;
    this.#basis = basis;
    const tops = places.tops(claims).map((height) => (height ?? end) + inset);
    this.#publishOverview(claims, tops, list);
    this.#place(claims, tops, list, { from: -(top - inset) - screen, reach: screen * 3, openHeight });
  }

  #placesIn(root: HTMLElement): HighlightPlaces {
    if (this.#root !== root || !this.#places) {
      this.#root = root;
      this.#places = new HighlightPlaces(root);
      this.#surveyed = false;
    }
    return this.#places;
  }

  /** Cards are near `from` a height, counted from the list's top, and as far down as `reach`. */
  #place(
    claims: readonly string[],
    tops: readonly number[],
    list: HTMLElement,
    { from, reach, openHeight }: { from: number; reach: number; openHeight: number },
  ): void {
    if (getComputedStyle(list).getPropertyValue("--margin-beside").trim() !== "1") {
      this.near.set(this.near.get().size === 0 ? this.near.get() : new Set());
      for (const card of this.#cards.values()) card.style.translate = "";
      list.style.minHeight = "";
      return;
    }
    const active = this.#workbench.active.get();
    const pinned = active === null ? -1 : claims.indexOf(active);
    this.#readFoldedHeight(active);
    const heightOf = (index: number) => (index === pinned && openHeight > 0 ? openHeight : this.#folded);
    const boxes = tops.map((desired, index) => ({ desired, height: heightOf(index) }));
    const placed = layoutCards(boxes, { gap: GAP, top: 0, pinned });
    const near = new Set<string>();
    for (const [index, claimId] of claims.entries()) {
      const at = placed[index] ?? 0;
      if (index !== pinned && (at < from || at > from + reach)) continue;
      near.add(claimId);
      this.#move(claimId, at);
    }
    const last = claims.length - 1;
    // In steps, so that small changes do not lay out the list again.
    const least = Math.ceil(((placed[last] ?? 0) + (boxes[last]?.height ?? 0) + 60) / 200) * 200;
    list.style.minHeight = `${least}px`;
    const before = this.near.get();
    if (before.size !== near.size || [...near].some((claimId) => !before.has(claimId))) {
      this.near.set(near);
      // The height of a folded card is read from one that is drawn.
      this.#basis = [];
    }
  }

  /** A card that comes into sight is put there at once; one that was in sight slides. */
  #move(claimId: string, at: number): void {
    const card = this.#cards.get(claimId);
    if (!card) return;
    const translate = `0px ${Math.round(at)}px`;
    if (card.style.translate === translate) return;
    const slides = this.near.get().has(claimId) && card.style.translate !== "";
    card.toggleAttribute("data-slides", slides);
    card.style.translate = translate;
  }

  #readFoldedHeight(active: string | null): void {
    for (const claimId of this.near.get()) {
      const height = claimId === active ? 0 : (this.#cards.get(claimId)?.offsetHeight ?? 0);
      if (height === 0) continue;
      this.#folded = height;
      return;
    }
  }

  #publishOverview(claims: readonly string[], tops: readonly number[], list: HTMLElement): void {
    const above = list.getBoundingClientRect().top + scrollY;
    const whole = Math.max(1, document.documentElement.scrollHeight);
    const at = Float64Array.from(tops, (height) => (height + above) / whole);
    const before = this.overview.get();
    const same =
      before.claims === claims && at.every((value, index) => Math.abs(value - (before.at[index] ?? -1)) < 0.0005);
    if (!same) this.overview.set({ claims, at });
  }
}
