import type { ReviewEvent } from "#domain/review/event.ts";
import type { Verdict } from "#domain/review/model.ts";

/** What a line about an event says besides its kind. */
export interface EventFacts {
  /** The claim's number, or `none` when nothing read so far told it. */
  number: string;
  verdict: Verdict | null;
  /** The name a point of the log was given, or had. */
  name: string;
}

/** Remembers the numbers of claims that an event tells: only some events carry their claim. */
export function learnNumbers(events: readonly ReviewEvent[], numbers: ReadonlyMap<string, number>) {
  const known = new Map(numbers);
  for (const { table, after, before } of events.flatMap(({ changes }) => changes)) {
    const row = after ?? before;
    if (table === "claims" && row && "number" in row) known.set(row.id, row.number);
  }
  return known;
}

export function factsOf(event: ReviewEvent, numbers: ReadonlyMap<string, number>): EventFacts {
  const { command, changes, claimId } = event;
  const number = claimId === null ? undefined : numbers.get(claimId);
  const row = changes.find(({ table }) => table === "versions");
  const named = row?.after ?? row?.before;
  return {
    number: number === undefined ? "none" : String(number),
    verdict: "verdict" in command ? (command.verdict ?? null) : null,
    name: named && "name" in named ? named.name : "",
  };
}
