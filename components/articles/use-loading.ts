import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Loaded } from "./loaded.ts";

type Load = (options: { signal: AbortSignal; onProgress: (part: number | null) => void }) => Promise<Loaded>;

type Loading = {
  /** Null while nothing is under way; `part` is null when there is no telling how far it is. */
  progress: { part: number | null } | null;
  /** An article that is there, with parts left out that somebody should see before opening it. */
  incomplete: Loaded | null;
  /** Loads, then opens the article unless something was left out. Throws what went wrong. */
  load: (load: Load) => Promise<void>;
  cancel: () => void;
  open: (id: string) => void;
};

/** Loading an article, from wherever it comes. */
export function useLoading(onLoaded?: () => Promise<void>): Loading {
  const router = useRouter();
  const [progress, setProgress] = useState<Loading["progress"]>(null);
  const [incomplete, setIncomplete] = useState<Loaded | null>(null);
  const controller = useRef<AbortController | null>(null);
  const cancel = useCallback(() => controller.current?.abort(), []);
  const open = useCallback((id: string) => router.push(`/articles/${id}`), [router]);
  useEffect(() => cancel, [cancel]);

  const load = useCallback(
    async (start: Load) => {
      const own = new AbortController();
      controller.current = own;
      setProgress({ part: null });
      try {
        const loaded = await start({ signal: own.signal, onProgress: (part) => setProgress({ part }) });
        await onLoaded?.();
        if (loaded.omissions.length > 0) {
          setIncomplete(loaded);
          setProgress(null);
          // Behind the report the list already has the article.
          router.refresh();
        } else open(loaded.id);
      } catch (thrown) {
        setProgress(null);
        throw thrown;
      }
    },
    [onLoaded, open, router],
  );
  return { progress, incomplete, load, cancel, open };
}
