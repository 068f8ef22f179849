import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep, type Step, Transform } from "prosemirror-transform";
import { wordEdits } from "../article/alignment/word-diff.ts";
import { mapRange, type Range, readAnchor, withText } from "../article/anchor.ts";
import { articleSchema } from "../article/schema.ts";
import { applySteps, MAX_DRAFT_JSON, parseSteps, rebaseSteps, redoSteps } from "../article/steps.ts";
import { textBetween } from "../article/text.ts";
import type { TextHistory } from "../article/text-history.ts";
import { AppError } from "../errors.ts";
import type { Command, CommandOf } from "./commands.ts";
import { type AcceptedCommand, stepsOf } from "./event.ts";
import type { CorrectionRow, PlacedRow } from "./model.ts";
import type { AppliedEdit, Places } from "./places.ts";
import { wordsOfRow } from "./rules/claims.ts";
import type { PastEvent, ReviewView } from "./view.ts";

/** What a command does to the text: steps that fit the newest version, and places that it sets itself. */
export interface TextEffect extends AppliedEdit {
  steps: readonly Step[];
  /** Where rows stand after it, by id; null where their text is gone. All others move with the text. */
  placed: ReadonlyMap<string, Range | null>;
}

/** How far back the text must be known to work out a command's effect; null when it has none on the text. */
export function reachOfEffect(command: Command, version: number, event?: PastEvent): number | null {
  switch (command.kind) {
    case "article.edit":
    case "article.redraft":
      return command.version;
    case "correction.accept":
      return version;
    case "event.undo": {
      const steps = event ? stepsOf(event.command).length : 0;
      if (!event || steps === 0) return null;
      const before = event.changes.flatMap((change) =>
        (change.table === "spans" || change.table === "corrections") && change.before ? [change.before.version] : [],
      );
      return Math.min(event.version - steps, ...before);
    }
    default:
      return null;
  }
}

/** What a text effect is worked out from. */
export interface TextSources {
  /** Reaches back to `reachOfEffect`. */
  history: TextHistory;
  /** Where all rows stand at the newest version. */
  places: Places;
  view: Pick<ReviewView, "event" | "correction">;
}

/**
 * Works out what a command, which the rules have accepted, does to the text. null when it does nothing to it. Throws
 * `invalid_step`, `too_large`, `version_conflict`, `empty_range`, `quote_mismatch`, and `text_changed` when a change that is
 * meant as a whole meets what others changed since.
 */
export function textEffect(command: Command, { history, places, view }: TextSources): TextEffect | null {
  switch (command.kind) {
    case "article.edit":
      return edit(command, history);
    case "article.redraft":
      return redraft(command, history, places);
    case "correction.accept": {
      const correction = view.correction(command.correctionId);
      return correction ? accept(correction, command.quote, history, places) : null;
    }
    case "event.undo": {
      const event = view.event(command.eventId);
      return event && stepsOf(event.command).length > 0 ? takeBack(event, history) : null;
    }
    default:
      return null;
  }
}

/**
 * The command as the log has it, with the steps that were applied.
 *
 * @param version the text's version after it
 */
export function acceptedEdit(command: Command, { steps }: TextEffect, version: number): AcceptedCommand {
  const made = { steps: steps.map((step) => step.toJSON()) };
  if (command.kind === "article.edit") return { ...command, ...made, version: version - steps.length };
  return steps.length === 0 ? command : { ...command, ...made };
}

/** Who types what a command does to the text; null when nobody does. */
export function typistOf({ kind }: Command, actorId: string): string | null {
  return kind === "article.edit" ? actorId : null;
}

function edit(command: CommandOf<"article.edit">, history: TextHistory): TextEffect {
  const { version } = history;
  const sent = parseSteps(command.steps);
  const made = applySteps(history.documentAt(command.version), sent);
  if (command.version === version) return effect(made);
  const now = history.documentAt(version);
  return effect(applySteps(now, rebaseSteps(sent, history.stepsSince(command.version), now).steps));
}

function redraft(command: CommandOf<"article.redraft">, history: TextHistory, places: Places): TextEffect {
  const made = applySteps(history.documentAt(command.version), parseSteps(command.steps, MAX_DRAFT_JSON));
  const since = history.mapping(command.version, history.version);
  const placed = new Map<string, Range | null>();
  command.places.forEach(({ id, at, stood }, index) => {
    if (at) readAnchor(made.doc, at, `places.${index}.at`);
    if (stood && !isSame(places.placeOf(id), mapRange(stood, since)))
      throw new AppError("text_changed", "A claim has been put elsewhere meanwhile. Look at it again.", {
        field: `places.${index}.stood`,
      });
    placed.set(id, at);
  });
  return whole(made, placed, history, command.version);
}

function isSame(one: Range | undefined, other: Range): boolean {
  return one?.from === other.from && one.to === other.to;
}

/** Word for word, so that other claims hold. What contained the place as a whole contains what stands there now. */
function accept(correction: CorrectionRow, quote: string, history: TextHistory, places: Places): TextEffect {
  const { id, replacement } = correction;
  const doc = history.documentAt(history.version);
  const wordsOf = (row: PlacedRow, at: Range) => wordsOfRow(doc, at, row);
  const stored = places.placeOf(id);
  const place = stored && wordsOf(correction, stored);
  if (!place || place.from === place.to || textBetween(doc, place.from, place.to) !== quote)
    throw new AppError("quote_mismatch", "The text has changed here meanwhile. Look at it again.", { field: "quote" });
  if (!isInOneBlock(doc, place))
    throw new AppError("text_changed", "These words stand in several paragraphs now. Change them in Edit.", {
      field: "quote",
    });
  const made = new Transform(doc);
  for (const { start, end, text } of wordEdits(quote, replacement).toReversed())
    made.step(replaceText(doc, { from: place.from + start, to: place.from + end }, text));
  const placed = new Map<string, Range | null>();
  for (const [rowId, words, isAround] of places.readAt(place, wordsOf)) {
    const from = made.mapping.map(words.from, words.from === place.from ? -1 : 1);
    const to = made.mapping.map(words.to, words.to === place.to ? 1 : -1);
    placed.set(rowId, isAround ? { from, to } : mapRange(words, made.mapping));
  }
  return effect(applySteps(doc, made.steps), placed);
}

function isInOneBlock(doc: Node, { from, to }: Range): boolean {
  const start = doc.resolve(from);
  return start.parent.isTextblock && start.sameParent(doc.resolve(to));
}

/** Undoes the steps of an event where its text stands now, and brings places back to where they were before it. */
function takeBack(event: PastEvent, history: TextHistory): TextEffect {
  const steps = parseSteps(stepsOf(event.command), Number.POSITIVE_INFINITY);
  const before = event.version - steps.length;
  const inverted = steps.map((step, index) => step.invert(history.documentAt(before + index))).toReversed();
  const made = applySteps(history.documentAt(event.version), inverted);
  const placed = new Map<string, Range | null>();
  for (const { table, id, before: row } of event.changes) {
    if ((table !== "spans" && table !== "corrections") || row === null) continue;
    placed.set(id, mapRange(row, history.mapping(row.version, before)));
  }
  return whole(made, placed, history, event.version);
}

/**
 * Carries a change that is meant as a whole over what came since. Throws `text_changed` when one of its steps would not
 * find its place any more, or would take out what somebody else has put in.
 *
 * @param made at version `at`; `placed` is in the document it leads to
 */
function whole(
  made: Transform,
  placed: ReadonlyMap<string, Range | null>,
  history: TextHistory,
  at: number,
): TextEffect {
  const now = history.documentAt(history.version);
  // What came since was taken back itself: the text is what it was, to the letter.
  if (at === history.version || now.eq(history.documentAt(at))) return effect(made, placed);
  const { transform, mapping } = redoSteps(made.steps, history.stepsSince(at), now, 0);
  const isWhole = transform.steps.length === made.steps.length && !touches(made, history, at);
  if (!isWhole || made.steps.some((_, index) => removedBy(made, index) !== removedBy(transform, index)))
    throw new AppError("text_changed", "The text has changed in the same places meanwhile. Look at it again.", {
      field: "version",
      details: { version: history.version },
    });
  const moved = Array.from(placed, ([id, place]) => [id, place && mapRange(place, mapping)] as const);
  return effect(applySteps(now, transform.steps), new Map(moved));
}

/** Whether steps since have changed what a change is about, or what stands right beside it: then order is not sure. */
function touches(made: Transform, history: TextHistory, at: number): boolean {
  let places: Range[] = [];
  const back = made.mapping.invert();
  made.mapping.maps.forEach((map, index) => {
    const onward = made.mapping.slice(index + 1);
    map.forEach((_from, _to, from, to) => {
      places.push({ from: back.map(onward.map(from, -1), -1), to: back.map(onward.map(to, 1), 1) });
    });
  });
  for (const map of history.mapping(at, history.version).maps) {
    let isTouched = false;
    map.forEach((from, to) => {
      if (places.some((place) => from <= place.to && to >= place.from)) isTouched = true;
    });
    if (isTouched) return true;
    places = places.map(({ from, to }) => ({ from: map.map(from, -1), to: map.map(to, 1) }));
  }
  return false;
}

/** The text that one step of a transform takes out. */
function removedBy({ steps, docs }: Transform, index: number): string {
  const doc = docs[index];
  let removed = "";
  steps[index]?.getMap().forEach((from, to) => {
    removed += `${doc ? textBetween(doc, from, to) : ""}\n`;
  });
  return removed;
}

/** Other text in a range of one block, in the format of what stands there. */
function replaceText(doc: Node, { from, to }: Range, text: string): ReplaceStep {
  const marks = (from < to ? doc.nodeAt(from)?.marks : undefined) ?? doc.resolve(from).marks();
  const content = text === "" ? Fragment.empty : Fragment.from(articleSchema.text(text, marks));
  return new ReplaceStep(from, to, new Slice(content, 0, 0));
}

/** @param places where rows are to stand in the text that the steps lead to; gone are those of which nothing is seen there */
function effect({ steps, docs, doc }: Transform, places: ReadonlyMap<string, Range | null> = new Map()): TextEffect {
  const placed = new Map<string, Range | null>();
  for (const [id, place] of places) {
    const standing = place && withText(doc, place);
    placed.set(id, standing && standing.from < standing.to ? standing : null);
  }
  return { steps, docs, maps: steps.map((step) => step.getMap()), doc, placed };
}
