import type { CitationRow, ClaimRow, Stance, Verdict } from "./model.ts";

/** What is done and what is left of a review: the numbers of the top bar and of the report. */
export interface Progress {
  /** Claims that are not removed. */
  total: number;
  verdicts: Record<Verdict, number>;
  /** Verified without a supporting citation, or disputed without a contradicting one. */
  noSource: number;
  /** Claims nobody has judged yet: `needs-source`. */
  open: number;
  /** Claims whose text changed since their verdict; an orphaned claim is not counted here. */
  stale: number;
  /** What has to be done before the article can go: claims that are open, without a source or stale, each once. */
  unfinished: number;
  /** Claims whose text is gone. */
  orphaned: number;
}

/** The stance a citation must have to carry a verdict; `null` where a verdict claims nothing. */
export const BACKED_BY: Record<Verdict, Stance | null> = {
  verified: "supports",
  disputed: "contradicts",
  "needs-source": null,
};

/** Counts a review in one pass over its claims and one over its citations. Removed claims count nowhere. */
export function reviewProgress(
  claims: Iterable<ClaimRow>,
  citations: Iterable<CitationRow>,
  state: { stale: ReadonlySet<string>; orphaned: ReadonlySet<string> },
): Progress {
  const stances = new Map<string, Set<Stance>>();
  for (const { claimId, stance } of citations) {
    const known = stances.get(claimId);
    if (known) known.add(stance);
    else stances.set(claimId, new Set([stance]));
  }
  const verdicts: Record<Verdict, number> = { verified: 0, disputed: 0, "needs-source": 0 };
  let [total, noSource, stale, unfinished, orphaned] = [0, 0, 0, 0, 0];
  for (const claim of claims) {
    if (claim.removedAt !== null) continue;
    total++;
    verdicts[claim.verdict]++;
    const needed = BACKED_BY[claim.verdict];
    const isUncarried = needed !== null && !stances.get(claim.id)?.has(needed);
    const isOrphaned = state.orphaned.has(claim.id);
    const isStale = !isOrphaned && state.stale.has(claim.id);
    if (isUncarried) noSource++;
    if (isOrphaned) orphaned++;
    if (isStale) stale++;
    if (needed === null || isUncarried || isStale) unfinished++;
  }
  return { total, verdicts, noSource, open: verdicts["needs-source"], stale, unfinished, orphaned };
}

/**
 * True when a claim's verdict stands without the citation that would carry it. `citations` are the claim's own; those
 * of other claims are ignored. A claim that still needs a source is open, not lacking.
 */
export function lacksSource(claim: ClaimRow, citations: Iterable<CitationRow>): boolean {
  const needed = BACKED_BY[claim.verdict];
  if (needed === null) return false;
  for (const citation of citations) if (citation.claimId === claim.id && citation.stance === needed) return false;
  return true;
}
