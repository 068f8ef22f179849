"use client";

import { useEffect, useRef } from "react";
import { place } from "./place.ts";

const DELAY = 450;

/**
 * Shows the `data-tooltip` (and `aria-keyshortcuts`) of whatever is pointed at or focused by keyboard. One for the whole
 * page, so that a hundred icon buttons cost no more than one. It repeats what the element's own name says, hence hidden
 * from screen readers; Escape puts it away, and it stays while the pointer is over it.
 */
export function TooltipLayer() {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tip = layer.current;
    if (!tip) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let owner: Element | null = null;

    function hide() {
      clearTimeout(timer);
      owner = null;
      if (tip?.matches(":popover-open")) tip.hidePopover();
    }
    function show(target: HTMLElement) {
      if (!tip || !target.isConnected || target.getAttribute("aria-expanded") === "true") return;
      const [words, keys] = tip.children;
      if (words) words.textContent = target.dataset["tooltip"] ?? "";
      if (keys instanceof HTMLElement) {
        keys.textContent = (target.getAttribute("aria-keyshortcuts") ?? "").replace("Control+", "Ctrl ");
        keys.hidden = keys.textContent === "";
      }
      if (!tip.matches(":popover-open")) tip.showPopover();
      place(target, tip, "bottom", "center");
    }
    function consider(event: Event) {
      const from = event.target instanceof Element ? event.target : null;
      if (from && tip?.contains(from)) return;
      const target = from?.closest<HTMLElement>("[data-tooltip]") ?? null;
      if (target === owner) return;
      hide();
      // A finger covers what it touches, and what it opens says more than a tooltip.
      if (event instanceof PointerEvent && event.pointerType === "touch") return;
      if (!target || (event.type === "focusin" && !target.matches(":focus-visible"))) return;
      owner = target;
      timer = setTimeout(() => show(target), event.type === "focusin" ? 0 : DELAY);
    }
    /** Pressed: put away, and not again before the pointer has been elsewhere. */
    function press() {
      const pressed = owner;
      hide();
      owner = pressed;
    }
    function onKey(event: KeyboardEvent) {
      if (event.key === "Escape") hide();
    }
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener("pointerover", consider, { signal });
    document.addEventListener("focusin", consider, { signal });
    document.addEventListener("focusout", hide, { signal });
    document.addEventListener("pointerdown", press, { signal });
    document.addEventListener("keydown", onKey, { signal });
    document.addEventListener("scroll", hide, { signal, capture: true, passive: true });
    return () => {
      hide();
      listening.abort();
    };
  }, []);

  return (
    <div
      ref={layer}
      popover="manual"
      aria-hidden="true"
      className="fixed max-w-64 items-center gap-2 rounded bg-ink px-2 py-1 text-small text-paper open:flex print:hidden"
    >
      <span />
      <kbd className="rounded bg-paper/20 px-1 font-sans" hidden />
    </div>
  );
}
