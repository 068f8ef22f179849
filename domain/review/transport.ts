import type { ErrorCode } from "../errors.ts";
import type { Command } from "./commands.ts";
import type { ReviewEvent } from "./event.ts";

/** How a session reaches the server. The browser's runs over fetch, a test's calls the same API without a network. */
export interface Transport {
  /**
   * Sends one command. Answers with the log after `after`, up to and including the command's event, in order.
   * Throws `TransportFailure`.
   */
  send(command: Command, after: number): Promise<ReviewEvent[]>;
  /** The log after `after`, as far as one answer carries; empty when there is nothing newer. Throws `TransportFailure`. */
  eventsAfter(after: number): Promise<ReviewEvent[]>;
}

export type FailureKind =
  /** No answer, or one that says "later": the same command is sent again. */
  | "unreachable"
  /** The session has ended: everything waits until someone signs in. */
  | "signed-out"
  /** Somebody else has signed in on this browser: everything waits until it is this person again. */
  | "someone-else"
  /** The command is refused for good, with a reason. */
  | "refused";

export class TransportFailure extends Error {
  readonly kind: FailureKind;
  readonly code: ErrorCode | "network";
  readonly field: string | undefined;

  constructor(kind: FailureKind, code: ErrorCode | "network", message: string, field?: string) {
    super(message);
    this.name = "TransportFailure";
    this.kind = kind;
    this.code = code;
    this.field = field;
  }
}
