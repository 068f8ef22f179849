import type { Range } from "#domain/article/anchor.ts";
import { ArticleText, textBetween } from "#domain/article/text.ts";
import { VisibleParts } from "#domain/article/visible.ts";
import { otherPlaces } from "#domain/article/words.ts";
import { AppError } from "#domain/errors.ts";
import { newId } from "#domain/ids.ts";
import type { Command, SpanInput } from "#domain/review/commands.ts";
import type { ArticleRow, ClaimRow, Verdict } from "#domain/review/model.ts";
import { type MyAct, MyActs } from "#domain/review/my-acts.ts";
import type { RefusedCommand } from "#domain/review/outbox.ts";
import type { ArticleSession } from "#domain/review/session.ts";
import type { Phase } from "#domain/review/session-options.ts";
import { ArticleView } from "../editor/article-view.ts";
import type { Mode } from "../editor/mode-plugin.ts";
import { type ClaimView, positionOf, readThreads, type ThreadView } from "./claim-view.ts";
import { ClaimsOnPage, type PageProgress } from "./claims-on-page.ts";
import { type Copy, copiesOf } from "./copies.ts";
import { Others } from "./others.ts";
import { Signal } from "./signal.ts";

export interface Status {
  phase: Phase;
  /** How many changes wait for the server. */
  waiting: number;
  refused: readonly RefusedCommand[];
}

/** Whether this browser has what waits for the server: not yet while it writes; some browsers refuse to keep anything. */
export type Kept = "kept" | "keeping" | "refused";

/** What may be done with the selection. */
export interface SelectionSlice {
  /** What a claim would be made of; null when nothing is selected. */
  place: Range | null;
  quote: string;
  /** How many other places have the same words. */
  others: number;
}

/** What became of the wish to take something back: what it was, or why not. */
export type Undone =
  | { on: "text" }
  | { on: "draft" }
  | { on: "rows"; claimId: string | null }
  | "nothing"
  | "only-in-edit";

/** A command without its id, which `act` makes. */
export type Act = { [K in Command["kind"]]: Omit<Extract<Command, { kind: K }>, "id"> }[Command["kind"]];

const NOTHING_SELECTED: SelectionSlice = { place: null, quote: "", others: 0 };
/** Other equal places are looked for only when they may be of use; a longer quote hardly stands twice. */
const LONGEST_REPEATED = 300;

/**
 * What the page shows of an open article, and what it can do. React components read signals and call methods; they never
 * see the editor's state. One per page.
 */
export class Workbench {
  readonly session: ArticleSession;
  readonly status: Signal<Status>;
  readonly mode: Signal<Mode>;
  /** The claim that is looked at: strong in the text, open in the margin. */
  readonly active = new Signal<string | null>(null);
  readonly selection = new Signal<SelectionSlice>(NOTHING_SELECTED);
  /** Discussions on the article as a whole. */
  readonly discussions: Signal<readonly ThreadView[]>;
  /** The article's row: what it is called, who wrote it, in which language. */
  readonly article: Signal<ArticleRow>;
  /** Counts up whenever the text, its layout or the claims' places may have changed; the margin measures anew. */
  readonly layout = new Signal(0);
  /** What one did in this tab, the last of which can be taken back. */
  readonly acts = new MyActs();
  readonly kept: Signal<Kept>;
  /** Takes something back, or does it again, and says so: the browser's own menu may ask for it. */
  historyWanted: ((direction: "undo" | "redo") => void) | null = null;
  readonly others: Others;
  #view: ArticleView | null = null;
  #isActing = false;
  #changedBy: string | null = null;
  readonly #claims: ClaimsOnPage;
  readonly #now: () => number;

  constructor(
    session: ArticleSession,
    { mode, kept, now = Date.now }: { mode: Mode; kept: Signal<Kept>; now?: () => number },
  ) {
    this.session = session;
    this.kept = kept;
    this.others = new Others(session, () => this.#view);
    this.#now = now;
    this.mode = new Signal<Mode>(mode);
    this.status = new Signal(this.#readStatus());
    this.article = new Signal(session.store.article);
    this.discussions = new Signal<readonly ThreadView[]>(readThreads(session, null));
    this.#claims = new ClaimsOnPage(session);
    session.listen({
      rowsChanged: (touched, by) => this.#rowsChanged(touched, by),
      statusChanged: () => this.#statusChanged(),
    });
  }

  /** The claim as shown; its value is undefined while there is no such claim. */
  claim(claimId: string): Signal<ClaimView | undefined> {
    return this.#claims.claim(claimId);
  }

  /** Standing claims in the order of the text, then those whose text is gone. */
  get order(): Signal<readonly string[]> {
    return this.#claims.order;
  }

  get progress(): Signal<PageProgress> {
    return this.#claims.progress;
  }

  /** Removed claims of everybody, by number. */
  get removed(): Signal<readonly ClaimRow[]> {
    return this.#claims.removed;
  }

  get view(): ArticleView | null {
    return this.#view;
  }

  /** Puts the editor into its place; returns how to take it out again. */
  mount(element: HTMLElement): () => void {
    const view = new ArticleView(element, this.session, {
      selectionChanged: () => this.#selectionChanged(),
      textChanged: (claims) => this.#textChanged(claims),
      isStale: (claimId) => this.claim(claimId).get()?.stale === true,
      claimPressed: (claims) => this.#claimPressed(claims),
      typed: () => this.acts.did({ on: "text" }),
      historyWanted: (direction) => this.historyWanted?.(direction),
    });
    this.#view = view;
    view.setActive(this.active.get());
    this.#relayout();
    return () => {
      view.destroy();
      if (this.#view === view) this.#view = null;
    };
  }

  /** Does something; throws `AppError` when the rules refuse it. */
  act(act: Act): void {
    const id = newId();
    if (this.#send({ id, ...act } as Command)) this.acts.did({ on: "rows", eventId: id });
  }

  /** Whether what changes right now is done here. */
  get isActing(): boolean {
    return this.#isActing;
  }

  /** The name of who changed rows last, as the log says; empty when nobody is known to have. */
  get changedBy(): string {
    return this.#changedBy === null ? "" : this.nameOf(this.#changedBy);
  }

  #send(command: Command): boolean {
    this.#isActing = true;
    try {
      if (!this.session.act(command)) return false;
      this.#view?.endTyping();
      return true;
    } finally {
      this.#isActing = false;
    }
  }

  /** Takes back what one did last, be it typing or a claim. Throws `AppError` when somebody has changed the same since. */
  undo(): Undone {
    for (let act = this.acts.last; act; act = this.acts.last) {
      const undone = this.#takeBack(act, "undo", (back) => this.acts.undid(back));
      if (undone) return undone;
    }
    return "nothing";
  }

  /** Does again what was taken back last. */
  redo(): Undone {
    for (let act = this.acts.lastUndone; act; act = this.acts.lastUndone) {
      const redone = this.#takeBack(act, "redo", (again) => this.acts.redid(again));
      if (redone) return redone;
    }
    return "nothing";
  }

  /** null when nothing is left of what was done. */
  #takeBack(act: MyAct, direction: "undo" | "redo", done: (back?: MyAct) => void): Undone | null {
    if (act.on === "text") {
      if (this.mode.get() !== "edit") return "only-in-edit";
      const isThere = this.#view?.retype(direction) ?? false;
      done(isThere ? act : undefined);
      return isThere ? act : null;
    }
    const id = newId();
    let isTaken = false;
    try {
      isTaken = this.#send({ id, kind: "event.undo", eventId: act.eventId });
    } catch (error) {
      throw this.#ofItsClaim(error, act.eventId);
    } finally {
      done(isTaken ? { on: "rows", eventId: id } : undefined);
    }
    if (!isTaken) return null;
    // The server works out what it does to the text, and may find that others have changed the same.
    if (this.session.own.isOfText(act.eventId)) return { on: "draft" };
    const claimId = this.session.claimOf(act.eventId);
    const active = this.active.get();
    if (claimId && this.claim(claimId).get()) this.activate(claimId, { scroll: true });
    else if (active && !this.claim(active).get()) this.activate(null);
    return { on: "rows", claimId };
  }

  /** Why something one did is not taken back, with the number of the claim that it was about. */
  #ofItsClaim(error: unknown, eventId: string): unknown {
    const claimId = error instanceof AppError ? this.session.claimOf(eventId) : null;
    const claim = claimId === null ? undefined : this.session.store.claim(claimId);
    if (!(error instanceof AppError) || !claim) return error;
    const { code, message, field, details } = error;
    return new AppError(code, message, { field, details: { ...details, claimNumber: claim.number }, cause: error });
  }

  setMode(mode: Mode): void {
    this.mode.set(mode);
    this.#view?.setMode(mode);
    this.#relayout();
  }

  /**
   * The answer to `V`, `D` and `N`: makes a claim of the selection, or, when nothing is selected, judges the active claim.
   * False when there is neither.
   *
   * @param exact takes the selection to the letter, not in whole words
   */
  judge(verdict: Verdict, exact = false): boolean {
    const place = this.#view?.selectedPlace(exact) ?? null;
    if (place) {
      this.mark(verdict, [place]);
      return true;
    }
    const claimId = this.active.get() ?? this.#view?.claimsAtSelection()[0];
    if (!claimId || !this.claim(claimId).get()) return false;
    this.setVerdict(claimId, verdict);
    return true;
  }

  setVerdict(claimId: string, verdict: Verdict): void {
    this.act({ kind: "claim.setVerdict", claimId, verdict });
  }

  /** Makes a claim of places in the document on screen, and turns to it. */
  mark(verdict: Verdict, places: readonly Range[]): string {
    const claimId = newId();
    this.act({ kind: "claim.create", claimId, version: this.session.version, verdict, spans: this.#spans(places) });
    this.#view?.collapseSelection();
    this.activate(claimId);
    return claimId;
  }

  /** The other places where the selected words, or those of the claim, stand. */
  otherPlaces(range: Range): Range[] {
    const { doc } = this.session.state;
    return otherPlaces(new ArticleText(doc), textBetween(doc, range.from, range.to), range);
  }

  /** Where the words of a claim stand whose text is gone, with some of what stands around them. */
  copiesOf(claimId: string): Copy[] {
    const { session } = this;
    return copiesOf(session.state.doc, session.store.spansOf(claimId));
  }

  /** Adds places to a claim. */
  addPlaces(claimId: string, places: readonly Range[]): void {
    this.act({ kind: "claim.addSpans", claimId, version: this.session.version, spans: this.#spans(places) });
    this.#view?.collapseSelection();
  }

  /** Sets the claim's only or first place to the selection. */
  movePlace(claimId: string, spanId: string, place: Range): void {
    const [span] = this.#spans([place]);
    if (span)
      this.act({ kind: "claim.changeSpan", claimId, version: this.session.version, span: { ...span, id: spanId } });
    this.#view?.collapseSelection();
  }

  /** The places of a claim in the document on screen, in reading order, with their words; those that are gone are left out. */
  placesOf(claimId: string): (Range & { spanId: string; quote: string })[] {
    const { session } = this;
    const visible = new VisibleParts(session.state.doc);
    return session.store
      .spansOf(claimId)
      .flatMap((span) => {
        const { from, to } = visible.of(session.wordsOf(span) ?? { from: 0, to: 0 });
        if (from === to) return [];
        const range = { from, to };
        return [{ spanId: span.id, ...range, quote: textBetween(session.state.doc, range.from, range.to) }];
      })
      .sort((one, other) => one.from - other.from);
  }

  /** The place of a claim that a new selection would replace: the one it meets, else the first. */
  placeToMove(claimId: string, place: Range): string | undefined {
    const spans = this.session.store.spansOf(claimId);
    const met = spans.find((span) => {
      const range = this.session.wordsOf(span);
      return range && range.from < place.to && range.to > place.from;
    });
    return (met ?? spans[0])?.id;
  }

  remove(claimId: string): void {
    const claim = this.session.store.claim(claimId);
    if (!claim) return;
    const next = this.#neighbour(claimId, 1) ?? this.#neighbour(claimId, -1);
    this.act({ kind: "claim.remove", claimId });
    if (this.active.get() === claimId) this.activate(next === claimId ? null : (next ?? null));
  }

  restore(claimId: string): void {
    this.act({ kind: "claim.restore", claimId });
    this.activate(claimId);
  }

  /** Turns to a claim: strong in the text, its card open, both in sight. */
  activate(claimId: string | null, options: { scroll?: boolean } = {}): void {
    this.active.set(claimId);
    this.#view?.setActive(claimId);
    this.#relayout();
    const from = claimId === null ? -1 : this.positionOf(claimId);
    if (options.scroll && from >= 0) this.#view?.scrollTo(from);
  }

  /** Turns to the next (1) or previous (-1) of the given claims in the order of the text. */
  step(direction: 1 | -1, among: readonly string[] = this.order.get()): void {
    const active = this.active.get();
    const next = active === null ? this.#nearCaret(direction, among) : this.#neighbour(active, direction, among);
    if (next) this.activate(next, { scroll: true });
  }

  /** Where a claim begins in the document on screen; -1 when its text is gone. */
  positionOf(claimId: string): number {
    return positionOf(this.session, claimId);
  }

  /** The name of a person, as far as it is known. */
  nameOf(personId: string): string {
    return this.session.people.get(personId) ?? "";
  }

  #spans(places: readonly Range[]): SpanInput[] {
    const { doc } = this.session.state;
    return places.map(({ from, to }) => ({ id: newId(), from, to, quote: textBetween(doc, from, to) }));
  }

  #neighbour(claimId: string, direction: 1 | -1, among = this.order.get()): string | undefined {
    const at = among.indexOf(claimId);
    return at < 0 ? among[0] : among[at + direction];
  }

  #nearCaret(direction: 1 | -1, among: readonly string[]): string | undefined {
    const caret = this.session.state.selection.from;
    if (direction === 1) return among.find((claimId) => this.positionOf(claimId) >= caret) ?? among[0];
    const isBefore = (position: number) => position >= 0 && position < caret;
    return among.findLast((claimId) => isBefore(this.positionOf(claimId))) ?? among.at(-1);
  }

  #claimPressed(claims: readonly string[]): void {
    const active = this.active.get();
    // Pressing again where claims lie upon each other goes through them, so that each is reachable.
    const at = active === null ? -1 : claims.indexOf(active);
    const next = claims[(at + 1) % Math.max(1, claims.length)];
    this.activate(next ?? null);
  }

  #selectionChanged(): void {
    const place = this.#view?.selectedPlace(false) ?? null;
    if (!place) this.selection.set(NOTHING_SELECTED);
    else {
      const quote = textBetween(this.session.state.doc, place.from, place.to);
      const others = quote.length <= LONGEST_REPEATED ? this.otherPlaces(place).length : 0;
      this.selection.set({ place, quote, others });
    }
  }

  #rowsChanged(touched: ReadonlySet<string | null>, by: string | null): void {
    this.#changedBy = by;
    if (touched.has(null)) {
      this.article.set(this.session.store.article);
      this.discussions.set(readThreads(this.session, null));
    }
    if (!this.#claims.rowsChanged(touched)) this.#relayout();
  }

  #textChanged(claims: ReadonlySet<string>): string[] {
    const turned = this.#claims.textChanged(claims);
    this.#relayout();
    return turned;
  }

  #relayout(): void {
    this.layout.set(this.layout.get() + 1);
  }

  #statusChanged(): void {
    const before = this.status.get();
    const status = this.#readStatus();
    if (before.phase !== status.phase || before.waiting !== status.waiting || before.refused !== status.refused)
      this.status.set(status);
  }

  #readStatus(): Status {
    const { phase, waiting, refused } = this.session;
    for (const { command } of refused) this.acts.forget(command.id);
    return { phase, waiting, refused };
  }

  /** UTC milliseconds, for "5 minutes ago". */
  now(): number {
    return this.#now();
  }
}
