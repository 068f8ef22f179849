import type { KeptState } from "#db/queries/claim-states.ts";
import type { ReviewRows } from "#db/queries/review-rows.ts";
import { claimStateAt } from "#domain/review/claim-states.ts";
import type { Findings } from "./findings.ts";
import type { TextReplay } from "./text.ts";

/**
 * Compares what is kept about claims for the list of articles with what their rows and the text at the end of the log
 * say. One that is not kept will be worked out at the next start.
 */
export function compareStates(
  text: TextReplay,
  { claims, spans }: Pick<ReviewRows, "claims" | "spans">,
  states: readonly KeptState[],
  findings: Findings,
): void {
  const { body } = text;
  if (body === null) return;
  const kept = new Map(states.map((state) => [state.claimId, state]));
  const placed = Map.groupBy(spans, (span) => span.claimId);
  for (const claim of claims) {
    const state = kept.get(claim.id);
    if (state === undefined) continue;
    const places = (placed.get(claim.id) ?? []).flatMap((span) => {
      const place = text.placeOf(span.id);
      return place ? [{ ...span, ...place }] : [];
    });
    const found = claimStateAt(claim, body, places);
    for (const [flag, word] of [
      ["stale", "changed"],
      ["orphaned", "gone from the text"],
    ] as const) {
      if (state[flag] !== found[flag])
        findings.add(
          `Claim ${claim.number} is ${state[flag] ? "" : "not "}counted as ${word}, which its text does not say.`,
        );
    }
  }
}
