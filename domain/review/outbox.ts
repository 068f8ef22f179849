import type { Range } from "../article/anchor.ts";
import type { Command } from "./commands.ts";
import type { SentEdit } from "./sending.ts";

/** A command that waits for the server's answer. */
export interface PendingCommand {
  command: Command;
  /** How many of the unsent steps came before it: its places are meant after those. It goes once they are confirmed. */
  afterSteps: number;
  /** Places it brings, by span id, in the coordinates just described. */
  places: Record<string, Range>;
  /** When it was done, UTC milliseconds by this machine's clock; shown until the server says. */
  at: number;
  /**
   * The exact form in which it goes out, fixed as soon as its words are in the confirmed text: it says what its giver
   * saw, whatever others do before it goes, and a retry is the same to the letter. null until then.
   */
  wire: Command | null;
}

/** What must outlive the tab: everything done that the server has not answered. Plain data for IndexedDB. */
export interface OutboxSnapshot {
  articleId: string;
  /** The confirmed version the unsent steps are made on, and the log's end as it was known then. */
  version: number;
  seq: number;
  /** Unsent steps as JSON, in order. The first `sent.count` of them are those that `sent.command` carries. */
  steps: Record<string, unknown>[];
  sent: SentEdit | null;
  pending: PendingCommand[];
  /** Commands that were refused, kept until the person has seen them and dealt with their text. */
  refused: RefusedCommand[];
}

export interface RefusedCommand {
  command: Command;
  code: string;
  message: string;
  /** UTC milliseconds. */
  at: number;
}

/** True when nothing would be lost by forgetting the snapshot. */
export function isEmpty(snapshot: OutboxSnapshot): boolean {
  return snapshot.steps.length === 0 && snapshot.pending.length === 0 && snapshot.refused.length === 0;
}
