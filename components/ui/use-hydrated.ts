import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False until the page's own code answers presses. Forms wait for it, so that none is sent the browser's way. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
