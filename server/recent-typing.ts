import type { Writer } from "#db/database.ts";
import { eventsAfter } from "#db/queries/events.ts";
import { isPlaced } from "#domain/review/change.ts";
import { type ReviewEvent, stepsOf } from "#domain/review/event.ts";
import type { PlacedRow } from "#domain/review/model.ts";
import { Places } from "#domain/review/places.ts";
import { typistOf } from "#domain/review/text-effect.ts";
import type { TypingOver } from "#domain/review/typing-over.ts";
import type { Documents } from "./documents.ts";
import { placedAt } from "./placed-at.ts";

/** So much of the log is looked at, in events, and no further back than a pause of so many milliseconds. */
const REACH = 500;
const PAUSE = 60_000;

/**
 * Finds out from the end of the log who is typing in the place of which words, for a server that was just started in the
 * midst of it, or whose memory of it was undone with a transaction.
 *
 * @param article the end of its log, and its text's version there
 * @param rows all its rows with places, as they are stored
 */
export async function recentTyping(
  tx: Writer,
  documents: Documents,
  article: { id: string; seq: number; version: number },
  rows: readonly PlacedRow[],
): Promise<TypingOver | undefined> {
  const { id, seq, version } = article;
  // Most articles are opened long after their last change, and a draft among those would be much to read.
  const [last] = await eventsAfter(tx, id, seq - 1, 1);
  if (!last || Date.now() - last.at > PAUSE) return undefined;
  const recent = withoutPauses(await eventsAfter(tx, id, Math.max(0, seq - REACH), REACH));
  const [first] = recent;
  if (!first || !recent.some((event) => typistOf(event.command, event.actorId) !== null)) return undefined;
  let at = first.version - stepsOf(first.command).length;
  const before = rowsBefore(rows, recent);
  const history = await documents.history(tx, id, version, Math.min(at, ...before.map((row) => row.version)));
  // A checkpoint may have carried rows beyond it since, which no event tells.
  const mapping = (from: number, to: number) =>
    from <= to ? history.mapping(from, to) : history.mapping(to, from).invert();
  const places = new Places(placedAt({ version: at, mapping }, before));
  for (const event of recent) {
    const { maps } = history.mapping(at, event.version);
    if (maps.length > 0) {
      const docs = maps.map((_, index) => history.documentAt(at + index));
      const edit = { docs, maps, doc: history.documentAt(event.version) };
      places.edit(edit, event.version, typistOf(event.command, event.actorId));
    }
    places.change(event.changes, event.actorId);
    at = event.version;
  }
  return places.typing;
}

/** The events since the last pause. */
function withoutPauses(events: readonly ReviewEvent[]): readonly ReviewEvent[] {
  const last = events.findLastIndex(({ at }, index) => at - (events[index - 1]?.at ?? at) > PAUSE);
  return events.slice(Math.max(0, last));
}

/** Rows as they were before some events. */
function rowsBefore(rows: readonly PlacedRow[], events: readonly ReviewEvent[]): PlacedRow[] {
  const before = new Map(rows.map((row) => [row.id, row]));
  for (const change of events.flatMap(({ changes }) => changes).toReversed()) {
    if (!isPlaced(change)) continue;
    if (change.before) before.set(change.id, change.before);
    else before.delete(change.id);
  }
  return [...before.values()];
}
