import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { eventsAfter } from "#db/queries/events.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { EVENTS_PER_ANSWER } from "../commands.ts";
import type { StetHandle } from "../handle.ts";
import type { MemberCall } from "./openapi.ts";

/** How often an idle stream says that it lives, and asks whether its reader may still read; milliseconds. */
const HEARTBEAT = 20_000;
/** A reader who is this many events behind is served from the log again instead of from memory. */
const LONGEST_QUEUE = 1_000;

/** Makes the id of an event's message, from which a reader may resume. */
type MessageId = (event: ReviewEvent) => string;

/** Messages are written once for all readers with the same kind of id. */
const written = new WeakMap<MessageId, WeakMap<ReviewEvent, Uint8Array>>();

interface Follower {
  articleId: string;
  /** The last event that was sent. */
  seq: number;
  queue: ReviewEvent[];
}

/**
 * Streams the logs of articles from given places on (`text/event-stream`), first what is stored, then what comes. Each
 * message is one event. `idOf` is one function for all streams of its kind.
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
    let isIdle = false;
    const end = () => {
      ended = true;
      wake();
    };
    const heart = setTimeout(() => {
      isIdle = true;
      wake();
    }, HEARTBEAT).unref();
    stream.onAbort(end);
    const release = handle.live.hold(end);
    const followers = [...cursors].map(([articleId, seq]): Follower => ({ articleId, seq, queue: [] }));
    const stops = followers.map((follower) =>
      handle.live.subscribe(follower.articleId, (events) => {
        follower.queue.push(...events);
        // The newest stays, so that it is seen what is missing.
        if (follower.queue.length > LONGEST_QUEUE) follower.queue.splice(0, follower.queue.length - 1);
        wake();
      }),
    );
    try {
      // What is stored comes first; the queues catch what is accepted meanwhile.
      for (const follower of followers) await sendStored(handle, stream, follower, idOf);
      await stream.write(": ready\n\n");
      while (!ended) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        if (!isIdle && followers.every((follower) => follower.queue.length === 0)) await woken;
        if (isIdle) {
          if ((await handle.actorOf(headers)) === null) break;
          await stream.write(": here\n\n");
          isIdle = false;
        }
        heart.refresh();
        for (const follower of followers) if (!ended) await sendQueued(handle, stream, follower, idOf);
      }
    } finally {
      clearTimeout(heart);
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
  // The queue has a gap only before its first, where it was shortened; all that it holds is in the log.
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
  let bytes = known.get(event);
  if (!bytes) {
    // JSON has no raw line feeds, so one `data` line carries it.
    bytes = Buffer.from(`id: ${idOf(event)}\ndata: ${JSON.stringify(event)}\n\n`);
    known.set(event, bytes);
  }
  return bytes;
}
