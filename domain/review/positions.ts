import type { Mapping, StepMap } from "prosemirror-transform";
import { mapRange, type Range } from "../article/anchor.ts";

/**
 * Where every span stands at the confirmed version. A step moves what lies behind it by one addition and looks closely
 * only at the spans it touches, so a step costs microseconds with thousands of claims.
 */
export class SpanPositions {
  readonly #index = new Map<string, number>();
  #ids: string[] = [];
  #from = new Int32Array(64);
  #to = new Int32Array(64);

  get(spanId: string): Range | undefined {
    const at = this.#index.get(spanId);
    return at === undefined ? undefined : { from: this.#from[at] ?? 0, to: this.#to[at] ?? 0 };
  }

  set(spanId: string, { from, to }: Range): void {
    let at = this.#index.get(spanId);
    if (at === undefined) {
      at = this.#ids.length;
      this.#ids.push(spanId);
      this.#index.set(spanId, at);
      if (at >= this.#from.length) this.#grow();
    }
    this.#from[at] = from;
    this.#to[at] = to;
  }

  delete(spanId: string): void {
    const at = this.#index.get(spanId);
    const last = this.#ids.pop();
    if (at === undefined || last === undefined) {
      if (last !== undefined) this.#ids.push(last);
      return;
    }
    this.#index.delete(spanId);
    if (last === spanId) return;
    this.#ids[at] = last;
    this.#index.set(last, at);
    this.#from[at] = this.#from[this.#ids.length] ?? 0;
    this.#to[at] = this.#to[this.#ids.length] ?? 0;
  }

  /**
   * Moves every span over a confirmed step.
   *
   * @param touched told of each span with text that the step touches, where it stood and where it would stand now; says
   *   where it stands
   */
  map(map: StepMap, touched?: (spanId: string, before: Range, now: Range) => Range): void {
    let first = Number.POSITIVE_INFINITY;
    let last = -1;
    let growth = 0;
    map.forEach((oldStart, oldEnd, newStart, newEnd) => {
      first = Math.min(first, oldStart);
      last = Math.max(last, oldEnd);
      growth += newEnd - newStart - (oldEnd - oldStart);
    });
    if (last < 0) return;
    for (let at = 0; at < this.#ids.length; at++) {
      const from = this.#from[at] ?? 0;
      const to = this.#to[at] ?? 0;
      if (to < first) continue;
      let place = from > last ? { from: from + growth, to: to + growth } : mapRange({ from, to }, map);
      if (touched && from < to && from <= last) place = touched(this.#ids[at] ?? "", { from, to }, place);
      this.#from[at] = place.from;
      this.#to[at] = place.to;
    }
  }

  /** The spans with text that touch a range, be it only at an edge, and where they stand. */
  *touching({ from, to }: Range): IterableIterator<[spanId: string, range: Range]> {
    for (let at = 0; at < this.#ids.length; at++) {
      const start = this.#from[at] ?? 0;
      const end = this.#to[at] ?? 0;
      if (start < end && start <= to && end >= from) yield [this.#ids[at] ?? "", { from: start, to: end }];
    }
  }

  /** Every span where it stands after further steps, for instance those not yet sent. */
  *entries(further?: Mapping): IterableIterator<[spanId: string, range: Range]> {
    const plain = further === undefined || further.maps.length === 0;
    for (let at = 0; at < this.#ids.length; at++) {
      const range = { from: this.#from[at] ?? 0, to: this.#to[at] ?? 0 };
      yield [this.#ids[at] ?? "", plain ? range : mapRange(range, further)];
    }
  }

  #grow(): void {
    const from = new Int32Array(this.#from.length * 2);
    const to = new Int32Array(this.#to.length * 2);
    from.set(this.#from);
    to.set(this.#to);
    this.#from = from;
    this.#to = to;
  }
}
