import type { Node } from "prosemirror-model";
import { Mapping, type Step } from "prosemirror-transform";
import type { TextHistory } from "#domain/article/text-history.ts";
import { AppError } from "#domain/errors.ts";
import { mergeChanges } from "#domain/review/change.ts";
import type { Command } from "#domain/review/commands.ts";
import { decide } from "#domain/review/decide.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type { Change, Person } from "#domain/review/model.ts";
import { Places } from "#domain/review/places.ts";
import type { LoadedArticle } from "#domain/review/session-options.ts";
import { ReviewStore } from "#domain/review/store.ts";
import { acceptedEdit, type TextEffect, textEffect } from "#domain/review/text-effect.ts";
import { type Transport, TransportFailure } from "#domain/review/transport.ts";
import { ARTICLE_ID, emptyRows, viewOf } from "./review.ts";

/**
 * The other end of the line, in memory: one article's log, kept by the same rules as the server's. It stands for the
 * network and the database, which are not what these tests are about.
 */
export class Authority {
  readonly events: ReviewEvent[] = [];
  readonly #docs: Node[];
  readonly #steps: Step[] = [];
  readonly #store = new ReviewStore(emptyRows());
  readonly #places = new Places([]);
  readonly #seen = new Map<string, { letter: string; event: ReviewEvent }>();

  constructor(doc: Node) {
    this.#docs = [doc];
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
    const moved = effect ? this.#edit(effect) : [];
    const changes = mergeChanges(moved, decided);
    this.#places.change(changes);
    this.#store.apply(changes);
    const event: ReviewEvent = {
      articleId: ARTICLE_ID,
      seq: this.events.length + 1,
      id: command.id,
      kind: command.kind,
      claimId: "claimId" in command ? command.claimId : null,
      actorId: person.id,
      actorName: person.name,
      at,
      version: this.version,
      command: JSON.parse(JSON.stringify(effect ? acceptedEdit(command, effect, this.version) : command)),
      changes: JSON.parse(JSON.stringify(changes)),
    };
    this.events.push(event);
    this.#seen.set(command.id, { letter, event });
    return event;
  }

  /** The article as a page loads it. */
  load(): LoadedArticle {
    const all = this.#store;
    const view = viewOf(all, this.#docs, this.#steps);
    const rows = {
      article: all.article,
      claims: [...all.all("claims").values()],
      spans: [...all.all("spans").values()].map((span) => ({ ...span, ...view.placeNow(span), version: this.version })),
      sources: [...all.all("sources").values()],
      citations: [...all.all("citations").values()],
      threads: [...all.all("threads").values()],
      comments: [...all.all("comments").values()],
      corrections: [...all.all("corrections").values()].map((row) => ({
        ...row,
        ...view.placeNow(row),
        version: this.version,
      })),
      versions: [...all.all("versions").values()],
    };
    return { rows, people: [], doc: this.doc, version: this.version, seq: this.events.length };
  }

  #edit({ steps, docs, doc, maps, placed }: TextEffect): Change[] {
    this.#steps.push(...steps);
    if (steps.length > 0) this.#docs.push(...docs.slice(1), doc);
    return this.#places.edit({ docs, maps, doc, placed }, this.version);
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

/** What befalls a call: it arrives; it or its answer is lost; or the session has ended. */
export type Fate = "arrives" | "lost" | "unanswered" | "signed-out";

/** One browser's line to the authority. What goes over it is copied through JSON, as over any network. */
export class Line implements Transport {
  /** What befalls the calls to come, in order; then all arrive. */
  fates: Fate[] = [];
  /** Every command that was put on the line, to the letter. */
  readonly sent: string[] = [];
  readonly #authority: Authority;
  readonly #person: Person;

  constructor(authority: Authority, person: Person) {
    this.#authority = authority;
    this.#person = person;
  }

  /** The commands that were put on the line, by kind. */
  get kinds(): string[] {
    return this.sent.map((letter) => JSON.parse(letter).kind);
  }

  async send(command: Command, after: number): Promise<ReviewEvent[]> {
    this.sent.push(JSON.stringify(command));
    const fate = this.#fate();
    let event: ReviewEvent;
    try {
      event = this.#authority.accept(JSON.parse(JSON.stringify(command)), this.#person);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new TransportFailure("refused", error.code, error.message, error.field);
    }
    if (fate === "unanswered") throw new TransportFailure("unreachable", "network", "The answer was lost.");
    return this.#log(Math.min(after, event.seq - 1), event.seq);
  }

  async eventsAfter(after: number): Promise<ReviewEvent[]> {
    if (this.#fate() === "unanswered") throw new TransportFailure("unreachable", "network", "The answer was lost.");
    return this.#log(after, after + 3);
  }

  #fate(): Fate {
    const fate = this.fates.shift() ?? "arrives";
    if (fate === "lost") throw new TransportFailure("unreachable", "network", "The call was lost.");
    if (fate === "signed-out") throw new TransportFailure("signed-out", "not_signed_in", "Sign in again.");
    return fate;
  }

  #log(after: number, upTo: number): ReviewEvent[] {
    return JSON.parse(JSON.stringify(this.#authority.events.slice(after, upTo)));
  }
}
