import { useCallback, useEffect, useRef, useState } from "react";
import { EMPTY_DRAFT, loadDraft, type NewArticleDraft, saveDraft } from "./draft-store.ts";

/** A long draft is kept in the pauses of typing, a short one with every letter: no page has time to do it as it goes. */
const LONG = 100_000;
const PAUSE = 300;

type Draft = {
  draft: NewArticleDraft;
  change: (change: Partial<NewArticleDraft>) => void;
  /** Forgets it, here and in the browser. */
  forget: () => Promise<void>;
  /** Whether the browser could keep it the last time. */
  kept: boolean;
};

/** The draft of a new article, kept in this browser with each change and brought back after a reload. */
export function useDraft(member: string): Draft {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [kept, setKept] = useState(true);
  const latest = useRef(draft);
  const touched = useRef(false);

  useEffect(() => {
    let gone = false;
    loadDraft(member).then((found) => {
      // Whoever began before it was found goes on with what they began.
      if (!found || gone || touched.current) return;
      latest.current = found;
      setDraft(found);
    });
    return () => {
      gone = true;
    };
  }, [member]);

  useEffect(() => {
    if (!touched.current) return;
    latest.current = draft;
    const timer = setTimeout(() => saveDraft(member, draft).then(setKept), lengthOf(draft) > LONG ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [member, draft]);

  useEffect(() => {
    // A page that goes within the pause saves at once.
    const saveNow = () => {
      if (touched.current) void saveDraft(member, latest.current);
    };
    addEventListener("pagehide", saveNow);
    return () => {
      saveNow();
      removeEventListener("pagehide", saveNow);
    };
  }, [member]);

  const change = useCallback((changed: Partial<NewArticleDraft>) => {
    touched.current = true;
    setDraft((before) => ({ ...before, ...changed }));
  }, []);
  const forget = useCallback(async () => {
    touched.current = false;
    latest.current = EMPTY_DRAFT;
    setDraft(EMPTY_DRAFT);
    await saveDraft(member, EMPTY_DRAFT);
  }, [member]);
  return { draft, change, forget, kept };
}

function lengthOf({ text, html }: NewArticleDraft): number {
  return text.length + (html?.length ?? 0);
}
