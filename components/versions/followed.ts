import type { ReviewEvent } from "#domain/review/event.ts";
import { type OutlinedEvent, outlineAfter, outlined } from "#domain/review/log-points.ts";
import type { Change } from "#domain/review/model.ts";
import type { KnownPoints, NamedPoint } from "./points.ts";

/** What is kept of an event that was heard. */
export interface Heard extends Pick<ReviewEvent, "seq" | "actorId" | "actorName"> {
  outlined: OutlinedEvent;
  /** What it changed in the names of versions. */
  names: Extract<Change, { table: "versions" }>[];
}

export function heardIn(event: ReviewEvent): Heard {
  const { seq, actorId, actorName, changes } = event;
  return {
    seq,
    actorId,
    actorName,
    outlined: outlined(event),
    names: changes.filter((change) => change.table === "versions"),
  };
}

/** What is known of a log that has gone on. Events that were known are passed over. @param heard in order, without gaps */
export function followed(known: KnownPoints, heard: readonly Heard[]): KnownPoints {
  const fresh = heard.filter(({ seq }) => seq > known.end);
  if (fresh.length === 0) return known;
  const named = namedAfter(known.named, fresh);
  const events = fresh.map((one) => withTime(one.outlined, known));
  const outline = outlineAfter(
    known,
    events,
    named.map(({ seq }) => seq),
  );
  return { ...outline, named };
}

/** What was gone back to, with the time of the point at which the article is so. */
function withTime(event: OutlinedEvent, { points }: KnownPoints): OutlinedEvent {
  const { act } = event;
  if (!act?.restores) return event;
  const { seq } = act.restores;
  const at = (points.findLast((point) => point.seq >= seq) ?? points[0])?.at ?? null;
  return { ...event, act: { ...act, restores: { seq, at } } };
}

function namedAfter(named: readonly NamedPoint[], heard: readonly Heard[]): NamedPoint[] {
  const versions = new Map(named.map((version) => [version.id, version]));
  for (const { names, actorId, actorName } of heard)
    for (const { id, after } of names) {
      if (after === null) versions.delete(id);
      else {
        const { name, seq, createdAt: at, createdBy } = after;
        const by = versions.get(id)?.by ?? (createdBy === actorId ? actorName : "");
        versions.set(id, { id, name, seq, by, at });
      }
    }
  return [...versions.values()];
}

/** Where names part the list. Where they came or went since, only the server can part or join stretches of work anew. */
export function partedAt({ named }: KnownPoints): string {
  return named
    .map(({ seq }) => seq)
    .sort((one, other) => one - other)
    .join();
}

/** What the page of some points says that may change while it is read: whether they are still the present, and their names. */
export function saidOf(seqs: readonly number[], { unchangedSince, named }: KnownPoints): string {
  const names = (seq: number) => named.filter((version) => version.seq === seq).map(({ name }) => name);
  return JSON.stringify(seqs.map((seq) => [seq >= unchangedSince, names(seq)]));
}
