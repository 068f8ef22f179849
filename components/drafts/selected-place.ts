import type { Node } from "prosemirror-model";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
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

interface Selected {
  place: Range | null;
  /** The same as it is at this moment: the browser tells of a selection late, and a key may come before that. */
  read: () => Range | null;
}

/** The words selected in the text as a claim would take them; stays while the focus goes to a button elsewhere. */
export function useSelectedPlace(root: RefObject<HTMLElement | null>, doc: Node, language: string): Selected {
  const [selected, setSelected] = useState<{ doc: Node; place: Range | null }>({ doc, place: null });
  const last = useRef(selected);
  const read = useCallback(() => {
    const anchor = getSelection()?.anchorNode;
    if (root.current && anchor && root.current.contains(anchor)) {
      const range = selectedRange(root.current);
      last.current = { doc, place: range && snapToWords(doc, range, language) };
    }
    return last.current.doc === doc ? last.current.place : null;
  }, [root, doc, language]);
  useEffect(() => {
    const changed = () => {
      const place = read();
      setSelected((before) => (before.doc === doc && isSame(before.place, place) ? before : { doc, place }));
    };
    document.addEventListener("selectionchange", changed);
    return () => document.removeEventListener("selectionchange", changed);
  }, [doc, read]);
  return { place: selected.doc === doc ? selected.place : null, read };
}

function isSame(one: Range | null, other: Range | null): boolean {
  return one?.from === other?.from && one?.to === other?.to;
}
