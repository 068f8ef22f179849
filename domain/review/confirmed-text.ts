import type { Node } from "prosemirror-model";
import { type Mapping, Step } from "prosemirror-transform";
import type { Range } from "../article/anchor.ts";
import { applied } from "../article/collab.ts";
import { articleSchema } from "../article/schema.ts";
import type { Change, SpanRow } from "./model.ts";
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
  place(spans: Iterable<SpanRow>): void {
    for (const span of spans) this.#positions.set(span.id, span);
  }

  /** Takes in what an event says of spans. */
  change(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.table !== "spans") continue;
      if (change.after) this.#positions.set(change.id, change.after);
      else this.#positions.delete(change.id);
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
