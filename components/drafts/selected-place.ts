import type { Node } from "prosemirror-model";
import { type RefObject, useEffect, useState } from "react";
import type { Range } from "#domain/article/anchor.ts";
import { snapToWords } from "#domain/article/words.ts";

/** What is selected in the text of a comparison, in positions of the new draft; struck words are in none. */
function selectedRange(root: HTMLElement): Range | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  let [from, to] = [-1, -1];
  for (const run of root.querySelectorAll<HTMLElement>("[data-at]")) {
    if (!range.intersectsNode(run)) continue;
    const at = Number(run.dataset["at"]);
    const length = run.textContent.length;
    const start = run.contains(range.startContainer) ? offsetIn(range.startContainer, range.startOffset, length) : 0;
    const end = run.contains(range.endContainer) ? offsetIn(range.endContainer, range.endOffset, length) : length;
    if (start >= end) continue;
    if (from < 0) from = at + start;
    to = at + end;
  }
  return from < 0 ? null : { from, to };
}

/** Each run holds one text node; a boundary on the run itself is before or after it. */
function offsetIn(container: globalThis.Node, offset: number, length: number): number {
  return container.nodeType === globalThis.Node.TEXT_NODE ? offset : offset === 0 ? 0 : length;
}

/** The words selected in the text as a claim would take them; stays while the focus goes to a button elsewhere. */
export function useSelectedPlace(root: RefObject<HTMLElement | null>, doc: Node, language: string): Range | null {
  const [place, setPlace] = useState<Range | null>(null);
  useEffect(() => {
    setPlace(null);
    const read = () => {
      const text = root.current;
      const anchor = getSelection()?.anchorNode;
      if (!text || !anchor || !text.contains(anchor)) return;
      const range = selectedRange(text);
      const snapped = range && snapToWords(doc, range, language);
      setPlace((before) => (before?.from === snapped?.from && before?.to === snapped?.to ? before : snapped));
    };
    document.addEventListener("selectionchange", read);
    return () => document.removeEventListener("selectionchange", read);
  }, [root, doc, language]);
  return place;
}
