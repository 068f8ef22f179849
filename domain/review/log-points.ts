import type { Command } from "./commands.ts";
import { type ReviewEvent, undoes } from "./event.ts";

/** An event as far as an outline of the log needs it. */
export interface OutlinedEvent {
  seq: number;
  kind: Command["kind"];
  /** UTC milliseconds. */
  at: number;
  actorName: string;
  version: number;
  /** Whether it changed rows, besides names of versions; of an edit, its version tells whether it did anything. */
  changesRows: boolean;
  /** What is to be known of a new draft and of what takes something back. */
  act?: OutlinedAct;
}

/** A new draft, or an event that takes another one back. */
export interface OutlinedAct {
  /** The event's id. */
  id: string;
  /** The id of the event that it takes back; null for a new draft. */
  undoes: string | null;
  /** The point of the log that a new draft went back to; null for any other one. */
  restores: Restored | null;
}

/** A point of the log that was gone back to. */
export interface Restored {
  seq: number;
  /** When the article came to be so, UTC milliseconds; null when that is not known. */
  at: number | null;
}

/** A new draft that came in (`draft`), was taken back, and put in again. */
export const DRAFT_KINDS = ["draft", "draft-back", "draft-again"] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** A point of the log: the article after event `seq`. */
export interface LogPoint {
  seq: number;
  /** `loaded`: before anything was done; `work`: the end of a stretch of work. */
  kind: "loaded" | "work" | DraftKind;
  at: number;
  /** Who worked in the stretch that ends here, each once. */
  people: string[];
  /** The number of the stretch's first event; 0 for the article as loaded. */
  first: number;
  /** How many of its events changed anything, and whether any of them changed the text. */
  changes: number;
  changesText: boolean;
  /** Of a new draft: its event's id, and what it went back to. */
  draft?: Omit<OutlinedAct, "undoes">;
}

/** An article's log in outline. */
export interface LogOutline {
  /** The number of its last event. */
  end: number;
  /** The text's version there. */
  version: number;
  /** The first point at which the article is what it is at the end: since then, versions got names at the most. */
  unchangedSince: number;
  /** Newest first. */
  points: readonly LogPoint[];
}

/** After a pause of this many milliseconds a new stretch of work begins. */
const PAUSE = 10 * 60_000;

/**
 * An article's log in stretches of work: parted by pauses of ten minutes, before and after each new draft, and where a
 * version has a name. What changes nothing is no work: to give a version a name, or an edit whose text was gone by then.
 *
 * @param loaded when the article was loaded
 * @param events all of its log, oldest first
 * @param named the points that have names, in any order
 */
export function outlineOf(
  loaded: { createdAt: number },
  events: readonly OutlinedEvent[],
  named: readonly number[],
): LogOutline {
  const first: LogPoint = {
    ...{ seq: 0, kind: "loaded", at: loaded.createdAt, people: [], first: 0, changes: 0, changesText: false },
  };
  return outlineAfter({ end: 0, version: 0, unchangedSince: 0, points: [first] }, events, named);
}

/**
 * The outline of a log that has gone on. Stretches that are known already are not parted or joined any more.
 *
 * @param events those that came after its end, oldest first
 * @param named the points that have names
 */
export function outlineAfter(
  outline: LogOutline,
  events: readonly OutlinedEvent[],
  named: readonly number[],
): LogOutline {
  const [newest, ...older] = outline.points;
  const points = older.toReversed();
  const drafts = new Map(outline.points.flatMap((one) => (one.draft ? [[one.draft.id, one]] : [])));
  const isNamedBetween = namedBetween(named);
  let [point, { end, version, unchangedSince }] = [newest, outline];
  for (const event of events) {
    const { seq, at, actorName } = event;
    end = seq;
    const changesText = event.version !== version;
    if (!event.changesRows && !changesText) continue;
    const draft = draftOf(event, drafts);
    const isParted = isNamedBetween(unchangedSince, seq);
    if (point?.kind === "work" && !draft && !isParted && at - point.at <= PAUSE)
      point = {
        ...{ kind: "work", seq, at, first: point.first, changes: point.changes + 1 },
        people: point.people.includes(actorName) ? point.people : [...point.people, actorName],
        changesText: point.changesText || changesText,
      };
    else {
      if (point) points.push(point);
      point = { seq, kind: "work", at, people: [actorName], first: seq, changes: 1, changesText, ...draft };
      if (point.draft) drafts.set(point.draft.id, point);
    }
    [version, unchangedSince] = [event.version, seq];
  }
  if (point) points.push(point);
  return { end, version, unchangedSince, points: points.reverse() };
}

/** Answers whether a point from `since` on and before `seq` has a name, asked in the order of the log. */
function namedBetween(named: readonly number[]): (since: number, seq: number) => boolean {
  const cuts = named.toSorted((one, other) => one - other);
  let next = 0;
  return (since, seq) => {
    while ((cuts[next] ?? Infinity) < since) next++;
    return (cuts[next] ?? Infinity) < seq;
  };
}

/** What makes an event a point about a new draft; undefined when it is none. */
function draftOf(
  { kind, act }: OutlinedEvent,
  drafts: ReadonlyMap<string, LogPoint>,
): Required<Pick<LogPoint, "kind" | "draft">> | undefined {
  if (kind === "article.redraft")
    return { kind: "draft", draft: { id: act?.id ?? "", restores: act?.restores ?? null } };
  const undone = drafts.get(act?.undoes ?? "");
  if (!act || !undone?.draft) return undefined;
  return { kind: takenBack(undone.kind), draft: { id: act.id, restores: undone.draft.restores } };
}

/** What one about a new draft becomes when it is taken back. */
export function takenBack(kind: LogPoint["kind"]): DraftKind {
  return kind === "draft-back" ? "draft-again" : "draft-back";
}

/** An event for the outline. */
export function outlined(event: ReviewEvent): OutlinedEvent {
  const { seq, kind, at, actorName, version, changes, command, id } = event;
  const restored = command.kind === "article.redraft" ? command.restores : undefined;
  const restores = restored === undefined ? null : { seq: restored, at: null };
  return {
    ...{ seq, kind, at, actorName, version },
    changesRows: changes.some(({ table }) => table !== "versions"),
    ...(kind === "article.redraft" || kind === "event.undo" ? { act: { id, undoes: undoes(command), restores } } : {}),
  };
}
