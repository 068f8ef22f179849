import { Agent, type IncomingMessage, request } from "node:http";
import type { Command } from "#domain/review/commands.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { type Transport, TransportFailure } from "#domain/review/transport.ts";

/** Where a crowd writes. */
export interface CrowdPlace {
  port: number;
  articleId: string;
}

/** What befell the calls of a crowd. */
export interface CrowdCounts {
  /** Commands refused for good. */
  refused: number;
  /** Calls that were not answered and had to be made again. */
  retried: number;
}

/** One person's way to the server, with a token, a connection for calls and one for the stream of their own. */
export class CrowdLine implements Transport {
  readonly #place: CrowdPlace;
  readonly #token: string;
  readonly #counts: CrowdCounts;
  readonly #calls = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #streams = new Agent();

  constructor(place: CrowdPlace, token: string, counts: CrowdCounts) {
    this.#place = place;
    this.#token = token;
    this.#counts = counts;
  }

  async send(command: Command, after?: number): Promise<ReviewEvent[]> {
    return (await this.call(`/commands${after === undefined ? "" : `?after=${after}`}`, command)) as ReviewEvent[];
  }

  async eventsAfter(after: number): Promise<ReviewEvent[]> {
    return (await this.call(`/events?after=${after}`)) as ReviewEvent[];
  }

  /** Opens the stream; `hear` gets it piece by piece. Answers when the server has said that all is sent that was stored. */
  async follow(after: number, hear: (piece: Buffer) => void): Promise<void> {
    const answer = await this.#ask("GET", `/events?after=${after}`, this.#streams, "text/event-stream");
    await new Promise<void>((ready) => {
      answer.on("data", (piece: Buffer) => {
        if (piece.includes(": ready")) ready();
        hear(piece);
      });
    });
  }

  close(): void {
    this.#calls.destroy();
    this.#streams.destroy();
  }

  async call(path: string, json?: unknown): Promise<ReviewEvent[]> {
    const answer = await this.#ask(json ? "POST" : "GET", path, this.#calls, "application/json", json).catch(() => {
      this.#counts.retried++;
      throw new TransportFailure("unreachable", "network", "No answer.");
    });
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString("utf8"));
    const status = answer.statusCode ?? 0;
    if (status === 200) return body.events;
    const isLater = status >= 500 || status === 429;
    this.#counts[isLater ? "retried" : "refused"]++;
    throw new TransportFailure(isLater ? "unreachable" : "refused", body.code, body.detail);
  }

  #ask(method: string, path: string, agent: Agent, accept: string, json?: unknown): Promise<IncomingMessage> {
    const { port, articleId } = this.#place;
    const body = json === undefined ? undefined : JSON.stringify(json);
    return new Promise((resolve, reject) => {
      request({
        agent,
        method,
        host: "localhost",
        port,
        path: `/api/articles/${articleId}${path}`,
        headers: {
          accept,
          authorization: `Bearer ${this.#token}`,
          ...(body === undefined
            ? {}
            : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
        },
      })
        .once("response", resolve)
        .once("error", reject)
        .end(body);
    });
  }
}
