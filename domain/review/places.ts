import type { Node } from "prosemirror-model";
import type { StepMap } from "prosemirror-transform";
import { type Anchor, type Range, readAnchor, withText } from "../article/anchor.ts";
import { carriedAlong, insertedRanges, movesIn } from "../article/moved.ts";
import { findReturned } from "../article/return.ts";
import { textBetween } from "../article/text.ts";
import { bringsPlace, isPlaced } from "./change.ts";
import type { Change, PlacedRow } from "./model.ts";
import { SpanPositions } from "./positions.ts";
import { TypingOver } from "./typing-over.ts";

/** An edit as it was applied: `docs[i]` is the text before the step of `maps[i]`, `doc` the text after all of them. */
export interface AppliedEdit {
  docs: readonly Node[];
  maps: readonly StepMap[];
  doc: Node;
  /** Where it says itself that rows stand after it, by id; null where their text is gone. */
  placed?: ReadonlyMap<string, Range | null>;
}

/** In UTF-16 units: one letter, be it of a rare script. */
const BEGUN = 2;

type LastWords = Pick<Anchor, "quote" | "prefix" | "suffix">;

/** What is known of a place whose text an edit deleted. */
interface Lost {
  words: LastWords;
  /** Which of its steps deleted it, and where it stood before that; nothing where the edit itself says that it is gone. */
  at?: { index: number; range: Range };
}

/**
 * Where the places of an article's claims and corrections are, and what became of those whose text was deleted. An edit moves them; when
 * it deletes all of one's text the place is kept with its words, and when those words come back, it goes there. Only
 * whoever writes the log decides this; everybody else reads it from the events.
 */
export class Places {
  readonly #rows = new Map<string, PlacedRow>();
  readonly #positions = new SpanPositions();
  readonly #lost = new Set<string>();
  readonly #typing: TypingOver;

  /**
   * @param rows all rows of an article that stand in its text, with their places at one version
   * @param typing who is typing in the place of their words then
   */
  constructor(rows: Iterable<PlacedRow>, typing = new TypingOver()) {
    this.#typing = typing;
    for (const row of rows) this.#put(row);
  }

  /** Who is typing in the place of which words. */
  get typing(): TypingOver {
    return this.#typing;
  }

  /** Takes in what a command of somebody changed. */
  change(changes: readonly Change[], actorId: string): void {
    for (const change of changes) {
      if (change.table === "claims")
        this.#typing.end((spanId) => this.#rows.get(spanId)?.claimId === change.id, actorId);
      if (!isPlaced(change)) continue;
      if (!change.after) this.#drop(change.id);
      else if (bringsPlace(change)) this.#put(change.after);
      else this.#rows.set(change.id, change.after);
    }
  }

  /** Where a row stands; collapsed when its text is gone. */
  placeOf(id: string): Range | undefined {
    return this.#positions.get(id);
  }

  /**
   * The rows whose words contain a range as a whole, or meet it and have grown beyond their place; and where those words
   * stand.
   *
   * @param wordsOf where the words stand that a row is read with at its place
   */
  *readAt(
    range: Range,
    wordsOf: (row: PlacedRow, place: Range) => Range,
  ): IterableIterator<[id: string, words: Range, isAround: boolean]> {
    for (const [id, place] of this.#positions.touching(range)) {
      const row = this.#rows.get(id);
      const words = row ? wordsOf(row, place) : place;
      const isAround = words.from <= range.from && words.to >= range.to;
      if (isAround || words.from < place.from || words.to > place.to) yield [id, words, isAround];
    }
  }

  /**
   * Moves every place over an edit. Answers, as rows at `version`, those whose place or words do not follow from its steps
   * alone: which were lost by it, came back, grew with what was typed over them, or were cut down from new words.
   *
   * @param typist who typed it, when somebody did
   */
  edit(edit: AppliedEdit, version: number, typist: string | null): Change[] {
    const stood = this.#whereStand(edit);
    const { lost, words, grown } = this.#move(edit, typist);
    const found = this.#found(edit, lost);
    this.#setPlaced(edit, stood, lost, found);
    const changes: Change[] = [];
    for (const id of words.keys()) if (edit.placed?.has(id) || this.#isWhole(edit.doc, id)) words.delete(id);
    for (const id of new Set([...lost.keys(), ...found.keys(), ...words.keys(), ...grown])) {
      const before = this.#rows.get(id);
      const at = found.get(id) ?? this.#positions.get(id);
      if (!before || !at) continue;
      const known = found.has(id) ? readAnchor(edit.doc, at) : (lost.get(id)?.words ?? words.get(id));
      // A correction stays one of the words that it was proposed for.
      const after = { ...before, ...(isCorrection(before) ? {} : known), from: at.from, to: at.to, version };
      this.#put(after);
      changes.push({ table: isCorrection(before) ? "corrections" : "spans", id, before, after } as Change);
    }
    return changes;
  }

  #move({ docs, maps, doc }: AppliedEdit, typist: string | null) {
    const lost = new Map<string, Lost>();
    const words = new Map<string, LastWords>();
    const grown = new Set<string>();
    maps.forEach((map, index) => {
      const before = docs[index];
      const after = docs[index + 1] ?? doc;
      const outwards = this.#typing.follow(typist, map, after);
      this.#positions.map(map, (spanId, range, now) => {
        const row = this.#rows.get(spanId);
        const left = withText(after, now);
        if (!row || !before) return left;
        // Of words that are being typed in the place of its own, the beginning is nothing to know it by.
        const isBegun = this.#typing.has(spanId) && range.to - range.from <= BEGUN;
        if (left.from === left.to)
          lost.set(spanId, { words: isBegun ? row : lastWords(before, range, row), at: { index, range } });
        else if (isCutDown(range, map) && !this.#typing.has(spanId)) {
          const known = lastWords(before, range, row);
          if (known !== row) words.set(spanId, known);
        }
        if (typist !== null && left.from < left.to && !isCorrection(row)) this.#typing.cut(typist, map, spanId, range);
        return left;
      });
      for (const { spanId, side, start, at } of outwards) {
        const { from, to } = this.#positions.get(spanId) ?? { from: 0, to: 0 };
        if (from === to) continue;
        if (side === "to" && to >= start && to < at) this.#positions.set(spanId, { from, to: at });
        else if (side === "from" && from >= start && from > at) this.#positions.set(spanId, { from: at, to });
        else continue;
        grown.add(spanId);
        // With its own words again it is whole, and what follows them is not its.
        if (this.#isWhole(after, spanId)) this.#typing.end((id) => id === spanId);
      }
    });
    this.#typing.end((spanId) => lost.has(spanId));
    return { lost, words, grown };
  }

  /** Whether a place has the words that it is known by. */
  #isWhole(doc: Node, id: string): boolean {
    const place = this.#positions.get(id);
    return place !== undefined && textBetween(doc, place.from, place.to) === this.#rows.get(id)?.quote;
  }

  /** Where the rows stand whose text an edit says is gone. */
  #whereStand({ placed }: AppliedEdit): Map<string, Range> {
    const stood = new Map<string, Range>();
    for (const [id, place] of placed ?? []) {
      const at = this.#positions.get(id);
      if (place === null && at && at.to > at.from) stood.set(id, at);
    }
    return stood;
  }

  /** What an edit says itself of places goes before what follows from its steps. */
  #setPlaced(
    { placed, docs }: AppliedEdit,
    stood: ReadonlyMap<string, Range>,
    lost: Map<string, Lost>,
    found: Map<string, Range>,
  ): void {
    for (const [id, place] of placed ?? []) {
      const row = this.#rows.get(id);
      const at = this.#positions.get(id);
      if (!row || !at) continue;
      found.delete(id);
      if (place) {
        lost.delete(id);
        if (place.from !== at.from || place.to !== at.to) found.set(id, place);
        continue;
      }
      const before = stood.get(id);
      const [first] = docs;
      if (!before || !first) continue;
      lost.set(id, { words: lastWords(first, before, row) });
      this.#positions.set(id, { from: at.from, to: at.from });
    }
  }

  #found(edit: AppliedEdit, lost: ReadonlyMap<string, Lost>) {
    const { doc, maps, placed } = edit;
    const found = new Map<string, Range>();
    const inserted = insertedRanges(maps);
    if (inserted.length === 0) return found;
    const moves = lost.size > 0 ? movesIn(edit) : [];
    for (const spanId of new Set([...this.#lost, ...lost.keys()])) {
      const row = this.#rows.get(spanId);
      if (!row || placed?.has(spanId)) continue;
      const { words = row, at = null } = lost.get(spanId) ?? {};
      const moved = at && carriedAlong(moves, edit, at.range, at.index);
      if (moved && !this.#isTaken(row, moved)) {
        found.set(spanId, moved);
        continue;
      }
      const place = findReturned(doc, inserted, words, null, (taken) => this.#isTaken(row, taken));
      if (place) found.set(spanId, place);
    }
    // Of some only an end was deleted: they grow again when it comes back.
    for (const [spanId, standing] of inserted.flatMap((range) => [...this.#positions.touching(range)])) {
      const row = this.#rows.get(spanId);
      if (!row || placed?.has(spanId) || textBetween(doc, standing.from, standing.to) === row.quote) continue;
      const place = findReturned(doc, inserted, row, standing, (taken) => this.#isTaken(row, taken));
      if (place) found.set(spanId, place);
    }
    return found;
  }

  /** Whether another place of the same claim is there already. */
  #isTaken({ id, claimId, ...rest }: PlacedRow, { from, to }: Range): boolean {
    if (isCorrection(rest)) return false;
    for (const row of this.#rows.values()) {
      if (row.claimId !== claimId || row.id === id || isCorrection(row)) continue;
      const place = this.#positions.get(row.id);
      if (place?.from === from && place.to === to) return true;
    }
    return false;
  }

  #put(row: PlacedRow): void {
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

function isCorrection(row: object): boolean {
  return "replacement" in row;
}

/**
 * The words by which a place is known again: those that stood there last, unless they are but a rest of the ones it was
 * marked with, as after deleting them letter by letter.
 */
function lastWords(doc: Node, range: Range, row: PlacedRow): LastWords {
  const words = textBetween(doc, range.from, range.to);
  if (row.quote.includes(words) || words.trim() === "" || !words.isWellFormed()) return row;
  const { quote, prefix, suffix } = readAnchor(doc, range);
  return { quote, prefix, suffix };
}

/** Whether a step takes text from an edge of a place. */
function isCutDown({ from, to }: Range, map: StepMap): boolean {
  let isCut = false;
  map.forEach((oldFrom, oldTo) => {
    if (oldFrom < oldTo && ((oldFrom < to && oldTo >= to) || (oldFrom <= from && oldTo > from))) isCut = true;
  });
  return isCut;
}
