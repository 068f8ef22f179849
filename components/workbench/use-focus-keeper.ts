import { useEffect } from "react";
import { useDesk } from "./context.ts";

const FOCUSABLE = "button:not(:disabled), textarea, input, select, summary, a[href]";

/**
 * When what has the focus goes away (a form that was sent, a comment that was deleted, a dialog that was closed), the
 * focus goes to what is next to it, not to the top of the page: who works without a mouse goes on from there.
 */
export function useFocusKeeper(): void {
  const { workbench } = useDesk();
  useEffect(() => {
    let last: Element | null = null;
    let around: Element[] = [];
    let beforeDialog: Element | null = null;

    function remember({ target }: FocusEvent) {
      if (!(target instanceof Element)) return;
      if (target.closest("dialog") && !last?.closest("dialog")) beforeDialog = last;
      last = target;
      around = ancestorsOf(target);
    }
    function recover() {
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      const home = around.some((element) => element.matches("dialog")) ? beforeDialog : neighbourOf(around);
      last = null;
      if (home instanceof HTMLElement && home.isConnected) home.focus({ preventScroll: true });
      else workbench.view?.focus();
    }
    const changes = new MutationObserver(recover);
    changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", remember);
    return () => {
      changes.disconnect();
      document.removeEventListener("focusin", remember);
    };
  }, [workbench]);
}

function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let parent = element.parentElement; parent; parent = parent.parentElement) found.push(parent);
  return found;
}

/** Something to press in the nearest part that is still there; outside of a card there is only the text. */
function neighbourOf(around: readonly Element[]): Element | null {
  for (const part of around) {
    if (!part.isConnected) continue;
    if (!part.closest(".margin-item, .workbench-index, dialog")) return null;
    const found = part.querySelector(FOCUSABLE);
    if (found) return found;
  }
  return null;
}
