import { MEMBER_HEADER } from "#domain/calls.ts";
import type { OwnPresence, PresenceNews } from "#domain/review/presence.ts";
import { TransportFailure } from "#domain/review/transport.ts";
import { callApi } from "../ui/problem.ts";
import type { Workbench } from "../workbench/workbench.ts";
import { PresenceSender } from "./presence-sender.ts";
import { asFailure } from "./transport.ts";

/** A tab that was out of sight for so long is not looking any more, milliseconds. */
const UNSEEN = 5 * 60_000;
/** How long others are believed to be where they were while the stream is down, milliseconds. */
const BELIEVED = 10_000;
const PATIENCE = 20_000;

interface SharedPresence {
  received(news: PresenceNews): void;
  streaming(open: boolean): void;
  close(): void;
}

/** Tells others where this tab is, and the workbench where the others are. */
export function sharePresence(workbench: Workbench, tab: string): SharedPresence {
  const { session, others, active, mode } = workbench;
  const path = `/api/articles/${session.store.article.id}/presence/${tab}`;
  const headers = { [MEMBER_HEADER]: session.me.id };
  const sender = new PresenceSender({
    read: () => others.own(active.get(), mode.get()),
    isKnown: (own) => others.areAwareOf(own),
    isAccompanied: () => others.people.get().length > 0,
    async tell(own: OwnPresence, turn) {
      try {
        const signal = AbortSignal.timeout(PATIENCE);
        await callApi(path, { method: "PUT", headers, signal, json: { turn, ...own } });
        others.told(own);
        return "told";
      } catch (error) {
        return whyNot(error);
      }
    },
    leave: (turn) => {
      callApi(`${path}?turn=${turn}`, { method: "DELETE", headers, keepalive: true }).catch(whyNot);
    },
    after(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  });

  let unseen: ReturnType<typeof setTimeout> | undefined;
  let unbelieved: ReturnType<typeof setTimeout> | undefined;
  let isStreaming = false;
  let isUnseen = false;
  const leave = () => sender.leave();
  const come = () => {
    if (isStreaming && !isUnseen) sender.come();
  };
  const comeBack = () => {
    if (sender.isAway) come();
  };
  const see = () => {
    clearTimeout(unseen);
    isUnseen = false;
    if (document.hidden)
      unseen = setTimeout(() => {
        isUnseen = true;
        leave();
      }, UNSEEN);
    else comeBack();
  };
  see();
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener("pagehide", leave, { signal });
  addEventListener("pageshow", comeBack, { signal });
  document.addEventListener("visibilitychange", see, { signal });
  const moved = () => sender.moved();
  // The caret may be put where it is already, and then only the focus moves.
  document.addEventListener("focusin", moved, { signal });
  const stops = [active.subscribe(moved), mode.subscribe(moved)];
  stops.push(session.listen({ stateChanged: (tr) => (tr === null || tr.selectionSet || tr.docChanged) && moved() }));

  return {
    received(news) {
      if (others.receive(news)) sender.again();
    },
    streaming(open) {
      // Each attempt that fails says so again.
      if (open === isStreaming) return;
      isStreaming = open;
      clearTimeout(unbelieved);
      if (open) come();
      else {
        sender.forgotten();
        unbelieved = setTimeout(() => others.forget(), BELIEVED);
      }
    },
    close() {
      clearTimeout(unseen);
      clearTimeout(unbelieved);
      listening.abort();
      for (const stop of stops) stop();
      leave();
    },
  };
}

/** Why it could not be told. That somebody is not shown for a while is no trouble worth a word to them. */
function whyNot(error: unknown): "unreachable" | "refused" {
  const failure = asFailure(error);
  if (!(failure instanceof TransportFailure)) throw error;
  return failure.kind === "unreachable" ? "unreachable" : "refused";
}
