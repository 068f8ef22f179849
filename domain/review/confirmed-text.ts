import type { Node } from "prosemirror-model";
import { type Mapping, Step } from "prosemirror-transform";
import type { Range } from "../article/anchor.ts";
import { applied } from "../article/collab.ts";
import { articleSchema } from "../article/schema.ts";
import { bringsPlace, isPlaced } from "./change.ts";
import type { Change, PlacedRow } from "./model.ts";
import { SpanPositions } from "./positions.ts";

/** The text as the log has it, and where every span stands in it. */
export class ConfirmedText {
  doc: Node;
  readonly #positions = new SpanPositions();

  constructor(doc: Node) {
    this.doc = doc;
  }

  /** Takes in an edit's steps; answers them as they are applied. */
  edit(steps: readonly { [key: string]: unknown }[]): Step[] {
    return steps.map((json) => {
      const step = Step.fromJSON(articleSchema, json);
      this.doc = applied(step, this.doc);
      this.#positions.map(step.getMap());
      return step;
    });
  }

  /** Takes rows whose places are at this version. */
  place(rows: Iterable<PlacedRow>): void {
    for (const row of rows) this.#positions.set(row.id, row);
  }

  /** Takes in what an event says of places. */
  change(changes: readonly Change[]): void {
    for (const change of changes) {
      if (!isPlaced(change)) continue;
      if (!change.after) this.#positions.delete(change.id);
      else if (bringsPlace(change)) this.#positions.set(change.id, change.after);
    }
  }

  /** Where a span stands; collapsed when its text is gone. */
  get(spanId: string): Range | undefined {
    return this.#positions.get(spanId);
  }

  /** Every span where it stands after further steps. */
  entries(further: Mapping): IterableIterator<[spanId: string, range: Range]> {
    return this.#positions.entries(further);
  }
}
