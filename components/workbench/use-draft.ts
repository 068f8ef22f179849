import { useCallback, useEffect, useRef, useState } from "react";
import { useDesk } from "./context.ts";
import { forgetDraft, knownDraft, loadDraft, saveDraft } from "./drafts.ts";

/** Accepts a draft that is plain text. */
export function isText(kept: unknown): kept is string {
  return typeof kept === "string";
}

interface Draft<T> {
  value: T;
  change(value: T): void;
  /** Forgets it and begins anew: call it once the words are part of the article's session. */
  clear(): void;
  /** True when it is not as it was at first. */
  begun: boolean;
}

/**
 * What someone is typing, kept in this browser at every change and brought back after a reload, a crash or a closed box.
 * Each person has drafts of their own.
 *
 * @param name what it is, unique within the article: `comment:<thread>`
 * @param accept tells what was kept by an older version, or is damaged, from what can be used
 */
export function useDraft<T>(name: string, first: T, accept: (kept: unknown) => kept is T): Draft<T> {
  const { session } = useDesk().workbench;
  const key = `${session.me.id}:${session.store.article.id}:${name}`;
  const [state, setState] = useState<{ value: T; begun: boolean }>(() => {
    const known = knownDraft(key);
    return accept(known) ? { value: known, begun: true } : { value: first, begun: false };
  });
  const touched = useRef(state.begun);
  const initial = useRef(first);
  const accepts = useRef(accept);

  useEffect(() => {
    let gone = false;
    loadDraft(key).then((kept) => {
      // Whoever began before it was found goes on with what they began.
      if (!gone && !touched.current && accepts.current(kept)) setState({ value: kept, begun: true });
    });
    return () => {
      gone = true;
    };
  }, [key]);

  const change = useCallback(
    (value: T) => {
      touched.current = true;
      setState({ value, begun: true });
      void saveDraft(key, value);
    },
    [key],
  );
  const clear = useCallback(() => {
    touched.current = false;
    setState({ value: initial.current, begun: false });
    void forgetDraft(key);
  }, [key]);
  return { ...state, change, clear };
}
