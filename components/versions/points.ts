import type { LogOutline, LogPoint } from "#domain/review/log-points.ts";

/** A named point of the log, and who named it. */
export interface NamedPoint {
  id: string;
  name: string;
  seq: number;
  by: string;
  at: number;
}

/** All points of an article's log that the page knows. */
export interface KnownPoints extends LogOutline {
  named: readonly NamedPoint[];
}

/** A line of the list. Several lines may lead to the same point of the log. */
export type Entry =
  | { kind: "now"; seq: number; names: string[]; changes: number }
  | { kind: "named"; seq: number; version: NamedPoint; isNow: boolean; draft: LogPoint | null }
  | { kind: "draft" | "work"; seq: number; point: LogPoint }
  | { kind: "loaded"; seq: 0; at: number };

/**
 * The list, newest first: now, what was done and what has a name, and last the article as loaded. What got a name and was
 * not changed since is as it is now, though giving the name is in the log too. A new draft that has a name is the line with
 * its name.
 */
export function entriesOf({ end, unchangedSince, points, named }: KnownPoints): Entry[] {
  const left = named.toSorted((one, other) => other.seq - one.seq || other.at - one.at);
  const names = left.filter(({ seq }) => seq >= unchangedSince).map(({ name }) => name);
  const changes = points.reduce((sum, point) => sum + point.changes, 0);
  const entries: Entry[] = unchangedSince > 0 ? [{ kind: "now", seq: end, names, changes }] : [];
  for (const point of points) {
    const { seq, kind, at } = point;
    const isDraft = point.draft !== undefined;
    let hasName = false;
    while (left[0] && left[0].seq >= seq) {
      const version = left.shift();
      if (!version) break;
      const draft = isDraft && version.seq === seq ? point : null;
      hasName ||= draft !== null;
      entries.push({ kind: "named", seq: version.seq, version, isNow: version.seq >= unchangedSince, draft });
    }
    if (kind === "loaded") entries.push({ kind, seq: 0, at });
    else if (!hasName) entries.push({ kind: isDraft ? "draft" : "work", seq, point });
  }
  return entries;
}

/** Tells the lines of the list apart. A stretch that goes on stays the same line. */
export function keyOf(entry: Entry): string {
  if (entry.kind === "named") return entry.version.id;
  return "point" in entry ? `from-${entry.point.first}` : entry.kind;
}

/** What a point is called: its names if it has any, else what is known of it. */
export type Title =
  | { kind: "named"; names: string[] }
  | { kind: "now" | "loaded" }
  | DraftTitle
  | { kind: "change"; number: number };

/** What a new draft, or its being taken back, is called. `restored` tells what was gone back to: its names, or its time. */
export type DraftTitle =
  | { kind: "draft" | "draftBack" | "draftAgain" | "restoredBack" | "restoredAgain" }
  | { kind: "restored"; seq: number; names: string[]; at: number | null };

/** What a point's name depends on: of the points, at least those about new drafts. */
interface TitleFacts extends Pick<KnownPoints, "unchangedSince" | "named"> {
  points: readonly Pick<LogPoint, "seq" | "kind" | "draft">[];
  /** How many changes there were up to the point, by its number. */
  changes: Readonly<Record<number, number>>;
}

export function titleOf(seq: number, { unchangedSince, points, named, changes }: TitleFacts): Title {
  const names = namesOf(seq, named);
  if (names.length > 0) return { kind: "named", names };
  if (seq === 0) return { kind: "loaded" };
  if (seq >= unchangedSince) return { kind: "now" };
  const point = points.find((one) => one.seq === seq && one.draft);
  return point ? draftTitle(point, named) : { kind: "change", number: changes[seq] ?? seq };
}

/** What a point about a new draft is called by what it did, whatever names it has. */
export function draftTitle(
  { kind, draft }: Pick<LogPoint, "kind" | "draft">,
  named: readonly NamedPoint[],
): DraftTitle {
  const restored = draft?.restores ?? null;
  if (kind === "draft-back") return { kind: restored ? "restoredBack" : "draftBack" };
  if (kind === "draft-again") return { kind: restored ? "restoredAgain" : "draftAgain" };
  return restored ? { kind: "restored", names: namesOf(restored.seq, named), ...restored } : { kind: "draft" };
}

function namesOf(seq: number, named: readonly NamedPoint[]): string[] {
  return named.filter((version) => version.seq === seq).map(({ name }) => name);
}

/** The point before another one: of the list, or the one right before a single change. Null before the first. */
export function pointBefore(seq: number, { points }: KnownPoints): number | null {
  return points.find((point) => point.seq < seq)?.seq ?? null;
}

/** What a point is compared with unless one says otherwise: with now, and now with the point before. */
export function comparedWith(seq: number, known: KnownPoints): { from: number; to: number } | null {
  const from = seq >= known.unchangedSince ? pointBefore(known.unchangedSince, known) : seq;
  return from === null ? null : { from, to: known.end };
}

/** A count from an address: digits, not too many of them; null for anything else. */
export function seqIn(value: string | string[] | null | undefined): number | null {
  return typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
