import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { hasFiles, readPasted } from "./clipboard.ts";
import { EMPTY_DRAFT, saveDraft } from "./draft-store.ts";

/**
 * What is dropped or pasted anywhere on the page. Files are handed to `onFiles`; a pasted text becomes the draft of a
 * new article, and that page is opened.
 */
export function useArrivals(member: string, { onFiles }: { onFiles: (files: File[]) => void }): { dragging: boolean } {
  const router = useRouter();
  const [dragging, setDragging] = useState(false);
  const handler = useRef(onFiles);
  useEffect(() => {
    handler.current = onFiles;
  });

  useEffect(() => {
    // Entering a child fires before leaving its parent, so the two are counted against each other.
    let depth = 0;
    function enter(event: DragEvent) {
      if (!hasFiles(event.dataTransfer)) return;
      depth += 1;
      setDragging(true);
    }
    function leave(event: DragEvent) {
      if (!hasFiles(event.dataTransfer)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setDragging(false);
    }
    function over(event: DragEvent) {
      if (hasFiles(event.dataTransfer)) event.preventDefault();
    }
    function drop(event: DragEvent) {
      depth = 0;
      setDragging(false);
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      handler.current([...(event.dataTransfer?.files ?? [])]);
    }
    async function paste(event: ClipboardEvent) {
      if (event.target instanceof Element && event.target.closest("input, textarea, dialog")) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const pasted = readPasted(event.clipboardData);
      if (!pasted) return files.length > 0 ? handler.current(files) : undefined;
      await saveDraft(member, { ...EMPTY_DRAFT, ...pasted });
      router.push("/articles/new");
    }
    // One signal takes all of them away.
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener("dragenter", enter, { signal });
    addEventListener("dragleave", leave, { signal });
    addEventListener("dragover", over, { signal });
    addEventListener("drop", drop, { signal });
    addEventListener("paste", paste, { signal });
    return () => listening.abort();
  }, [member, router]);
  return { dragging };
}
