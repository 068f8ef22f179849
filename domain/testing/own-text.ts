import type { Node } from "prosemirror-model";
import { ReplaceAroundStep, ReplaceStep, Step } from "prosemirror-transform";
import { applied } from "#domain/article/collab.ts";
import { articleSchema } from "#domain/article/schema.ts";
import { textBetween } from "#domain/article/text.ts";
import type { SpanInput } from "#domain/review/commands.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type { SpanRow } from "#domain/review/model.ts";

/** A letter, or the beginning or end of a block, that stood in a text. One that is put in again is another one. */
type Piece = object;
/** What stands at each position of a text. */
type Pieces = readonly Piece[];

/** What can be wrong with a place, in words. */
class WrongPlace extends Error {}

/**
 * Knows which pieces of the text are each place's own, by following them one by one through the log: those that were
 * marked, and what was put between them or in their place since. It shares no code with what moves places in the
 * product: no step map, no mapping.
 */
export class OwnText {
  /** The text at every version, and what stands where in it. */
  readonly #docs: Node[];
  readonly #texts: Pieces[];
  /** What leads from each version to the next, with what stood there before. */
  readonly #ways: { before: Pieces; replacement: Replacement }[][] = [];
  readonly #own = new Map<string, ReadonlySet<Piece>>();
  /** By place and person: all that stood in the text when he last deleted some of the place's own. */
  readonly #cuts = new Map<string, Pieces>();

  constructor(doc: Node) {
    this.#docs = [doc];
    this.#texts = [newPieces(doc.content.size)];
  }

  /** Takes in the log's next event. Throws `WrongPlace` when it puts a place on words that are not its own. */
  follow({ command, changes, actorId }: ReviewEvent): void {
    switch (command.kind) {
      case "article.edit":
        this.#edit(
          command.steps,
          changes.flatMap((change) => (change.table === "spans" ? [change] : [])),
          actorId,
        );
        return;
      case "claim.create":
      case "claim.addSpans":
        for (const span of command.spans) this.#mark(span, command.version);
        return;
      case "claim.changeSpan":
        this.#mark(command.span, command.version);
        return;
      case "claim.removeSpan":
        this.#own.delete(command.spanId);
        return;
    }
  }

  /**
   * Throws `WrongPlace` unless the place of a span is where its own text is, and collapsed when it has none. The end of a
   * block at its edge may be inside or outside.
   */
  check(spanId: string, { from, to }: { from: number; to: number }): void {
    const own = this.#standing(spanId);
    const { size } = this.#doc.content;
    if (!(from >= 0 && from <= to && to <= size)) throw new WrongPlace(`A place from ${from} to ${to} of ${size}`);
    if (own ? own.from === from && own.to === to : from === to) return;
    if (own && this.#isTextless(own.from, from) && this.#isTextless(own.to, to)) {
      this.#own.set(spanId, new Set(this.#texts.at(-1)?.slice(from, to)));
      return;
    }
    const is = textBetween(this.#doc, from, to);
    throw new WrongPlace(`A place is on “${is}” at ${from}–${to}, its own text is “${this.textOf(spanId)}”`);
  }

  /** A place's own text; empty when none is left. */
  textOf(spanId: string): string {
    const own = this.#standing(spanId);
    return own ? textBetween(this.#doc, own.from, own.to) : "";
  }

  get #doc(): Node {
    return this.#docs.at(-1) ?? articleSchema.nodes.doc.create();
  }

  #isTextless(one: number, other: number): boolean {
    return this.#doc.textBetween(Math.min(one, other), Math.max(one, other)) === "";
  }

  #standing(spanId: string): { from: number; to: number } | null {
    const own = this.#own.get(spanId);
    if (!own) throw new WrongPlace(`A place that nobody has made: ${spanId}`);
    const pieces = this.#texts.at(-1) ?? [];
    const from = pieces.findIndex((piece) => own.has(piece));
    return from < 0 ? null : { from, to: from + own.size };
  }

  #edit(
    steps: readonly object[],
    moved: readonly { id: string; before: SpanRow | null; after: SpanRow | null }[],
    by: string,
  ): void {
    const old = new Set(this.#texts.at(-1));
    const words = new Map(moved.map(({ id, before }) => [id, [before?.quote ?? "", this.textOf(id)]]));
    for (const json of steps) {
      const step = Step.fromJSON(articleSchema, json);
      let pieces = this.#texts.at(-1) ?? [];
      const way = replacementsOf(step).map((replacement) => {
        const before = pieces;
        pieces = replaced(before, replacement);
        return { before, replacement };
      });
      this.#docs.push(applied(step, this.#doc));
      this.#texts.push(pieces);
      this.#ways.push(way);
      const left = new Set(pieces);
      for (const [spanId, own] of this.#own) {
        if ([...own].some((piece) => !left.has(piece))) this.#cuts.set(`${spanId} ${by}`, [...old]);
        this.#own.set(spanId, this.#after(own, this.#ways.length - 1));
      }
      for (const { id } of moved) words.get(id)?.push(this.textOf(id));
    }
    for (const { id, after } of moved) if (after) this.#moved(after, words.get(id) ?? [], old, by);
  }

  /** The log says that a place has lost its text, has it again, or has grown with what was typed in its place. */
  #moved(row: SpanRow, words: readonly string[], old: ReadonlySet<Piece>, by: string): void {
    const left = this.textOf(row.id);
    if (row.from === row.to) {
      if (left !== "") throw new WrongPlace(`A place is said to be gone, and “${left}” is left`);
      return;
    }
    const own = this.#own.get(row.id) ?? new Set();
    const text = textBetween(this.#doc, row.from, row.to);
    const pieces = (this.#texts.at(-1) ?? []).slice(row.from, row.to);
    const isRestOfIt = pieces.every((piece) => own.has(piece));
    if (!isRestOfIt && !this.#isTypedOver(row.id, pieces, by)) {
      if (!words.includes(text)) throw new WrongPlace(`“${words.join("” or “")}” is said to be back in “${text}”`);
      if (pieces.every((piece) => old.has(piece)))
        throw new WrongPlace(`“${text}” is said to be back, and was not away`);
    } else if (isRestOfIt && !words.includes(row.quote) && !this.#isGrownFrom(words, row, by))
      throw new WrongPlace(`“${row.quote}” is said to have stood where “${words.join("” or “")}” did`);
    this.#own.set(row.id, new Set(pieces));
  }

  /** Whether all at a place is its own, or was put there by whoever deleted some of that, and since then. */
  #isTypedOver(spanId: string, pieces: Pieces, by: string): boolean {
    const own = this.#own.get(spanId) ?? new Set();
    const stood = this.#cuts.get(`${spanId} ${by}`);
    if (!stood || [...own].some((piece) => !pieces.includes(piece))) return false;
    return pieces.every((piece) => own.has(piece) || !stood.includes(piece));
  }

  /** Whether a place had words of its own with what was typed on at once by whoever cut it down, before some went again. */
  #isGrownFrom(words: readonly string[], { id, quote }: SpanRow, by: string): boolean {
    return this.#cuts.has(`${id} ${by}`) && words.some((one) => one !== "" && quote.startsWith(one));
  }

  #mark({ id, from, to, quote }: SpanInput, version: number): void {
    const [doc, pieces = []] = [this.#docs[version], this.#texts[version]];
    const text = doc && textBetween(doc, from, to);
    if (text !== quote) throw new WrongPlace(`“${quote}” was marked where “${text}” stood`);
    let own: ReadonlySet<Piece> = new Set(pieces.slice(from, to));
    for (let at = version; at < this.#ways.length; at++) own = this.#after(own, at);
    this.#own.set(id, own);
  }

  /** A place's own pieces at a version, one version later; none when no text is left to them. */
  #after(own: ReadonlySet<Piece>, version: number): ReadonlySet<Piece> {
    let now = own;
    for (const { before, replacement } of this.#ways[version] ?? []) now = ownAfter(now, before, replacement);
    const pieces = this.#texts[version + 1] ?? [];
    if (now === own) return own;
    const from = pieces.findIndex((piece) => now.has(piece));
    const doc = this.#docs[version + 1];
    return from >= 0 && doc && textBetween(doc, from, from + now.size).trim() !== "" ? now : new Set();
  }
}

function newPieces(count: number): Piece[] {
  return Array.from({ length: count }, () => ({}));
}

/** Some neighbouring pieces that make way for others. */
interface Replacement {
  from: number;
  to: number;
  pieces: Pieces;
}

/** What a step replaces, the last first, so that the earlier ones keep their positions. */
function replacementsOf(step: Step): Replacement[] {
  if (step instanceof ReplaceStep) return [{ from: step.from, to: step.to, pieces: newPieces(step.slice.size) }];
  if (!(step instanceof ReplaceAroundStep)) return [];
  const { from, gapFrom, gapTo, to, insert, slice } = step;
  return [
    { from: gapTo, to, pieces: newPieces(slice.size - insert) },
    { from, to: gapFrom, pieces: newPieces(insert) },
  ];
}

function replaced(text: Pieces, { from, to, pieces }: Replacement): Pieces {
  return [...text.slice(0, from), ...pieces, ...text.slice(to)];
}

/** A place's own pieces. What is put between two of them, or in the place of some of them and nothing else, is their own too. */
function ownAfter(own: ReadonlySet<Piece>, before: Pieces, { from, to, pieces }: Replacement): ReadonlySet<Piece> {
  const gone = before.slice(from, to);
  const isInside =
    gone.length > 0 ? gone.every((piece) => own.has(piece)) : isOwn(before[from - 1]) && isOwn(before[from]);
  const left = [...own].filter((piece) => !gone.includes(piece));
  return isInside || left.length < own.size ? new Set([...left, ...(isInside ? pieces : [])]) : own;

  function isOwn(piece: Piece | undefined): boolean {
    return piece !== undefined && own.has(piece);
  }
}
