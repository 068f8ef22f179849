import { useMemo, useState } from "react";
import type { Range } from "#domain/article/anchor.ts";
import { textBetween } from "#domain/article/text.ts";
import type { FateDeeds } from "./fate-actions.tsx";
import { type Decisions, type Fate, type Fix, fatesOf, fixAt, groupFates, NOWHERE } from "./fates.ts";
import type { Comparison } from "./use-comparison.ts";
import type { Sight } from "./use-sight.ts";

type Given = {
  comparison: Comparison;
  decisions: Decisions;
  decide: (change: (before: Decisions) => Decisions) => void;
  /** What is selected in the new draft, as it was drawn and as it is at this moment. */
  selection: { place: Range | null; read: () => Range | null };
  sight: Sight;
  onShow: () => void;
};

export interface Fates {
  fates: readonly Fate[];
  active: string | null;
  /** `stays`: the text is not scrolled, as it was there that the claim was pressed. */
  activate: (claimId: string | null, stays?: boolean) => void;
  /** From claim to claim in the order of the list. */
  step: (direction: 1 | -1) => boolean;
  showsUnchanged: boolean;
  showUnchanged: (shows: boolean) => void;
  deeds: FateDeeds;
}

/** The claims' fates, which of them one is at, and what can be done about it. */
export function useFates({ comparison, decisions, decide, selection, sight, onShow }: Given): Fates {
  const { doc, preview } = comparison;
  const [active, setActive] = useState<string | null>(null);
  const [showsUnchanged, showUnchanged] = useState(false);
  const fates = useMemo(() => fatesOf(doc, preview.claims, decisions), [doc, preview, decisions]);
  const fateOf = (claimId: string) => fates.find((fate) => fate.claimId === claimId);

  function activate(claimId: string | null, stays = false) {
    setActive(claimId);
    const fate = claimId === null ? undefined : fateOf(claimId);
    if (!fate) return;
    if (fate.proposed.outcome === "unchanged" && !fate.proposed.doubt) showUnchanged(true);
    if (!stays) sight.goTo(fate);
  }

  function step(direction: 1 | -1): boolean {
    const listed = groupFates(fates).flatMap(([group, claims]) =>
      group === "unchanged" && !showsUnchanged ? [] : claims,
    );
    const at = listed.findIndex(({ claimId }) => claimId === active);
    const next = at < 0 ? (direction > 0 ? listed[0] : listed.at(-1)) : listed[at + direction];
    if (next) activate(next.claimId);
    return listed.length > 0;
  }

  const setFix = (spanId: string, fix: Fix) =>
    decide(({ fixes, accepted }) => ({ accepted, fixes: new Map(fixes).set(spanId, fix) }));

  const deeds: FateDeeds = {
    selected: selection.place ? textBetween(doc, selection.place.from, selection.place.to) : "",
    wordsAt: ({ from, to }) => textBetween(doc, from, to),
    attach(claimId, spanId) {
      const place = selection.read();
      const taken = fateOf(claimId)?.spans.some(
        ({ id, at }) => id !== spanId && at?.from === place?.from && at?.to === place?.to,
      );
      if (place && !taken) setFix(spanId, fixAt(doc, place));
    },
    drop: (_claimId, spanId) => setFix(spanId, NOWHERE),
    asProposed(claimId) {
      const own = new Set(fateOf(claimId)?.spans.map(({ id }) => id));
      decide(({ fixes, accepted }) => ({
        fixes: new Map([...fixes].filter(([id]) => !own.has(id))),
        accepted: new Set([...accepted].filter((id) => id !== claimId)),
      }));
    },
    accept: (claimId) => decide(({ fixes, accepted }) => ({ fixes, accepted: new Set(accepted).add(claimId) })),
    show(claimId) {
      onShow();
      const fate = fateOf(claimId);
      if (fate) sight.goTo(fate);
    },
  };
  return { fates, active, activate, step, showsUnchanged, showUnchanged, deeds };
}
