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

/** Written once for all readers. */
const written = new WeakMap<ReviewEvent, string>();

interface Follower {
  articleId: string;
  /** The last event that was sent. */
  seq: number;
  queue: ReviewEvent[];
}

/**
 * Streams the logs of articles from given places on (`text/event-stream`), first what is stored, then what comes. Each
 * message is one event; `idOf` makes the id that a reader may resume from.
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
    const followers = [...cursors].map(([articleId, seq]): Follower => ({ articleId, seq, queue: [] }));
    const stops = followers.map((follower) =>
      handle.live.subscribe(follower.articleId, (events) => {
        follower.queue.push(...events);
        if (follower.queue.length > LONGEST_QUEUE) follower.queue.length = 0;
        wake();
      }),
    );
    try {
      // What is stored comes first; the queues catch what is accepted meanwhile.
      for (const follower of followers) await sendStored(handle, stream, follower, idOf);
      await stream.write(": ready\n\n");
      while (!ended) {
        const woken = new Promise<"woken">((resolve) => {
          wake = () => resolve("woken");
        });
        if (followers.every((follower) => follower.queue.length === 0)) {
          const idle = AbortSignal.timeout(HEARTBEAT);
          const reason = await Promise.race([woken, aborted(idle)]);
          if (reason === "idle") {
            if ((await handle.actorOf(headers)) === null) break;
            await stream.write(": here\n\n");
          }
        }
        for (const follower of followers) if (!ended) await sendQueued(handle, stream, follower, idOf);
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
  let data = written.get(event);
  if (data === undefined) {
    data = JSON.stringify(event);
    written.set(event, data);
  }
  // JSON has no raw line feeds, so one `data` line carries it.
  await stream.write(`id: ${idOf(event)}\ndata: ${data}\n\n`);
  follower.seq = event.seq;
}

function aborted(signal: AbortSignal): Promise<"idle"> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve("idle"), { once: true }));
}
