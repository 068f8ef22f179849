import { useEffect, useRef, useState } from "react";
import { newId } from "#domain/ids.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { followLog } from "../live/event-channel.ts";
import { ApiProblem, callApi } from "../ui/problem.ts";
import { followed } from "./followed.ts";
import type { KnownPoints } from "./points.ts";

/** What comes within this time is shown at once, milliseconds: people who type make many events. */
const GATHER = 300;

/** What is known of an article's log, as it goes on while the page is open. @param loaded what the page came with */
export function useFollowed(articleId: string, loaded: KnownPoints): KnownPoints {
  const [live, setLive] = useState(loaded);
  const known = live.end > loaded.end ? live : loaded;
  const last = useRef(known);
  last.current = known;
  useEffect(() => {
    const stop = new AbortController();
    let heard: ReviewEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCatchingUp = false;
    const end = () => Math.max(last.current.end, heard.at(-1)?.seq ?? 0);

    function show() {
      timer = undefined;
      last.current = followed(last.current, heard);
      heard = [];
      setLive(last.current);
    }
    function take(event: ReviewEvent) {
      if (event.seq !== end() + 1) return;
      heard.push(event);
      timer ??= setTimeout(show, GATHER);
    }
    /** Fetches what was missed: before the stream was there, or while it was gone. */
    async function catchUp() {
      if (isCatchingUp) return;
      isCatchingUp = true;
      try {
        for (let before = -1; before < end(); ) {
          before = end();
          const path = `/api/articles/${articleId}/events?after=${before}`;
          const answer = await callApi(path, { signal: stop.signal });
          for (const event of (answer as { events: ReviewEvent[] }).events) take(event);
        }
      } catch (error) {
        // The stream will say when to try again.
        if (!(error instanceof ApiProblem)) throw error;
      } finally {
        isCatchingUp = false;
      }
    }
    const stopFollowing = followLog(newId(), {
      articleId,
      seq: end,
      received: (event) => (event.seq > end() + 1 ? void catchUp() : take(event)),
      streaming: (open) => void (open && catchUp()),
    });
    return () => {
      stop.abort();
      clearTimeout(timer);
      stopFollowing();
    };
  }, [articleId]);
  return known;
}
