import type { Command } from "./commands.ts";
import type { Change } from "./model.ts";

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
  /** As accepted: an edit's steps are those that were applied, after any rebase. */
  command: Command;
  changes: Change[];
}
