import type { Node } from "prosemirror-model";
import { Mapping, type StepMap } from "prosemirror-transform";
import { type Anchor, type Range, readAnchor, withText } from "../article/anchor.ts";
import { findReturned } from "../article/return.ts";
import { textBetween } from "../article/text.ts";
import type { Change, SpanRow } from "./model.ts";
import { SpanPositions } from "./positions.ts";

/** An edit as it was applied: `docs[i]` is the text before the step of `maps[i]`, `doc` the text after all of them. */
export interface AppliedEdit {
  docs: readonly Node[];
  maps: readonly StepMap[];
  doc: Node;
}

/**
 * Where the places of an article's claims are, and what became of those whose text was deleted. An edit moves them; when
 * it deletes all of one's text the place is kept with its words, and when those words come back, it goes there. Only
 * whoever writes the log decides this; everybody else reads it from the events.
 */
export class Places {
  readonly #rows = new Map<string, SpanRow>();
  readonly #positions = new SpanPositions();
  readonly #lost = new Set<string>();

  /** @param rows all spans of an article with their places at one version */
  constructor(rows: Iterable<SpanRow>) {
    for (const row of rows) this.#put(row);
  }

  /** Takes in what a command changed. */
  change(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.table !== "spans") continue;
      if (change.after) this.#put(change.after);
      else this.#drop(change.id);
    }
  }

  /** Moves every place over an edit, and answers which were lost by it and which came back, as rows at `version`. */
  edit(edit: AppliedEdit, version: number): Change[] {
    const lost = new Map<string, Pick<Anchor, "quote" | "prefix" | "suffix">>();
    edit.maps.forEach((map, index) => {
      const before = edit.docs[index];
      const after = edit.docs[index + 1] ?? edit.doc;
      this.#positions.map(map, (spanId, range, now) => {
        const row = this.#rows.get(spanId);
        const left = withText(after, now);
        if (left.from === left.to && row && before) lost.set(spanId, lastWords(before, range, row));
        return left;
      });
    });
    const found = this.#found(edit, lost);
    const changes: Change[] = [];
    for (const spanId of new Set([...lost.keys(), ...found.keys()])) {
      const before = this.#rows.get(spanId);
      const place = found.get(spanId);
      const at = this.#positions.get(spanId);
      if (!before || !at) continue;
      const after = place
        ? { ...before, ...readAnchor(edit.doc, place), version }
        : { ...before, ...lost.get(spanId), ...at, version };
      this.#put(after);
      changes.push({ table: "spans", id: spanId, before, after });
    }
    return changes;
  }

  #found({ doc, maps }: AppliedEdit, lost: ReadonlyMap<string, Pick<Anchor, "quote" | "prefix" | "suffix">>) {
    const found = new Map<string, Range>();
    const inserted = insertedRanges(maps);
    if (inserted.length === 0) return found;
    for (const spanId of new Set([...this.#lost, ...lost.keys()])) {
      const row = this.#rows.get(spanId);
      if (!row) continue;
      const place = findReturned(doc, inserted, lost.get(spanId) ?? row, null, (taken) => this.#isTaken(row, taken));
      if (place) found.set(spanId, place);
    }
    // Of some only an end was deleted: they grow again when it comes back.
    for (const [spanId, standing] of inserted.flatMap((range) => [...this.#positions.touching(range)])) {
      const row = this.#rows.get(spanId);
      if (!row || textBetween(doc, standing.from, standing.to) === row.quote) continue;
      const place = findReturned(doc, inserted, row, standing, (taken) => this.#isTaken(row, taken));
      if (place) found.set(spanId, place);
    }
    return found;
  }

  /** Whether another place of the same claim is there already. */
  #isTaken({ id, claimId }: SpanRow, { from, to }: Range): boolean {
    for (const row of this.#rows.values()) {
      if (row.claimId !== claimId || row.id === id) continue;
      const place = this.#positions.get(row.id);
      if (place?.from === from && place.to === to) return true;
    }
    return false;
  }

  #put(row: SpanRow): void {
    this.#rows.set(row.id, row);
    this.#positions.set(row.id, row);
    if (row.to > row.from) this.#lost.delete(row.id);
    else this.#lost.add(row.id);
  }

  #drop(spanId: string): void {
    this.#rows.delete(spanId);
    this.#positions.delete(spanId);
    this.#lost.delete(spanId);
  }
}

/**
 * The words by which a place is known again: those that stood there last, unless they are but a rest of the ones it was
 * marked with, as after deleting them letter by letter.
 */
function lastWords(doc: Node, range: Range, row: SpanRow): Pick<Anchor, "quote" | "prefix" | "suffix"> {
  const words = textBetween(doc, range.from, range.to);
  if (row.quote.includes(words) || words.trim() === "" || !words.isWellFormed()) return row;
  const { quote, prefix, suffix } = readAnchor(doc, range);
  return { quote, prefix, suffix };
}

/** What an edit put in, as ranges of the text after it. */
function insertedRanges(maps: readonly StepMap[]): Range[] {
  const ranges: Range[] = [];
  maps.forEach((map, index) => {
    const onward = new Mapping(maps.slice(index + 1));
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      const range = { from: onward.map(newFrom, -1), to: onward.map(newTo, 1) };
      if (newTo > newFrom && range.to > range.from) ranges.push(range);
    });
  });
  return ranges;
}
