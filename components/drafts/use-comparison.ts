import { Node } from "prosemirror-model";
import { useCallback, useEffect, useRef, useState } from "react";
import { articleSchema } from "#domain/article/schema.ts";
import { carryDecisions, type Decisions, NO_DECISIONS } from "./fates.ts";
import { type PlacedBlock, placeBlocks, type Stretch, stretchesOf } from "./placed-blocks.ts";
import { askPreview, type DraftSource, type Preview } from "./preview.ts";

/** A preview, ready to be shown. */
export interface Comparison {
  source: DraftSource;
  preview: Preview;
  doc: Node;
  blocks: readonly PlacedBlock[];
  stretches: readonly Stretch[];
}

/** What became of earlier decisions when the comparison was made again. */
export interface Carried {
  kept: number;
  dropped: number;
}

interface Asking {
  comparison: Comparison | null;
  decisions: Decisions;
  decide: (change: (before: Decisions) => Decisions) => void;
  /** Null while nothing is under way. */
  progress: { part: number | null } | null;
  /** Compares; decisions made before are carried over. Throws what went wrong, and leaves all as it was then. */
  ask: (source: DraftSource) => Promise<Carried>;
  cancel: () => void;
  /** Goes back to the text; decisions are kept for the next comparison. */
  leave: () => void;
}

/** The comparison of an article with a draft, and what is decided about it. */
export function useComparison(articleId: string, member: string): Asking {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [decisions, setDecisions] = useState(NO_DECISIONS);
  const [progress, setProgress] = useState<Asking["progress"]>(null);
  const controller = useRef<AbortController | null>(null);
  const last = useRef<{ preview: Preview | null; decisions: Decisions }>({ preview: null, decisions });
  last.current.decisions = decisions;
  const cancel = useCallback(() => controller.current?.abort(), []);
  useEffect(() => cancel, [cancel]);

  const ask = useCallback(
    async (source: DraftSource): Promise<Carried> => {
      controller.current?.abort();
      const own = new AbortController();
      controller.current = own;
      setProgress({ part: null });
      try {
        const preview = await askPreview(articleId, source, {
          ...{ member, signal: own.signal },
          onProgress: (part) => setProgress({ part }),
        });
        const doc = Node.fromJSON(articleSchema, preview.doc);
        const blocks = placeBlocks(doc, preview.blocks);
        const { preview: old, decisions: made } = last.current;
        const carried = old ? carryDecisions(made, old, preview, doc) : { decisions: NO_DECISIONS, dropped: 0 };
        last.current.preview = preview;
        setDecisions(carried.decisions);
        setComparison({ source, preview, doc, blocks, stretches: stretchesOf(blocks) });
        return { kept: carried.decisions.fixes.size, dropped: carried.dropped };
      } finally {
        if (controller.current === own) setProgress(null);
      }
    },
    [articleId, member],
  );
  const leave = useCallback(() => setComparison(null), []);
  return { comparison, decisions, decide: setDecisions, progress, ask, cancel, leave };
}
