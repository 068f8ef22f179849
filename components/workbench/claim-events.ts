import type { ReviewEvent } from "#domain/review/event.ts";
import { callApi } from "../ui/problem.ts";

/** Everything the log tells of a claim, oldest first. It comes in pages; an empty one is the end. */
export async function eventsOfClaim(articleId: string, claimId: string, signal: AbortSignal): Promise<ReviewEvent[]> {
  const all: ReviewEvent[] = [];
  for (;;) {
    const after = all.at(-1)?.seq ?? 0;
    const answer = await callApi(`/api/articles/${articleId}/events?claim=${claimId}&after=${after}`, { signal });
    const { events } = answer as { events: ReviewEvent[] };
    if (events.length === 0) return all;
    all.push(...events);
  }
}
