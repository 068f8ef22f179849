import { MEMBER_HEADER } from "#domain/calls.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { type Transport, TransportFailure } from "#domain/review/transport.ts";
import { ApiProblem, callApi } from "../ui/problem.ts";
import { afterPaint } from "./after-paint.ts";

/** Our own API says what it says; its answers are trusted to have the shape that the server's schemas gave them. */
type EventsAnswer = { events: ReviewEvent[] };

/** Codes that mean "later", as what is not answered at all does: the command stays in the outbox and is sent again. */
const LATER = new Set<string>(["internal", "rate_limited", "storage_full", "storage_busy", "storage_lost"]);
/** A call that has not answered after this many milliseconds is given up and tried again. */
const PATIENCE = 20_000;

/** Reaches the server from a page of the same site, as this member. */
export function httpTransport(articleId: string, memberId: string): Transport {
  const base = `/api/articles/${articleId}`;
  const call = async (path: string, init: { json?: unknown } = {}): Promise<ReviewEvent[]> => {
    try {
      const headers = { [MEMBER_HEADER]: memberId };
      const answer = await callApi(path, { ...init, headers, signal: AbortSignal.timeout(PATIENCE) });
      return (answer as EventsAnswer).events;
    } catch (error) {
      throw asFailure(error);
    }
  };
  return {
    async send(command, after) {
      // A letter is seen before anything else happens; a verdict is one key, and others wait for it.
      if (command.kind === "article.edit") await afterPaint();
      return call(`${base}/commands?after=${after}`, { json: command });
    },
    eventsAfter: (after) => call(`${base}/events?after=${after}`),
  };
}

/** What a failed call means for a session. */
export function asFailure(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const { code, detail, field } = error;
  if (code === "not_signed_in") return new TransportFailure("signed-out", code, detail, field);
  if (code === "someone_else") return new TransportFailure("someone-else", code, detail, field);
  if (code === "network" || code === "aborted") return new TransportFailure("unreachable", "network", detail);
  // An answer that is none of ours, of a proxy before a server that has stopped perhaps.
  if (code === "unexpected") return new TransportFailure("unreachable", "internal", detail);
  return new TransportFailure(LATER.has(code) ? "unreachable" : "refused", code, detail, field);
}
