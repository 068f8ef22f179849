import { useCallback, useSyncExternalStore } from "react";

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
