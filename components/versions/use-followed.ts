import { useEffect, useMemo, useRef, useState } from "react";
import { newId } from "#domain/ids.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { followLog } from "../live/event-channel.ts";
import { ApiProblem, callApi } from "../ui/problem.ts";
import { followed, type Heard, heardIn } from "./followed.ts";
import type { KnownPoints } from "./points.ts";

/** What comes within this time is shown at once, milliseconds: people who type make many events. */
const GATHER = 300;

/**
 * What is known of an article's log, as it goes on while the page is open.
 *
 * @param loaded what the page came with, and again after it was asked for anew: from there the log is followed
 */
export function useFollowed(articleId: string, loaded: KnownPoints): KnownPoints {
  const [live, setLive] = useState({ loaded, known: loaded });
  const log = useRef<Heard[]>([]);
  const known = useMemo(() => (live.loaded === loaded ? live.known : followed(loaded, log.current)), [live, loaded]);
  const last = useRef({ loaded, known });
  last.current = { loaded, known };
  useEffect(() => {
    log.current = log.current.filter(({ seq }) => seq > loaded.end);
  }, [loaded]);
  useEffect(() => {
    const stop = new AbortController();
    let heard: Heard[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCatchingUp = false;
    const end = () => Math.max(last.current.known.end, heard.at(-1)?.seq ?? 0);

    function show() {
      timer = undefined;
      const { loaded: from, known: before } = last.current;
      last.current = { loaded: from, known: followed(before, heard) };
      log.current.push(...heard);
      heard = [];
      setLive(last.current);
    }
    function take(event: ReviewEvent) {
      if (event.seq !== end() + 1) return;
      heard.push(heardIn(event));
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
