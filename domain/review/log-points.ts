import type { Command } from "./commands.ts";
import { NAMING_KINDS } from "./event.ts";

/** An event as far as an outline of the log needs it. */
export interface OutlinedEvent {
  seq: number;
  kind: Command["kind"];
  /** UTC milliseconds. */
  at: number;
  actorName: string;
  version: number;
}

/** A point of the log: the article after event `seq`. */
export interface LogPoint {
  seq: number;
  /** `loaded`: before anything was done; `draft`: a new draft came in; `work`: the end of a stretch of work. */
  kind: "loaded" | "draft" | "work";
  at: number;
  /** Who worked in the stretch that ends here, each once. */
  people: string[];
  /** How many events the stretch has. */
  events: number;
  /** How many of them changed something, and whether any changed the text. */
  changes: number;
  changesText: boolean;
}

/** An article's log in outline. */
export interface LogOutline {
  /** The number of its last event. */
  end: number;
  /** The text's version there. */
  version: number;
  /** The first point at which the article is what it is at the end: since then, versions got names at the most. */
  unchangedSince: number;
  /** Whether something got a name since then: what is done next is another stretch of work. */
  isNamed: boolean;
  /** Newest first. */
  points: readonly LogPoint[];
}

/** After a pause of this many milliseconds a new stretch of work begins. */
const PAUSE = 10 * 60_000;
const NAMING: ReadonlySet<string> = new Set(NAMING_KINDS);

/**
 * An article's log in stretches of work: parted by pauses of ten minutes, before and after each new draft, and where a
 * version got a name. Giving one is no work, nor is an edit of which nothing was left when it arrived: such an edit belongs
 * to a stretch only when that goes on after it.
 *
 * @param loaded when the article was loaded
 * @param events all of its log, oldest first
 */
export function outlineOf(loaded: { createdAt: number }, events: readonly OutlinedEvent[]): LogOutline {
  const first: LogPoint = {
    ...{ seq: 0, kind: "loaded", at: loaded.createdAt, people: [], events: 0, changes: 0, changesText: false },
  };
  return outlineAfter({ end: 0, version: 0, unchangedSince: 0, isNamed: false, points: [first] }, events);
}

/** The outline of a log that has gone on. @param events those that came after its end, oldest first */
export function outlineAfter(outline: LogOutline, events: readonly OutlinedEvent[]): LogOutline {
  const [newest, ...older] = outline.points;
  const points = older.toReversed();
  let [point, { end, version, unchangedSince, isNamed }] = [newest, outline];
  for (const event of events) {
    end = event.seq;
    const changesText = event.version !== version;
    isNamed ||= event.kind === "version.name";
    if (NAMING.has(event.kind) || (event.kind === "article.edit" && !changesText)) continue;
    const isDraft = event.kind === "article.redraft";
    if (point?.kind === "work" && !isDraft && !isNamed && event.at - point.at <= PAUSE)
      point = {
        ...{ kind: "work", seq: event.seq, at: event.at, events: point.events + event.seq - unchangedSince },
        changes: point.changes + 1,
        people: point.people.includes(event.actorName) ? point.people : [...point.people, event.actorName],
        changesText: point.changesText || changesText,
      };
    else {
      if (point) points.push(point);
      const kind = isDraft ? "draft" : "work";
      point = { seq: event.seq, kind, at: event.at, people: [event.actorName], events: 1, changes: 1, changesText };
    }
    [version, unchangedSince, isNamed] = [event.version, event.seq, false];
  }
  if (point) points.push(point);
  return { end, version, unchangedSince, isNamed, points: points.reverse() };
}
