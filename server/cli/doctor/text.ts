import { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import type { Database } from "#db/database.ts";
import { checkpointAt } from "#db/queries/checkpoints.ts";
import type { Range } from "#domain/article/anchor.ts";
import { applied } from "#domain/article/collab.ts";
import { articleSchema } from "#domain/article/schema.ts";
import { applySteps } from "#domain/article/steps.ts";
import { textBetween } from "#domain/article/text.ts";
import { bringsPlace, isPlaced } from "#domain/review/change.ts";
import { type ReviewEvent, stepsOf } from "#domain/review/event.ts";
import type { Change, PlacedRow } from "#domain/review/model.ts";
import { SpanPositions } from "#domain/review/positions.ts";
import type { Findings } from "./findings.ts";

/**
 * Makes an article's edits again from the body it was loaded with, and on the way compares the stored bodies, the quotes
 * of spans where they were marked, and where each span has come to by the log and by its row.
 */
export class TextReplay {
  readonly #database: Database;
  readonly #articleId: string;
  readonly #findings: Findings;
  readonly #deep: boolean;
  readonly #spans: readonly PlacedRow[];
  #doc: Node | null = null;
  #version = 0;
  /** Versions of which the body is stored. */
  #checkpoints = new Set<number>();
  /** Where spans stand at the present version: by the log, and by their rows once their version has come. */
  readonly #logged = new SpanPositions();
  readonly #stored = new SpanPositions();
  readonly #waiting = new Map<number, PlacedRow[]>();

  /** Reads the body as it was loaded. Without one there is only a finding, and nothing of the text is compared. */
  static async begin(
    database: Database,
    articleId: string,
    spans: readonly PlacedRow[],
    findings: Findings,
    { deep }: { deep: boolean },
  ): Promise<TextReplay> {
    const replay = new TextReplay(database, articleId, spans, findings, deep);
    for (let version = Number.MAX_SAFE_INTEGER; version >= 0; ) {
      const found = await database.read((db) => checkpointAt(db, articleId, version));
      if (found === undefined) break;
      replay.#checkpoints.add(found.version);
      version = found.version - 1;
    }
    replay.#doc = await replay.#readBody(0);
    await replay.#arrive();
    return replay;
  }

  private constructor(
    database: Database,
    articleId: string,
    spans: readonly PlacedRow[],
    findings: Findings,
    deep: boolean,
  ) {
    this.#database = database;
    this.#articleId = articleId;
    this.#findings = findings;
    this.#deep = deep;
    this.#spans = spans;
    for (const span of spans) {
      const held = this.#waiting.get(span.version);
      if (held) held.push(span);
      else this.#waiting.set(span.version, [span]);
    }
  }

  /** Goes on to an event: its version must follow, and its steps, if it is an edit, must fit. */
  async take({ seq, version, command }: ReviewEvent): Promise<void> {
    const steps = stepsOf(command);
    const expected = this.#version + steps.length;
    const startsElsewhere = command.kind === "article.edit" && command.version !== this.#version;
    if (version !== expected || startsElsewhere)
      this.#findings.add(`Event ${seq} gives version ${version}, where version ${expected} comes next.`);
    for (const json of steps) {
      if (this.#doc === null) break;
      try {
        const step = Step.fromJSON(articleSchema, json);
        this.#doc = this.#deep ? applySteps(this.#doc, [step]).doc : applied(step, this.#doc);
        this.#logged.map(step.getMap());
        this.#stored.map(step.getMap());
      } catch (error) {
        this.#doc = null;
        const why = error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
        this.#findings.add(`The edit of event ${seq} does not fit the text before it: ${why}.`);
      }
      this.#version += 1;
      await this.#arrive();
    }
    this.#version = version;
  }

  /**
   * Notes where an event put a row; a span's quote must be the text there, and that of a correction that is new. A span that
   * grew or was cut down with the text keeps words that it had before.
   */
  place(change: Change, { seq, command }: ReviewEvent): void {
    if (!isPlaced(change) || !bringsPlace(change)) return;
    const { id, table, before, after } = change;
    if (after === null) this.#logged.delete(id);
    else this.#logged.set(id, after);
    if (table === "corrections" && before !== null) return;
    // A place whose text is gone keeps the words that stood there.
    if (after === null || this.#doc === null || after.from === after.to) return;
    const stoodBefore = before !== null && before.from < before.to && stepsOf(command).length > 0;
    if (after.version !== this.#version || (!stoodBefore && quoteAt(this.#doc, after) !== after.quote))
      this.#findings.add(`The quote of place ${id} was not the text there when event ${seq} marked it.`);
  }

  /** The body at the present version; null when it could not be read. */
  get body(): Node | null {
    return this.#doc;
  }

  /** Where the log has a row at the present version. */
  placeOf(id: string): Range | undefined {
    return this.#logged.get(id);
  }

  /** Compares what must hold at the end. */
  end(version: number): void {
    if (this.#version !== version)
      this.#findings.add(`Its edits lead to version ${this.#version}, but it is said to be at version ${version}.`);
    for (const checkpoint of this.#checkpoints)
      if (checkpoint > version)
        this.#findings.add(`A body is stored for version ${checkpoint}, which is not there yet.`);
    if (this.#doc === null) return;
    try {
      this.#doc.check();
    } catch (error) {
      this.#findings.add(`Its body is not a valid article: ${error instanceof Error ? error.message : String(error)}.`);
    }
    for (const { id } of this.#spans) {
      const stored = this.#stored.get(id);
      const logged = this.#logged.get(id);
      if (logged === undefined) continue;
      if (stored === undefined) this.#findings.add(`Place ${id} is held at a version that is not in the log.`);
      else if (stored.from !== logged.from || stored.to !== logged.to)
        this.#findings.add(`Place ${id} does not stand where the log has it.`);
    }
  }

  /** At a new version: compares the body stored for it, and takes in the spans that are held at it. */
  async #arrive(): Promise<void> {
    for (const span of this.#waiting.get(this.#version) ?? []) this.#stored.set(span.id, span);
    if (this.#doc === null || this.#version === 0 || !this.#checkpoints.has(this.#version)) return;
    const body = await this.#readBody(this.#version);
    if (body !== null && !body.eq(this.#doc))
      this.#findings.add(`The body stored for version ${this.#version} is not what its edits give.`);
  }

  async #readBody(version: number): Promise<Node | null> {
    const found = await this.#database.read((db) => checkpointAt(db, this.#articleId, version));
    if (found?.version !== version) {
      this.#findings.add("The body as it was loaded is missing.");
      return null;
    }
    try {
      return Node.fromJSON(articleSchema, found.doc);
    } catch {
      this.#findings.add(`The body stored for version ${version} cannot be read.`);
      return null;
    }
  }
}

function quoteAt(doc: Node, { from, to }: PlacedRow): string | null {
  if (from < 0 || to > doc.content.size || from >= to) return null;
  return textBetween(doc, from, to);
}
