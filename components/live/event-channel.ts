import type { ReviewEvent } from "#domain/review/event.ts";
import { PresenceBoard, type PresenceNews } from "#domain/review/presence.ts";

/**
 * One event stream a browser, shared by its tabs: HTTP/1.1 allows six connections to a site, and each tab needs one for
 * its calls. The tab that holds the lock reads the stream for all and passes each event on; when it closes, another one
 * gets the lock. A tab that misses something notices the gap in the numbers and fetches it. Where the browser gives no
 * locks (plain http beyond this machine), each tab reads a stream of its own.
 */

type Message =
  | { type: "follow"; tab: string; articleId: string; after: number }
  | { type: "leave"; tab: string }
  | { type: "who" }
  | { type: "event"; event: ReviewEvent }
  | { type: "presence"; news: PresenceNews }
  | { type: "stream"; open: boolean };

export interface Follower {
  articleId: string;
  /** The last event known here. */
  seq(): number;
  received(event: ReviewEvent): void;
  /** Who is there: everybody at first, then what changes. */
  presence?(news: PresenceNews): void;
  /** The stream is there, or is gone. */
  streaming(open: boolean): void;
}

const LOCK = "stet-stream";
const RETRY_FIRST = 500;
const RETRY_LONGEST = 15_000;

/** Follows an article's log until the returned function is called. */
export function followLog(tab: string, follower: Follower): () => void {
  return navigator.locks ? followTogether(tab, follower) : followAlone(tab, follower);
}

function followAlone(tab: string, follower: Follower): () => void {
  const leader = new Leader((message) => {
    if (message.type === "event") follower.received(message.event);
    if (message.type === "presence") follower.presence?.(message.news);
    if (message.type === "stream") follower.streaming(message.open);
  });
  leader.hear({ type: "follow", tab, articleId: follower.articleId, after: follower.seq() });
  return () => leader.close();
}

function followTogether(tab: string, follower: Follower): () => void {
  const channel = new BroadcastChannel("stet-stream");
  const say = (message: Message) => channel.postMessage(message);
  const follow = (): Message => ({ type: "follow", tab, articleId: follower.articleId, after: follower.seq() });
  const stopLeading = new AbortController();
  let leader: Leader | null = null;

  const hear = (message: Message) => {
    if (message.type === "event" && message.event.articleId === follower.articleId) follower.received(message.event);
    if (message.type === "presence" && message.news.articleId === follower.articleId) follower.presence?.(message.news);
    if (message.type === "stream") follower.streaming(message.open);
    if (message.type === "who") say(follow());
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (leader) leader.hear(data);
    hear(data);
  };
  say(follow());

  navigator.locks
    .request(LOCK, { signal: stopLeading.signal }, async () => {
      // Both to the other tabs and to this one: a channel does not speak to itself.
      leader = new Leader((message) => {
        say(message);
        hear(message);
      });
      leader.hear(follow());
      say({ type: "who" });
      await new Promise<void>((resolve) => stopLeading.signal.addEventListener("abort", () => resolve()));
      leader.close();
    })
    .catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
    });

  return () => {
    say({ type: "leave", tab });
    stopLeading.abort();
    channel.close();
  };
}

/** Reads the one stream for all tabs of the browser. */
class Leader {
  readonly #tell: (message: Message) => void;
  readonly #tabs = new Map<string, string>();
  readonly #seqs = new Map<string, number>();
  /** Who is there, by article, for tabs that come later than what was told of them. */
  readonly #boards = new Map<string, PresenceBoard>();
  #source: EventSource | null = null;
  #followed = "";
  #failures = 0;
  #closed = false;

  constructor(tell: (message: Message) => void) {
    this.#tell = tell;
  }

  hear(message: Message): void {
    if (message.type === "follow") {
      this.#tabs.set(message.tab, message.articleId);
      // A tab that knows less than was passed on fetches the rest by itself.
      if (!this.#seqs.has(message.articleId)) this.#seqs.set(message.articleId, message.after);
      if (this.#source?.readyState === EventSource.OPEN) this.#tell({ type: "stream", open: true });
      const board = this.#boards.get(message.articleId);
      if (board) this.#tell({ type: "presence", news: board.whole(message.articleId) });
    }
    if (message.type === "leave") this.#tabs.delete(message.tab);
    if (message.type === "follow" || message.type === "leave") this.#connect(false);
  }

  close(): void {
    this.#closed = true;
    this.#source?.close();
  }

  #connect(again: boolean): void {
    const wanted = [...new Set(this.#tabs.values())].sort();
    for (const known of [this.#seqs, this.#boards])
      for (const articleId of known.keys()) if (!wanted.includes(articleId)) known.delete(articleId);
    if (this.#closed || (!again && wanted.join() === this.#followed)) return;
    this.#followed = wanted.join();
    this.#source?.close();
    if (wanted.length === 0) return;
    const cursors = wanted.map((articleId) => `${articleId}:${this.#seqs.get(articleId) ?? 0}`);
    const source = new EventSource(`/api/events?after=${cursors.join(",")}`);
    this.#source = source;
    source.onopen = () => {
      this.#failures = 0;
      this.#tell({ type: "stream", open: true });
    };
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as ReviewEvent;
      this.#seqs.set(event.articleId, event.seq);
      this.#tell({ type: "event", event });
    };
    source.addEventListener("presence", ({ data }: MessageEvent<string>) => {
      const news = JSON.parse(data) as PresenceNews;
      const board = this.#boards.get(news.articleId) ?? new PresenceBoard();
      this.#boards.set(news.articleId, board);
      board.apply(news);
      this.#tell({ type: "presence", news });
    });
    source.onerror = () => {
      // The browser would come back with the old numbers in the address: we do, with the new ones.
      source.close();
      if (this.#source !== source || this.#closed) return;
      this.#tell({ type: "stream", open: false });
      const wait = Math.min(RETRY_LONGEST, RETRY_FIRST * 2 ** this.#failures++);
      setTimeout(() => this.#source === source && this.#connect(true), wait / 2 + (Math.random() * wait) / 2);
    };
  }
}
