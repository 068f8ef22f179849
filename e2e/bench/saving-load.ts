import { connect, type Socket } from "node:net";
import { performance } from "node:perf_hooks";
import type { CommandKind } from "#domain/review/commands.ts";
import { CommandMaker } from "./saving-commands.ts";
import type { SeededArticle } from "./seed-article.ts";
import { seededRandom } from "./seeded.ts";

/** Shares of a hundred. */
export type Mix = Partial<Record<CommandKind, number>>;

export interface LoadPlan {
  port: number;
  cookie: string;
  /** What the browser would say it comes from. */
  origin: string;
  connections: number;
  seconds: number;
  mix: Mix;
  articles: SeededArticle[];
}

export type LoadResult = { saved: number; seconds: number } | { problem: string };

/**
 * One connection: the next command goes out when the last one is answered, as a browser's outbox does it. Speaks HTTP by
 * hand over a socket, because a client library would take more of the machine than the server that is measured.
 */
class Connection {
  saved = 0;
  readonly #socket: Socket;
  readonly #maker: CommandMaker;
  readonly #head: string;
  #answer = "";
  #stopped = false;
  readonly done: Promise<void>;

  constructor(plan: LoadPlan, index: number) {
    const article = plan.articles[index % plan.articles.length];
    if (!article) throw new Error("A plan without articles");
    this.#maker = new CommandMaker(article, plan.mix, seededRandom(index + Math.floor(Math.random() * 1e9)));
    this.#head =
      `POST /api/articles/${article.id}/commands HTTP/1.1\r\nhost: localhost:${plan.port}\r\n` +
      `content-type: application/json\r\nsec-fetch-site: same-origin\r\norigin: ${plan.origin}\r\n` +
      `accept: application/json\r\ncookie: ${plan.cookie}\r\ncontent-length: `;
    this.#socket = connect({ port: plan.port, host: "localhost", noDelay: true });
    this.#socket.setEncoding("utf8");
    this.done = new Promise((resolve, reject) => {
      this.#socket.on("error", reject).on("close", () => (this.#stopped ? resolve() : reject(new Error("Cut off"))));
      this.#socket.on("data", (part: string) => this.#hear(part, reject));
    });
    this.#send();
  }

  stop(): void {
    this.#stopped = true;
  }

  #send(): void {
    const body = JSON.stringify(this.#maker.next());
    this.#socket.write(`${this.#head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #hear(part: string, fail: (error: Error) => void): void {
    this.#answer += part;
    const split = this.#answer.indexOf("\r\n\r\n");
    if (split < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#answer)?.[1];
    if (length === undefined) {
      fail(new Error(`An answer without its length: ${this.#answer.slice(0, split)}`));
      return;
    }
    // Our answers are ASCII here, so that characters are bytes.
    if (this.#answer.length < split + 4 + Number(length)) return;
    const answer = this.#answer;
    this.#answer = "";
    if (!answer.startsWith("HTTP/1.1 200")) {
      fail(new Error(`Refused: ${answer}`));
      return;
    }
    this.saved++;
    // The last one is the event's own; edits carry an earlier one before it.
    const version = /.*"version":(\d+)/s.exec(answer.slice(split))?.[1];
    if (version !== undefined) this.#maker.version = Math.max(this.#maker.version, Number(version));
    if (this.#stopped) this.#socket.end();
    else this.#send();
  }
}

async function run(plan: LoadPlan): Promise<LoadResult> {
  const start = performance.now();
  const connections = Array.from({ length: plan.connections }, (_, index) => new Connection(plan, index));
  const timer = setTimeout(() => {
    for (const connection of connections) connection.stop();
  }, plan.seconds * 1000);
  try {
    await Promise.all(connections.map((connection) => connection.done));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
  const saved = connections.reduce((sum, connection) => sum + connection.saved, 0);
  return { saved, seconds: (performance.now() - start) / 1000 };
}

process.once("message", (plan: LoadPlan) => {
  run(plan).then((result) => process.send?.(result, () => process.exit(0)));
});
