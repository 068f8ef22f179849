import { Mapping, type Step } from "prosemirror-transform";
import { mapRange, type Range } from "../article/anchor.ts";
import type { RebaseOutcome } from "../article/collab.ts";
import { AppError } from "../errors.ts";
import { invert } from "./change.ts";
import type { Command } from "./commands.ts";
import { decide } from "./decide.ts";
import { changesText } from "./event.ts";
import type { Change } from "./model.ts";
import type { PendingCommand } from "./outbox.ts";
import { atVersion, placesOf } from "./sending.ts";
import type { ReviewStore, Touched } from "./store.ts";
import type { DecisionContext, PastEvent, ReviewView } from "./view.ts";

interface Entry extends PendingCommand {
  /** What the rules foresee for it, as applied to the store. */
  changes: Change[];
}

/**
 * Commands that wait for the server, and their foreseen changes on top of the confirmed rows. When confirmed rows change,
 * the foreseen ones are taken back first and decided again after.
 */
export class WaitingCommands {
  #entries: Entry[] = [];
  readonly #store: ReviewStore;
  readonly #view: () => ReviewView;
  readonly #context: (at: number) => DecisionContext;

  /** @param context who acts, for something done at that time (UTC milliseconds) */
  constructor(store: ReviewStore, view: () => ReviewView, context: (at: number) => DecisionContext) {
    this.#store = store;
    this.#view = view;
    this.#context = context;
  }

  get count(): number {
    return this.#entries.length;
  }

  /** The oldest one. */
  get first(): PendingCommand | undefined {
    return this.#entries[0];
  }

  /**
   * Adds a command and applies what it changes; null when it would change nothing, and then it does not wait. What it
   * does to the text is seen when it has been accepted. Throws `AppError` when the rules refuse it.
   *
   * @param made how many steps are unsent now, the confirmed version, when it is (UTC milliseconds), and, when its words
   *   on screen are the confirmed ones, the form in which it goes out
   */
  add(
    command: Command,
    made: { afterSteps: number; version: number; at: number; wire: Command | null },
  ): Touched | null {
    const { version, ...fields } = made;
    const entry: Entry = { command, places: placesOf(command), ...fields, changes: [] };
    this.#entries.push(entry);
    this.#fix(version);
    let isAdded = false;
    try {
      const view = this.#view();
      entry.changes = decide(command, view, this.#context(made.at));
      isAdded = entry.changes.length > 0 || changesText(command, view);
    } finally {
      if (!isAdded) this.#entries.pop();
    }
    return isAdded ? this.#store.apply(entry.changes) : null;
  }

  /** A command that waits, as the event that it is foreseen to become. */
  event(commandId: string): Pick<PastEvent, "changes" | "command"> | undefined {
    return this.#entries.find(({ command }) => command.id === commandId);
  }

  /** Puts back what an earlier tab left; nothing is foreseen before `foresee`. */
  restore(pending: readonly PendingCommand[], version: number): void {
    this.#entries = pending.map((entry) => ({ ...entry, changes: [] }));
    this.#fix(version);
  }

  /** Forgets a command whose effect is in the rows already. */
  forget(commandId: string): void {
    this.#entries = this.#entries.filter((entry) => entry.command.id !== commandId);
  }

  /** Lets the confirmed rows change under what is foreseen, and forgets the command that this settles. */
  settle(commandId: string, change: () => Touched): Touched {
    const touched = new Set<string | null>();
    const add = (more: Touched) => more.forEach((claimId) => void touched.add(claimId));
    for (const entry of this.#entries.toReversed()) add(this.#store.apply(entry.changes.map(invert).reverse()));
    add(change());
    this.forget(commandId);
    add(this.foresee());
    return touched;
  }

  /** Applies what the rules foresee, on top of the confirmed rows. */
  foresee(): Touched {
    const touched = new Set<string | null>();
    for (const entry of this.#entries) {
      try {
        entry.changes = decide(entry.command, this.#view(), this.#context(entry.at));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        entry.changes = []; // The server will say so, and then it is shown as refused.
      }
      for (const claimId of this.#store.apply(entry.changes)) touched.add(claimId);
    }
    return touched;
  }

  /** Where a span stands on screen, when a waiting command places it. The newest one decides. */
  placeOnScreen(spanId: string, unsent: readonly Step[]): Range | undefined {
    const entry = this.#entries.findLast((candidate) => candidate.places[spanId]);
    const place = entry?.places[spanId];
    return place && mapRange(place, mappingOf(unsent.slice(entry.afterSteps)));
  }

  /** Every span that a waiting command places. */
  placedSpans(): Set<string> {
    return new Set(this.#entries.flatMap((entry) => Object.keys(entry.places)));
  }

  /** Our unsent steps were undone and made again on what came instead, at the confirmed version `version`. */
  rebased({ survivors, placeAfter }: RebaseOutcome, version: number): void {
    for (const entry of this.#entries) {
      movePlaces(entry, placeAfter(entry.afterSteps));
      entry.afterSteps = survivors(entry.afterSteps);
    }
    this.#fix(version);
  }

  /** Our first `count` unsent steps were confirmed as they are, which made the confirmed version `version`. */
  ownConfirmed(unsent: readonly Step[], count: number, version: number): void {
    for (const entry of this.#entries) {
      movePlaces(entry, mappingOf(unsent.slice(Math.min(entry.afterSteps, count), count)));
      entry.afterSteps = Math.max(0, entry.afterSteps - count);
    }
    this.#fix(version);
  }

  /** Fixes the form of every command whose places are at the confirmed version. */
  #fix(version: number): void {
    for (const entry of this.#entries)
      if (entry.afterSteps === 0) entry.wire ??= atVersion(entry.command, entry.places, version);
  }

  /** Plain data for the outbox. */
  snapshot(): PendingCommand[] {
    return this.#entries.map(({ command, afterSteps, places, at, wire }) => ({
      command,
      afterSteps,
      places,
      at,
      wire,
    }));
  }
}

/** The mapping of steps in order. */
export function mappingOf(steps: readonly Step[]): Mapping {
  return new Mapping(steps.map((step) => step.getMap()));
}

function movePlaces(entry: Entry, mapping: Mapping): void {
  entry.places = Object.fromEntries(
    Object.entries(entry.places).map(([spanId, place]) => [spanId, mapRange(place, mapping)]),
  );
}
