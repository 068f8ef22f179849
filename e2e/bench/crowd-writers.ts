import { performance } from "node:perf_hooks";
import { Node } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import { unsentSteps } from "#domain/article/collab.ts";
import { articleSchema } from "#domain/article/schema.ts";
import { newId } from "#domain/ids.ts";
import type { Command } from "#domain/review/commands.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { ArticleSession } from "#domain/review/session.ts";
import type { ReviewRows } from "#domain/review/store.ts";
import { TransportFailure } from "#domain/review/transport.ts";
import type { CrowdLine } from "./crowd-line.ts";

/** What the API answers for an article. */
export type ArticleAnswer = ReviewRows & {
  doc: Record<string, unknown>;
  version: number;
  seq: number;
  people: { id: string; name: string }[];
};

/** Times that a crowd's clock took, in milliseconds. */
export interface CrowdTimes {
  /** From a key to the answer that has it. */
  saved: number[];
  /** From sending a command to its arrival at another page. */
  heard: number[];
}

/** Someone who types at a place of their own. */
export interface Writer {
  press(): void;
  /** Keys that are not saved yet. */
  readonly waiting: number;
  close(): void;
}

/** When each command was sent, by its id. */
export type SentAt = Map<string, number>;

/** A writer with the machine that runs in the browser: it hears everything and applies it. */
export async function sessionWriter(
  answer: ArticleAnswer,
  doc: Node,
  caret: number,
  line: CrowdLine,
  times: CrowdTimes,
  sentAt: SentAt,
): Promise<Writer> {
  const { doc: _doc, version, seq, people, ...rows } = answer;
  const keys: number[] = [];
  const session = await ArticleSession.open({
    loaded: { rows, people, doc, version, seq },
    me: { id: "writer", name: "Writer" },
    transport: {
      send(command: Command, after: number) {
        sentAt.set(command.id, performance.now());
        return line.send(command, after);
      },
      eventsAfter: (after) => line.eventsAfter(after),
    },
    keep: () => {},
    plugins: [],
    now: Date.now,
    schedule: (milliseconds, wake) => void setTimeout(wake, milliseconds),
  });
  session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, caret)));
  session.listen({
    stateChanged() {
      const now = performance.now();
      for (const left = unsentSteps(session.state).length; keys.length > left; )
        times.saved.push(now - (keys.shift() ?? now));
    },
  });
  let rest = "";
  await line.follow(seq, (piece) => {
    const messages = (rest + piece.toString("utf8")).split("\n\n");
    rest = messages.pop() ?? "";
    for (const message of messages) {
      // Who else is there comes in messages that have a name, and is not in the log.
      const at = message.startsWith("event:") ? -1 : message.indexOf("\ndata: ");
      if (at < 0) continue;
      const event = JSON.parse(message.slice(at + 7)) as ReviewEvent;
      const sent = sentAt.get(event.id);
      if (sent !== undefined) times.heard.push(performance.now() - sent);
      session.receive([event]);
    }
  });
  return {
    press() {
      keys.push(performance.now());
      session.dispatch(session.state.tr.insertText("x"));
    },
    get waiting() {
      return keys.length;
    },
    close() {
      session.close();
      line.close();
    },
  };
}

/**
 * A writer who sends the same and gets the same, but looks at its own answers only: hundreds of whole ones would take more of
 * this machine than the server that is measured. Keys that come while a command is on its way go together in the next.
 */
export async function lightWriter(
  answer: ArticleAnswer,
  caret: number,
  line: CrowdLine,
  times: CrowdTimes,
  sentAt: SentAt,
): Promise<Writer> {
  let { version } = answer;
  let place = caret;
  let keys: number[] = [];
  let isSending = false;
  let stopped = false;
  await line.follow(answer.seq, () => {});

  async function send(): Promise<void> {
    isSending = true;
    while (keys.length > 0 && !stopped) {
      const [now, carried] = [keys, keys.length];
      keys = [];
      const slice = { content: [{ type: "text", text: "x" }] };
      const steps = Array.from({ length: carried }, (_, index) => {
        const at = place + index;
        return { stepType: "replace", from: at, to: at, slice };
      });
      const command: Command = { id: newId(), kind: "article.edit", version, steps };
      const own = await sendUntilAnswered(command);
      if (own?.command.kind !== "article.edit") continue;
      version = own.version;
      place = Number(own.command.steps.at(-1)?.["from"] ?? place) + 1;
      const done = performance.now();
      times.saved.push(...now.map((pressed) => done - pressed));
    }
    isSending = false;
  }

  async function sendUntilAnswered(command: Command): Promise<ReviewEvent | undefined> {
    while (!stopped) {
      try {
        sentAt.set(command.id, performance.now());
        return (await line.send(command)).at(-1);
      } catch (error) {
        if (!(error instanceof TransportFailure) || error.kind === "refused") return undefined;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
    return undefined;
  }

  return {
    press() {
      keys.push(performance.now());
      if (!isSending) void send();
    },
    get waiting() {
      return keys.length + (isSending ? 1 : 0);
    },
    close() {
      stopped = true;
      line.close();
    },
  };
}

/** The article's text, read once for all writers. */
export function bodyOf(answer: ArticleAnswer): Node {
  return Node.fromJSON(articleSchema, answer.doc);
}
