import type { Node } from "prosemirror-model";
import { Mapping, type Step } from "prosemirror-transform";
import { mapRange, type Range } from "../article/anchor.ts";
import { MAX_STEPS_JSON } from "../article/steps.ts";
import { textBetween } from "../article/text.ts";
import type { Command, CommandOf, SpanInput } from "./commands.ts";
import { LIMITS } from "./model.ts";
import type { PendingCommand } from "./outbox.ts";

/** The edit on its way: the exact command, and how many of our unsent steps it still stands for. */
export interface SentEdit {
  command: CommandOf<"article.edit">;
  count: number;
}

/** The places a command brings, by span id. */
export function placesOf(command: Command): Record<string, Range> {
  return Object.fromEntries(spansIn(command).map(({ id, from, to }) => [id, { from, to }]));
}

export function spansIn(command: Command): readonly SpanInput[] {
  if (command.kind === "claim.create" || command.kind === "claim.addSpans") return command.spans;
  if (command.kind === "claim.changeSpan") return [command.span];
  return command.kind === "correction.propose" ? [{ id: command.correctionId, ...command.place }] : [];
}

/**
 * What goes out next: the oldest waiting command once the text before it is confirmed, else the unsent text that was
 * typed before it, so that everything arrives in the order in which it was done. null when nothing waits.
 *
 * @param version the confirmed version
 * @returns the command, and how many unsent steps it carries
 */
export function nextToSend(
  first: PendingCommand | undefined,
  unsent: readonly Step[],
  version: number,
  newId: () => string,
): { command: Command; count: number } | null {
  if (first?.wire && first.afterSteps === 0) return { command: first.wire, count: 0 };
  if (unsent.length === 0) return null;
  const steps = firstSteps(unsent.slice(0, first?.afterSteps));
  return { command: { id: newId(), kind: "article.edit", version, steps }, count: steps.length };
}

/** The command with its places as they are at a confirmed version. */
export function atVersion<C extends Command>(command: C, places: Record<string, Range>, version: number): C {
  const placed = (span: SpanInput): SpanInput => ({ ...span, ...places[span.id] });
  switch (command.kind) {
    case "claim.create":
    case "claim.addSpans":
      return { ...command, version, spans: command.spans.map(placed) };
    case "claim.changeSpan":
      return { ...command, version, span: placed(command.span) };
    case "correction.propose":
      return { ...command, version, place: { ...command.place, ...places[command.correctionId] } };
    case "claim.setVerdict":
      return { ...command, version };
    default:
      return command;
  }
}

/**
 * The command as it goes out when its words stand in the confirmed text, unsent typing being elsewhere; otherwise null.
 *
 * @param doc the confirmed document, at `version`
 */
export function onConfirmedText(command: Command, doc: Node, unsent: readonly Step[], version: number): Command | null {
  const back = new Mapping(unsent.map((step) => step.getMap())).invert();
  const places = spansIn(command).map((span) => [span.id, mapRange(span, back)] as const);
  const placed = atVersion(command, Object.fromEntries(places), version);
  return spansIn(placed).every(({ from, to, quote }) => textBetween(doc, from, to) === quote) ? placed : null;
}

/** As many steps as one command takes; at least one. */
function firstSteps(unsent: readonly Step[]): CommandOf<"article.edit">["steps"] {
  const steps: CommandOf<"article.edit">["steps"] = [];
  let size = 0;
  for (const step of unsent) {
    const json = step.toJSON();
    size += JSON.stringify(json).length + 1;
    if (steps.length > 0 && (size > MAX_STEPS_JSON / 2 || steps.length === LIMITS.stepsPerCommand)) break;
    steps.push(json);
  }
  return steps;
}
