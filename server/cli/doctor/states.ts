import type { ReviewRows } from "#db/queries/review-rows.ts";
import { isStaleAt } from "#domain/review/stale-claims.ts";
import type { Findings } from "./findings.ts";
import type { TextReplay } from "./text.ts";

/**
 * Compares what is kept about claims for the list of articles with what their rows and the text at the end of the log
 * say. One that is not kept will be worked out at the next start.
 */
export function compareStates(
  text: TextReplay,
  { claims, spans }: Pick<ReviewRows, "claims" | "spans">,
  states: readonly { claimId: string; stale: boolean }[],
  findings: Findings,
): void {
  const { body } = text;
  if (body === null) return;
  const kept = new Map(states.map(({ claimId, stale }) => [claimId, stale]));
  const placed = Map.groupBy(spans, (span) => span.claimId);
  for (const claim of claims) {
    const stale = kept.get(claim.id);
    const places = (placed.get(claim.id) ?? []).flatMap(({ id }) => text.placeOf(id) ?? []);
    if (stale !== undefined && stale !== isStaleAt(claim, body, places))
      findings.add(`Claim ${claim.number} is ${stale ? "" : "not "}counted as changed, which its text does not say.`);
  }
}
