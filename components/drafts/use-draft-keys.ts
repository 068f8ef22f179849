import { type RefObject, useEffect, useRef } from "react";

/** What keys do beside the comparison; `true` when there was something to do. */
export type DraftKeys = Readonly<Record<string, () => boolean>>;

/** Inputs in which letters are nothing to write. */
const NOT_TEXT = new Set(["radio", "checkbox", "button", "submit"]);

/** The keys of the comparison, heard before its text hears them: that has a caret, and takes no letters. */
export function useDraftKeys(text: RefObject<HTMLElement | null>, keys: DraftKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("dialog:modal, [popover]:popover-open")) return;
      if (isField(event.target) && !text.current?.contains(event.target as Node)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (!latest.current[key]?.()) return;
      event.preventDefault();
      event.stopPropagation();
    }
    addEventListener("keydown", hear, { capture: true });
    return () => removeEventListener("keydown", hear, { capture: true });
  }, [text]);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return target.closest("textarea, select, [contenteditable=true]") !== null;
}
