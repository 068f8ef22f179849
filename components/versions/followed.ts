import type { ReviewEvent } from "#domain/review/event.ts";
import { outlineAfter } from "#domain/review/log-points.ts";
import type { KnownPoints, NamedPoint } from "./points.ts";

/** What is known of a log that has gone on. Events that were known are passed over. @param events in order, without gaps */
export function followed(known: KnownPoints, events: readonly ReviewEvent[]): KnownPoints {
  const fresh = events.filter(({ seq }) => seq > known.end);
  if (fresh.length === 0) return known;
  return { ...outlineAfter(known, fresh), named: namedAfter(known.named, fresh) };
}

function namedAfter(named: readonly NamedPoint[], events: readonly ReviewEvent[]): NamedPoint[] {
  const names = new Map(named.map((version) => [version.id, version]));
  for (const { changes, actorId, actorName } of events)
    for (const { table, id, after } of changes) {
      if (table !== "versions") continue;
      if (after === null) names.delete(id);
      else {
        const { name, seq, createdAt: at, createdBy } = after;
        const by = names.get(id)?.by ?? (createdBy === actorId ? actorName : "");
        names.set(id, { id, name, seq, by, at });
      }
    }
  return [...names.values()];
}

/** What the page of some points says that may change while it is read: whether they are still the present, and their names. */
export function saidOf(seqs: readonly number[], { unchangedSince, named }: KnownPoints): string {
  const names = (seq: number) => named.filter((version) => version.seq === seq).map(({ name }) => name);
  return JSON.stringify(seqs.map((seq) => [seq >= unchangedSince, names(seq)]));
}
