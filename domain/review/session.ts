import type { EditorState, Transaction } from "prosemirror-state";
import { mapRange, type Range, readAnchor } from "../article/anchor.ts";
import { sentencesAround } from "../article/sentences.ts";
import { newId } from "../ids.ts";
import type { Command, StepInput } from "./commands.ts";
import { type ReviewEvent, stepsOf } from "./event.ts";
import type { Person, PlacedRow, SpanRow } from "./model.ts";
import type { OutboxSnapshot, RefusedCommand } from "./outbox.ts";
import { OwnEvents } from "./own-events.ts";
import { Reachability } from "./reachability.ts";
import { contextOfPlaces, textOfPlaces, wordsAt, wordsOfRow } from "./rules/claims.ts";
import { nextToSend, onConfirmedText } from "./sending.ts";
import type { Phase, SessionListener, SessionOptions } from "./session-options.ts";
import { SessionText } from "./session-text.ts";
import { ReviewStore, type Touched } from "./store.ts";
import { TransportFailure } from "./transport.ts";
import type { PastEvent, ReviewView } from "./view.ts";
import { mappingOf, WaitingCommands } from "./waiting.ts";

/**
 * One open article: the confirmed text and rows, what was done here and not yet answered, and the loop that sends it.
 * No DOM and no network of its own; the browser and the tests drive the same machine.
 */
export class ArticleSession {
  readonly store: ReviewStore;
  /** What one has done and may want taken back. */
  readonly own = new OwnEvents();
  readonly me: Person;
  /** Names by id, of all who appear in the rows; events bring new ones. */
  readonly people: Map<string, string>;
  refused: RefusedCommand[] = [];
  /** Which of them is what was typed last where there is no text any more. */
  #dropped = "";
  #seq: number;
  readonly #text: SessionText;
  readonly #options: SessionOptions;
  readonly #listeners = new Set<SessionListener>();
  readonly #waiting: WaitingCommands;
  /** Rows were loaded at this point of the log; earlier events change only the text. */
  readonly #rowsSeq: number;
  readonly #server: Reachability;
  #pumping = false;
  /** Ends when what is being sent, or was last, has been. */
  #pumped: Promise<void> = Promise.resolve();
  #stopped = false;
  #catchingUp: Promise<void> | null = null;

  private constructor(options: SessionOptions) {
    const { loaded, restored, me, plugins } = options;
    this.#options = options;
    this.#server = new Reachability(options.schedule, () => void this.#retry());
    this.me = me;
    this.people = new Map([...loaded.people, me].map(({ id, name }) => [id, name]));
    this.store = new ReviewStore(loaded.rows);
    this.#waiting = new WaitingCommands(
      this.store,
      () => this.#view(),
      (at) => ({ actor: me, at, seq: this.#seq }),
    );
    this.#rowsSeq = loaded.seq;
    this.#seq = restored?.snapshot.seq ?? loaded.seq;
    const { doc, version } = restored ? { doc: restored.doc, version: restored.snapshot.version } : loaded;
    this.#text = new SessionText(
      { doc, version, plugins },
      {
        changed: (tr) => this.#tell((listener) => listener.stateChanged?.(tr)),
        rebased: (outcome, now) => this.#waiting.rebased(outcome, now),
        ownConfirmed: (unsent, count, now) => this.#waiting.ownConfirmed(unsent, count, now),
        dropped: (steps, joins) => this.#keepDropped(steps, joins),
      },
    );
    if (restored) this.#restore(restored.snapshot);
    if (this.#seq === this.#rowsSeq) this.#placeRows();
  }

  /** Opens the article; after a restore it has first caught up with the log. Throws `TransportFailure`. */
  static async open(options: SessionOptions): Promise<ArticleSession> {
    const session = new ArticleSession(options);
    if (options.restored) await session.catchUp();
    session.#waiting.foresee();
    void session.#pump();
    return session;
  }

  get seq(): number {
    return this.#seq;
  }

  /** The text on screen, with what was typed here. */
  get state(): EditorState {
    return this.#text.state;
  }

  /** The text's confirmed version. */
  get version(): number {
    return this.#text.version;
  }

  get waiting(): number {
    // An edit on its way counts also when others have since deleted all that it changed.
    return this.#waiting.count + (this.#text.sent || this.#text.unsent.length > 0 ? 1 : 0);
  }

  get phase(): Phase {
    if (this.#server.trouble !== "none") return this.#server.trouble;
    return this.waiting === 0 ? "saved" : "saving";
  }

  listen(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Applies a local transaction. */
  dispatch(tr: Transaction): void {
    this.#text.dispatch(tr);
    if (tr.docChanged) this.#changed();
  }

  /**
   * Does something to the article: shown at once, sent when its turn comes. Places are in the document on screen.
   * Throws `AppError` when the rules refuse it; then nothing has happened. False when it would change nothing.
   */
  act(asked: Command): boolean {
    const command = this.#withWords(asked);
    const touched = this.#waiting.add(command, {
      afterSteps: this.#text.unsent.length,
      version: this.version,
      at: this.#options.now(),
      wire: this.#onConfirmedWords(command),
    });
    if (touched === null) return false;
    this.#rowsTouched(touched);
    this.#changed();
    return true;
  }

  /** Where a span stands in the document on screen; collapsed when its text is gone. */
  rangeOf(spanId: string): Range | undefined {
    const waiting = this.#waiting.placeOnScreen(spanId, this.#text.unsent);
    if (waiting) return waiting;
    const confirmed = this.#text.confirmed.get(spanId);
    return confirmed && mapRange(confirmed, mappingOf(this.#text.unsent));
  }

  /** Where the words stand that a row is read with at its place, in the document on screen; collapsed when they are gone. */
  wordsOf(row: PlacedRow): Range | undefined {
    const [range, { doc }] = [this.rangeOf(row.id), this.state];
    if (!range) return undefined;
    return "replacement" in row
      ? wordsOfRow(doc, range, row)
      : wordsAt(doc, { ...row, ...range }, this.store.claim(row.claimId));
  }

  /** Every span where it stands on screen, in no particular order. */
  *ranges(): IterableIterator<[SpanRow, Range]> {
    const unsent = this.#text.unsent;
    const waiting = this.#waiting.placedSpans();
    for (const spanId of waiting) {
      const span = this.store.span(spanId);
      const range = this.#waiting.placeOnScreen(spanId, unsent);
      if (span && range) yield [span, range];
    }
    for (const [spanId, range] of this.#text.confirmed.entries(mappingOf(unsent))) {
      const span = this.store.span(spanId);
      if (span && !waiting.has(spanId)) yield [span, range];
    }
  }

  /** The claim's text on screen, its places joined in reading order; empty when all of it is gone. */
  claimText(claimId: string): string {
    return textOfPlaces(
      this.state.doc,
      this.store.spansOf(claimId).map((span) => at(span, this.rangeOf(span.id))),
      this.store.claim(claimId),
    );
  }

  /** The sentences around the claim on screen. */
  claimContext(claimId: string): string {
    return contextOfPlaces(
      this.state.doc,
      this.store.spansOf(claimId).map((span) => this.rangeOf(span.id)),
      this.store.article.language,
    );
  }

  /** Takes in events in any order and number; gaps are fetched. */
  receive(events: readonly ReviewEvent[]): void {
    for (const event of events.toSorted((one, other) => one.seq - other.seq)) {
      if (event.seq <= this.#seq) continue;
      if (event.seq > this.#seq + 1) {
        void this.catchUp().catch((error) => this.#failed(error));
        return;
      }
      this.#apply(event);
    }
  }

  /** Fetches and applies what the log has beyond what is known here. Throws `TransportFailure`. */
  catchUp(): Promise<void> {
    this.#catchingUp ??= this.#fetchNewer().finally(() => {
      this.#catchingUp = null;
    });
    return this.#catchingUp;
  }

  /** Tries again at once: after signing in, when the network is back, when the stream is. */
  resume(): void {
    this.#server.resume();
    this.#tellStatus();
    void this.#pump();
  }

  /** Forgets a refused command: the person has dealt with it. */
  dismiss(commandId: string): void {
    this.refused = this.refused.filter(({ command }) => command.id !== commandId);
    this.#statusChanged();
  }

  /** The claim that something one did was about; null when it was about none, or too many came since. */
  claimOf(commandId: string): string | null {
    const changes = (this.own.get(commandId) ?? this.#waitingEvent(commandId))?.changes ?? [];
    for (const change of changes) {
      const claimId = this.store.claimOf(change);
      if (claimId !== null) return claimId;
    }
    return null;
  }

  /** Whether something one did is still to be answered. */
  isWaiting(commandId: string): boolean {
    return this.#waitingEvent(commandId) !== undefined;
  }

  /** Ends sending; what is unsent stays in the outbox. */
  close(): void {
    this.#stopped = true;
    this.#listeners.clear();
  }

  /** Resolves when nothing waits any more, or sending has stopped for trouble. */
  settled(): Promise<void> {
    return this.#pump();
  }

  snapshot(): OutboxSnapshot {
    return {
      articleId: this.store.article.id,
      version: this.version,
      seq: this.#seq,
      steps: this.#text.unsent.map((step) => step.toJSON()),
      sent: this.#text.sent,
      pending: this.#waiting.snapshot(),
      refused: this.refused,
    };
  }

  async #fetchNewer(): Promise<void> {
    for (;;) {
      const events = await this.#options.transport.eventsAfter(this.#seq);
      if (events.length === 0 || this.#stopped) return;
      for (const event of events) if (event.seq === this.#seq + 1) this.#apply(event);
    }
  }

  #restore(snapshot: OutboxSnapshot): void {
    this.#text.restore(snapshot);
    this.#waiting.restore(snapshot.pending, snapshot.version);
    this.refused = snapshot.refused;
  }

  #apply(event: ReviewEvent): void {
    const rowsAreNew = event.seq > this.#rowsSeq;
    this.#seq = event.seq;
    this.people.set(event.actorId, event.actorName);
    const isEdit = event.command.kind === "article.edit";
    const steps = stepsOf(event.command);
    if (isEdit || steps.length > 0) {
      const made = this.#text.receive(event.id, steps);
      this.#tell((listener) => listener.textConfirmed?.(made, event.actorId));
    }
    if (event.actorId === this.me.id && !isEdit) this.own.remember(event.id, event);
    if (!rowsAreNew) this.#waiting.forget(event.id);
    else if (!isEdit || event.changes.length > 0) this.#applyRows(event);
    if (event.seq === this.#rowsSeq) this.#placeRows();
    if (rowsAreNew) this.#statusChanged();
  }

  /** The rows as they were loaded have their places at the text's version then. */
  #placeRows(): void {
    this.#text.confirmed.place(this.store.all("spans").values());
    this.#text.confirmed.place(this.store.all("corrections").values());
  }

  #applyRows(event: ReviewEvent): void {
    this.#text.confirmed.change(event.changes);
    this.#rowsTouched(
      this.#waiting.settle(event.id, () => this.store.apply(event.changes)),
      event.actorId,
    );
  }

  /** Sends what waits, one command after the other, unless that is being done; resolves when it is done. */
  #pump(): Promise<void> {
    if (!this.#pumping && !this.#stopped && this.#server.trouble === "none") this.#pumped = this.#sendAll();
    return this.#pumped;
  }

  async #sendAll(): Promise<void> {
    this.#pumping = true;
    try {
      for (let next = this.#next(); next && !this.#stopped; next = this.#next()) {
        try {
          this.receive(await this.#options.transport.send(next, this.#seq));
          await this.#catchingUp;
          this.#server.answered();
        } catch (error) {
          if (!(error instanceof TransportFailure)) throw error;
          if (error.kind === "refused") this.#refuse(next, error);
          else {
            this.#failed(error);
            return;
          }
        }
      }
    } finally {
      this.#pumping = false;
    }
  }

  #next(): Command | null {
    if (this.#text.sent) return this.#text.sent.command;
    const next = nextToSend(this.#waiting.first, this.#text.unsent, this.version, newId);
    if (next === null) return null;
    if (next.command.kind === "article.edit") this.#text.sent = { command: next.command, count: next.count };
    this.#options.keep(this.snapshot());
    return next.command;
  }

  #refuse(command: Command, { code, message }: TransportFailure): void {
    if (command.kind === "article.edit") this.#text.refuse();
    else this.#rowsTouched(this.#waiting.settle(command.id, () => new Set()));
    this.refused = [...this.refused, { command, code, message, at: this.#options.now() }];
    this.#statusChanged();
  }

  /** What was typed where others deleted the text around it is not in the article; it is kept for its writer. */
  #keepDropped(dropped: StepInput[], joins: boolean): void {
    const told = joins ? this.refused.findLast(({ command }) => command.id === this.#dropped) : undefined;
    const steps = told?.command.kind === "article.edit" ? [...dropped, ...told.command.steps] : dropped;
    const command: Command = { id: newId(), kind: "article.edit", version: this.version, steps };
    const message = "Others have deleted the text around it.";
    const others = this.refused.filter((entry) => entry !== told);
    this.refused = [...others, { command, code: "text_changed", message, at: this.#options.now() }];
    this.#dropped = command.id;
  }

  #failed(error: unknown): void {
    const failure = error instanceof TransportFailure ? error : null;
    if (failure?.kind === "signed-out" || failure?.kind === "someone-else") this.#server.absent(failure.kind);
    else this.#server.unanswered(failure?.code === "network" ? "offline" : "failing");
    this.#tellStatus();
  }

  async #retry(): Promise<void> {
    if (this.#stopped) return;
    try {
      await this.catchUp();
      this.#tellStatus();
      await this.#pump();
      if (this.#server.trouble === "none") this.#server.answered();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** A verdict says what its giver sees, for by the time it arrives others may have changed the text and the places. */
  #withWords(command: Command): Command {
    if (command.kind !== "claim.setVerdict" || command.quote !== undefined) return command;
    return { ...command, quote: this.claimText(command.claimId) };
  }

  /** What goes out for a command whose words on screen are the confirmed ones; null when they are not sent yet. */
  #onConfirmedWords(command: Command): Command | null {
    if (command.kind !== "claim.setVerdict")
      return onConfirmedText(command, this.#text.confirmed.doc, this.#text.unsent, this.version);
    const placed = this.#waiting.placedSpans();
    const spans = this.store.spansOf(command.claimId).filter((span) => !placed.has(span.id));
    const places = spans.map((span) => at(span, this.#text.confirmed.get(span.id)));
    const isSeen =
      textOfPlaces(this.#text.confirmed.doc, places, this.store.claim(command.claimId)) ===
      this.claimText(command.claimId);
    return isSeen ? { ...command, version: this.version } : null;
  }

  #view(): ReviewView {
    return {
      ...this.store.reads(),
      textVersion: this.version,
      event: (id) => this.own.get(id) ?? this.#waitingEvent(id),
      readPlace: (place, _version, field) => {
        const { doc } = this.state;
        const range = this.rangeOf(place.id) ?? place;
        const anchor = { ...readAnchor(doc, range, field), quote: place.quote, version: this.version };
        return { anchor, context: sentencesAround(doc, anchor, this.store.article.language) };
      },
      placeNow: (row) => {
        // Where a row of former times would stand now only the server knows: what is gone here may stand then.
        const now = this.rangeOf(row.id) ?? row;
        return row.from === row.to || now.from === now.to ? row : now;
      },
      wordsNow: (span) => this.wordsOf(span) ?? span,
      textOf: (claimId) => ({ quote: this.claimText(claimId), context: this.claimContext(claimId) }),
    };
  }

  #waitingEvent(id: string): PastEvent | undefined {
    const event = this.#waiting.event(id);
    return event && { ...event, actorId: this.me.id, version: this.version };
  }

  #changed(): void {
    this.#statusChanged();
    void this.#pump();
  }

  #statusChanged(): void {
    this.#options.keep(this.snapshot());
    this.#tellStatus();
  }

  #tellStatus(): void {
    this.#tell((listener) => listener.statusChanged?.());
  }

  #rowsTouched(touched: Touched, by: string | null = null): void {
    if (touched.size > 0) this.#tell((listener) => listener.rowsChanged?.(touched, by));
  }

  #tell(say: (listener: SessionListener) => void): void {
    for (const listener of this.#listeners) say(listener);
  }
}

/** A row with its place elsewhere; undefined when it has none there. */
function at<Row extends PlacedRow>(row: Row, place: Range | undefined): Row | undefined {
  return place && { ...row, ...place };
}
