import { type RefObject, useCallback, useEffect, useState } from "react";
import type { Fate } from "./fates.ts";
import { blockAt, blockThatHad } from "./placed-blocks.ts";
import type { Comparison } from "./use-comparison.ts";

/** What of the comparison is unfolded, and the ways to go somewhere in it. */
export interface Sight {
  unfolded: ReadonlySet<number>;
  unfold: (start: number) => void;
  showAll: (all: boolean) => void;
  showsAll: boolean;
  /** Index of the paragraph one has gone to last. */
  current: number | null;
  /** Which change that is, from 1; 0 where it is none. */
  at: number;
  total: number;
  step: (direction: 1 | -1) => boolean;
  /** Goes to a claim's words, or to where they stood; false when neither is known. */
  goTo: (fate: Fate) => boolean;
}

type Target = { selector: string };

/** Moves about in the compared text. */
export function useSight(root: RefObject<HTMLElement | null>, { blocks, stretches }: Comparison): Sight {
  const [seen, setSeen] = useState({ blocks, unfolded: NONE, current: NOT_YET });
  const [target, setTarget] = useState<Target | null>(null);
  const { unfolded, current } = seen;
  // Another comparison is looked at from its beginning.
  if (seen.blocks !== blocks) setSeen({ blocks, unfolded: NONE, current: NOT_YET });

  // Once what was folded is there.
  useEffect(() => {
    if (!target) return;
    const find = () => root.current?.querySelector(target.selector)?.scrollIntoView({ block: "center" });
    find();
    // Paragraphs that come into sight take their real height only now.
    const frame = requestAnimationFrame(find);
    return () => cancelAnimationFrame(frame);
  }, [root, target]);

  const setCurrent = (index: number) => setSeen((before) => ({ ...before, current: index }));
  const setUnfolded = (starts: ReadonlySet<number>) => setSeen((before) => ({ ...before, unfolded: starts }));
  const unfold = useCallback(
    (start: number) => setSeen((before) => ({ ...before, unfolded: new Set(before.unfolded).add(start) })),
    [],
  );
  const folds = stretches.filter(({ isFoldable }) => isFoldable);
  const go = (index: number, selector: string) => {
    const fold = folds.find(({ start, end }) => index >= start && index < end);
    if (fold) unfold(fold.start);
    setTarget({ selector });
  };
  const changes = blocks.flatMap(({ changed }, index) => (changed ? [index] : []));
  const at = current === null ? -1 : changes.indexOf(current);
  return {
    ...{ unfolded, unfold, current, total: changes.length, at: at + 1 },
    showsAll: folds.every(({ start }) => unfolded.has(start)),
    showAll: (all) => setUnfolded(all ? new Set(folds.map(({ start }) => start)) : NONE),
    step(direction) {
      const from = current ?? -1;
      const next = direction > 0 ? changes.find((one) => one > from) : changes.findLast((one) => one < from);
      const index = next ?? (direction > 0 ? changes[0] : changes.at(-1));
      if (index === undefined) return false;
      setCurrent(index);
      go(index, `[data-block="${index}"]`);
      return true;
    },
    goTo({ claimId, spans, before }) {
      const place = spans.find((span) => span.at !== null)?.at;
      if (place) {
        go(blockAt(blocks, place.from), `[data-claim="${claimId}"]`);
        return true;
      }
      const index = blockThatHad(blocks, before);
      if (index < 0) return false;
      setCurrent(index);
      go(index, `[data-block="${index}"]`);
      return true;
    },
  };
}

const NONE: ReadonlySet<number> = new Set();
const NOT_YET: number | null = null;
