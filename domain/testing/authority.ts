import type { Node } from "prosemirror-model";
import { Mapping, Step } from "prosemirror-transform";
import { applied } from "#domain/article/collab.ts";
import { articleSchema } from "#domain/article/schema.ts";
import type { TextHistory } from "#domain/article/text-history.ts";
import { AppError } from "#domain/errors.ts";
import { mergeChanges } from "#domain/review/change.ts";
import type { Command } from "#domain/review/commands.ts";
import { decide } from "#domain/review/decide.ts";
import { type ReviewEvent, stepsOf } from "#domain/review/event.ts";
import type { Change, Person, PlacedRow } from "#domain/review/model.ts";
import { Places } from "#domain/review/places.ts";
import type { LoadedArticle } from "#domain/review/session-options.ts";
import { ReviewStore } from "#domain/review/store.ts";
import { acceptedEdit, type TextEffect, textEffect, typistOf } from "#domain/review/text-effect.ts";
import { ARTICLE_ID, emptyRows, viewOf } from "./review.ts";

/**
 * The other end of the line, in memory: one article's log, kept by the same rules as the server's. It stands for the
 * network and the database, which are not what these tests are about.
 */
export class Authority {
  readonly events: ReviewEvent[] = [];
  /** The events as they go over the network. */
  readonly letters: string[] = [];
  readonly #seen = new Map<string, { letter: string; event: ReviewEvent }>();
  #docs: Node[];
  #steps: Step[] = [];
  #store = new ReviewStore(emptyRows());
  #places = new Places([]);

  constructor(doc: Node) {
    this.#docs = [doc];
  }

  /** Forgets all but the log and the first text, and reads the rest from them again, as a server does when it starts. */
  restart(): void {
    this.#docs.length = 1;
    this.#steps = [];
    this.#store = new ReviewStore(emptyRows());
    for (const { command, changes } of this.events) {
      for (const json of stepsOf(command)) {
        const step = Step.fromJSON(articleSchema, json);
        this.#docs.push(applied(step, this.doc));
        this.#steps.push(step);
      }
      this.#store.apply(changes);
    }
    const { spans, corrections } = this.load().rows;
    this.#places = new Places([...spans, ...corrections]);
  }

  get version(): number {
    return this.#steps.length;
  }

  get doc(): Node {
    return this.#docs[this.version] ?? this.documentAt(0);
  }

  documentAt(version: number): Node {
    const doc = this.#docs[version];
    if (!doc) throw new AppError("version_conflict", "There is no such version.");
    return doc;
  }

  /** Accepts a command, or answers one that was seen before as it was answered then. */
  accept(command: Command, person: Person): ReviewEvent {
    const letter = JSON.stringify(command);
    const before = this.#seen.get(command.id);
    if (before && before.letter !== letter) throw new AppError("command_id_reused", "Another command had this id.");
    if (before) return before.event;
    const at = 1000 + this.events.length;
    const view = viewOf(this.#store, this.#docs, this.#steps, this.events);
    const decided = decide(command, view, { actor: person, at, seq: this.events.length });
    const effect = textEffect(command, { history: this.#history(), places: this.#places, view });
    const moved = effect ? this.#edit(effect, typistOf(command, person.id)) : [];
    const changes = mergeChanges(moved, decided);
    this.#places.change(changes, person.id);
    this.#store.apply(changes);
    const accepted: ReviewEvent = {
      articleId: ARTICLE_ID,
      seq: this.events.length + 1,
      id: command.id,
      kind: command.kind,
      claimId: "claimId" in command ? command.claimId : null,
      actorId: person.id,
      actorName: person.name,
      at,
      version: this.version,
      command: effect ? acceptedEdit(command, effect, this.version) : command,
      changes,
    };
    const sent = JSON.stringify(accepted);
    const event: ReviewEvent = JSON.parse(sent);
    this.letters.push(sent);
    this.events.push(event);
    this.#seen.set(command.id, { letter, event });
    return event;
  }

  /** The article as a page would have loaded it before anything was done. */
  loadFirst(): LoadedArticle {
    return { rows: emptyRows(), people: [], doc: this.documentAt(0), version: 0, seq: 0 };
  }

  /** The article as a page loads it. */
  load(): LoadedArticle {
    const all = this.#store;
    const view = viewOf(all, this.#docs, this.#steps);
    const placed = <Row extends PlacedRow>(rows: readonly Row[]) =>
      rows.map((row) => ({ ...row, ...view.placeNow(row), version: this.version }));
    const stored = all.rows();
    const rows = { ...stored, spans: placed(stored.spans), corrections: placed(stored.corrections) };
    return { rows, people: [], doc: this.doc, version: this.version, seq: this.events.length };
  }

  #edit({ steps, docs, doc, maps, placed }: TextEffect, typist: string | null): Change[] {
    this.#steps.push(...steps);
    if (steps.length > 0) this.#docs.push(...docs.slice(1), doc);
    return this.#places.edit({ docs, maps, doc, placed }, this.version, typist);
  }

  #history(): TextHistory {
    return {
      version: this.version,
      documentAt: (version) => this.documentAt(version),
      stepsSince: (version) => this.#steps.slice(version),
      mapping: (from, to) => new Mapping(this.#steps.slice(from, to).map((step) => step.getMap())),
    };
  }
}
