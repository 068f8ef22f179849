import type { Command, StepInput } from "./commands.ts";
import type { Change } from "./model.ts";

/** The kinds of command that may change the text. */
export const TEXT_KINDS = [
  "article.edit",
  "article.redraft",
  "correction.accept",
  "event.undo",
] as const satisfies readonly Command["kind"][];

/** A file that is kept as evidence. */
export interface KeptFile {
  sha256: string;
  /** The name it came under. */
  name: string;
  mediaType: string;
}

/**
 * A command as the log has it: one that changed the text carries the steps that were applied, after any rebase; a new
 * draft that was made from a file says which.
 */
export type AcceptedCommand = Command & { steps?: StepInput[]; file?: KeptFile };

/** What a command of the log did to the text. */
export function stepsOf(command: AcceptedCommand): readonly StepInput[] {
  return command.steps ?? [];
}

/** The id of the event that a command of the log takes back; null for all that take nothing back. */
export function undoes(command: AcceptedCommand): string | null {
  return command.kind === "event.undo" ? command.eventId : null;
}

/** Whether an event changed nothing but names of versions; an edit whose text was gone when it came did not even that. */
export function changesNothing({ command, changes }: Pick<ReviewEvent, "command" | "changes">): boolean {
  return stepsOf(command).length === 0 && changes.every(({ table }) => table === "versions");
}

/** Whether a command, besides the rows that it changes, changes the text. */
export function changesText(
  command: Command,
  { event }: { event(id: string): { command: AcceptedCommand } | undefined },
): boolean {
  if (command.kind !== "event.undo") return command.kind === "article.redraft" || command.kind === "correction.accept";
  const undone = event(command.eventId);
  return undone !== undefined && stepsOf(undone.command).length > 0;
}

/** One accepted command: the unit of the article's log. */
export interface ReviewEvent {
  articleId: string;
  /** 1, 2, 3… within the article, without gaps. */
  seq: number;
  /** The command's id. */
  id: string;
  kind: Command["kind"];
  /** The claim it is about, when it is about one. */
  claimId: string | null;
  actorId: string;
  /** The actor's name when it happened, so that a log can be read alone. */
  actorName: string;
  /** UTC milliseconds, by the server's clock. Order is by `seq`, never by time. */
  at: number;
  /** The article's version after this event. */
  version: number;
  command: AcceptedCommand;
  changes: Change[];
}
