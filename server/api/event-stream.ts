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

/** Makes the id of an event's message, from which a reader may resume. */
type MessageId = (event: ReviewEvent) => string;

/** Messages are written once for all readers with the same kind of id. */
const written = new WeakMap<MessageId, WeakMap<ReviewEvent, Uint8Array>>();
const writtenNews = new WeakMap<PresenceNews, Uint8Array>();

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
 * message is one event; `idOf` makes the id that a reader may resume from, and is one function for all streams of its kind.
 * Messages named `presence` come between them, without an id: who is there, first everybody, then what changes.
 *
 * @param cursors the last event known, by article
 */
export function streamEvents(
  handle: StetHandle,
  context: Context<MemberCall>,
  cursors: ReadonlyMap<string, number>,
  idOf: MessageId,
): Response {
  const { headers } = context.req.raw;
  const answer = streamSSE(context, async (stream) => {
    let wake = () => {};
    let ended = false;
    let isDue = false;
    const end = () => {
      ended = true;
      wake();
    };
    // By the clock and not when all is quiet: where people are there, it hardly ever is.
    const heart = setInterval(() => {
      isDue = true;
      wake();
    }, HEARTBEAT).unref();
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
      while (!ended) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        if (!isDue && followers.every(({ queue, news }) => queue.length === 0 && news.length === 0)) await woken;
        if (isDue) {
          if ((await handle.actorOf(headers)) === null) break;
          await stream.write(": here\n\n");
          isDue = false;
        }
        for (const follower of followers) {
          if (!ended) await sendQueued(handle, stream, follower, idOf);
          if (!ended) await sendNews(stream, follower);
        }
      }
    } finally {
      clearInterval(heart);
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
  idOf: MessageId,
): Promise<void> {
  const queued = follower.queue.splice(0).filter((event) => event.seq > follower.seq);
  const first = queued[0];
  if (!first) return;
  // The queue has no gaps but where it was emptied, and then all before it is in the log.
  if (first.seq > follower.seq + 1) await sendStored(handle, stream, follower, idOf);
  else await send(stream, follower, queued, idOf);
}

async function sendStored(
  handle: StetHandle,
  stream: SSEStreamingApi,
  follower: Follower,
  idOf: MessageId,
): Promise<void> {
  for (;;) {
    const { articleId, seq } = follower;
    const events = await handle.database.read((db) => eventsAfter(db, articleId, seq, EVENTS_PER_ANSWER));
    await send(stream, follower, events, idOf);
    if (events.length < EVENTS_PER_ANSWER || stream.closed || stream.aborted) return;
  }
}

/** Sends events that follow one on another, as one piece. */
async function send(
  stream: SSEStreamingApi,
  follower: Follower,
  events: readonly ReviewEvent[],
  idOf: MessageId,
): Promise<void> {
  const last = events.at(-1);
  if (!last) return;
  const messages = events.map((event) => message(event, idOf));
  await stream.write(messages.length === 1 && messages[0] ? messages[0] : Buffer.concat(messages));
  follower.seq = last.seq;
}

function message(event: ReviewEvent, idOf: MessageId): Uint8Array {
  const known = written.get(idOf) ?? new WeakMap<ReviewEvent, Uint8Array>();
  written.set(idOf, known);
  return writtenOnce(known, event, () => `id: ${idOf(event)}\n`);
}

function followPresence({ presence }: StetHandle, follower: Follower, wake: () => void): () => void {
  return presence.subscribe(follower.articleId, (news) => {
    follower.news.push(news);
    if (follower.news.length > MOST_NEWS) follower.news = [presence.whole(follower.articleId)];
    wake();
  });
}

async function sendNews(stream: SSEStreamingApi, follower: Follower): Promise<void> {
  for (const news of follower.news.splice(0))
    await stream.write(writtenOnce(writtenNews, news, () => "event: presence\n"));
}

/** JSON has no raw line feeds, so one `data` line carries it. */
function writtenOnce<Sent extends object>(
  known: WeakMap<Sent, Uint8Array>,
  sent: Sent,
  head: () => string,
): Uint8Array {
  const before = known.get(sent);
  if (before) return before;
  const bytes = Buffer.from(`${head()}data: ${JSON.stringify(sent)}\n\n`);
  known.set(sent, bytes);
  return bytes;
}
