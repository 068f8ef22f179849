import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";

/** Whether a media query holds; false before the page is alive. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
}

/** Where the margin stands beside the article; below it the open card is a sheet at the bottom. */
export const WIDE = "(min-width: 1100px)";
/** Where the index stands beside the article too. */
export const WIDEST = "(min-width: 1340px)";
/** Where one works with the fingers. */
export const TOUCH = "(pointer: coarse)";

/** True while the page is put on paper. The browser lays the paper out right after it says so: no render may wait. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const media = matchMedia("print");
    const read = (on: boolean) => flushSync(() => setPrinting(on));
    const begin = () => read(true);
    const end = () => read(false);
    const changed = () => read(media.matches);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    media.addEventListener("change", changed);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
      media.removeEventListener("change", changed);
    };
  }, []);
  return printing;
}
