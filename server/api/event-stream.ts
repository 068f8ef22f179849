import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { eventsAfter } from "#db/queries/events.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type { PresenceNews } from "#domain/review/presence.ts";
import { EVENTS_PER_ANSWER } from "../commands.ts";
import type { StetHandle } from "../handle.ts";
import type { MemberCall } from "./openapi.ts";

/** How often a stream says that it lives, and asks whether its reader may still read; milliseconds. */
const HEARTBEAT = 20_000;
/** A reader who is this many events behind is served from the log again instead of from memory. */
const LONGEST_QUEUE = 1_000;
/** And one who is this many news behind of who is there is told everything anew. */
const MOST_NEWS = 20;

/** Written once for all readers. */
const written = new WeakMap<ReviewEvent | PresenceNews, string>();

interface Follower {
  articleId: string;
  /** The last event that was sent. */
  seq: number;
  queue: ReviewEvent[];
  /** Who is there, as far as it is not told yet. */
  news: PresenceNews[];
}

/**
 * Streams the logs of articles from given places on (`text/event-stream`), first what is stored, then what comes. Each
 * message is one event; `idOf` makes the id that a reader may resume from. Messages named `presence` come between them,
 * without an id: who is there, first everybody, then what changes.
 *
 * @param cursors the last event known, by article
 */
export function streamEvents(
  handle: StetHandle,
  context: Context<MemberCall>,
  cursors: ReadonlyMap<string, number>,
  idOf: (event: ReviewEvent) => string,
): Response {
  const { headers } = context.req.raw;
  const answer = streamSSE(context, async (stream) => {
    let wake = () => {};
    let ended = false;
    const end = () => {
      ended = true;
      wake();
    };
    stream.onAbort(end);
    const release = handle.live.hold(end);
    const followers = [...cursors].map(
      ([articleId, seq]): Follower => ({
        ...{ articleId, seq, queue: [] },
        news: [handle.presence.whole(articleId)],
      }),
    );
    const stops = followers.map((follower) =>
      handle.live.subscribe(follower.articleId, (events) => {
        follower.queue.push(...events);
        if (follower.queue.length > LONGEST_QUEUE) follower.queue.length = 0;
        wake();
      }),
    );
    for (const follower of followers) stops.push(followPresence(handle, follower, () => wake()));
    try {
      // What is stored comes first; the queues catch what is accepted meanwhile.
      for (const follower of followers) await sendStored(handle, stream, follower, idOf);
      await stream.write(": ready\n\n");
      let asked = performance.now();
      while (!ended) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        if (followers.every(({ queue, news }) => queue.length === 0 && news.length === 0)) {
          const left = Math.max(0, Math.ceil(asked + HEARTBEAT - performance.now()));
          await Promise.race([woken, aborted(AbortSignal.timeout(left))]);
        }
        // By the clock and not when all is quiet: where people are there, it hardly ever is.
        if (performance.now() - asked >= HEARTBEAT) {
          if ((await handle.actorOf(headers)) === null) break;
          await stream.write(": here\n\n");
          asked = performance.now();
        }
        for (const follower of followers) {
          if (!ended) await sendQueued(handle, stream, follower, idOf);
          if (!ended) await sendNews(stream, follower);
        }
      }
    } finally {
      for (const stop of stops) stop();
      release();
    }
  });
  answer.headers.set("cache-control", "private, no-store, no-transform");
  answer.headers.set("x-accel-buffering", "no");
  return answer;
}

async function sendQueued(
  handle: StetHandle,
  stream: SSEStreamingApi,
  follower: Follower,
  idOf: (event: ReviewEvent) => string,
): Promise<void> {
  const queued = follower.queue.splice(0);
  for (const event of queued) {
    if (event.seq > follower.seq + 1) await sendStored(handle, stream, follower, idOf);
    if (event.seq === follower.seq + 1) await send(stream, follower, event, idOf);
  }
}

async function sendStored(
  handle: StetHandle,
  stream: SSEStreamingApi,
  follower: Follower,
  idOf: (event: ReviewEvent) => string,
): Promise<void> {
  for (;;) {
    const { articleId, seq } = follower;
    const events = await handle.database.read((db) => eventsAfter(db, articleId, seq, EVENTS_PER_ANSWER));
    for (const event of events) await send(stream, follower, event, idOf);
    if (events.length < EVENTS_PER_ANSWER || stream.closed || stream.aborted) return;
  }
}

async function send(
  stream: SSEStreamingApi,
  follower: Follower,
  event: ReviewEvent,
  idOf: (event: ReviewEvent) => string,
): Promise<void> {
  await stream.write(`id: ${idOf(event)}\n${dataLine(event)}`);
  follower.seq = event.seq;
}

function followPresence({ presence }: StetHandle, follower: Follower, wake: () => void): () => void {
  return presence.subscribe(follower.articleId, (news) => {
    follower.news.push(news);
    if (follower.news.length > MOST_NEWS) follower.news = [presence.whole(follower.articleId)];
    wake();
  });
}

async function sendNews(stream: SSEStreamingApi, follower: Follower): Promise<void> {
  for (const news of follower.news.splice(0)) await stream.write(`event: presence\n${dataLine(news)}`);
}

/** JSON has no raw line feeds, so one `data` line carries it. */
function dataLine(message: ReviewEvent | PresenceNews): string {
  let line = written.get(message);
  if (line === undefined) {
    line = `data: ${JSON.stringify(message)}\n\n`;
    written.set(message, line);
  }
  return line;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
