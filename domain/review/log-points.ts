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
  /** How many events the stretch has, and whether any of them changed the text. */
  events: number;
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
  /** Newest first. */
  points: readonly LogPoint[];
}

/** After a pause of this many milliseconds a new stretch of work begins. */
const PAUSE = 10 * 60_000;
const NAMING: ReadonlySet<string> = new Set(NAMING_KINDS);

/**
 * An article's log in stretches of work: parted by pauses of ten minutes, and before and after each new draft. Giving a
 * version a name is no work, so it belongs to a stretch only when that goes on after it.
 *
 * @param loaded when the article was loaded
 * @param events all of its log, oldest first
 */
export function outlineOf(loaded: { createdAt: number }, events: readonly OutlinedEvent[]): LogOutline {
  const first: LogPoint = {
    ...{ seq: 0, kind: "loaded", at: loaded.createdAt, people: [], events: 0, changesText: false },
  };
  return outlineAfter({ end: 0, version: 0, unchangedSince: 0, points: [first] }, events);
}

/** The outline of a log that has gone on. @param events those that came after its end, oldest first */
export function outlineAfter(outline: LogOutline, events: readonly OutlinedEvent[]): LogOutline {
  const [newest, ...older] = outline.points;
  const points = older.toReversed();
  let [point, { end, version, unchangedSince }] = [newest, outline];
  for (const event of events) {
    end = event.seq;
    if (NAMING.has(event.kind)) continue;
    const isDraft = event.kind === "article.redraft";
    const changesText = event.version !== version;
    if (point?.kind === "work" && !isDraft && event.at - point.at <= PAUSE)
      point = {
        ...{ kind: "work", seq: event.seq, at: event.at, events: point.events + event.seq - unchangedSince },
        people: point.people.includes(event.actorName) ? point.people : [...point.people, event.actorName],
        changesText: point.changesText || changesText,
      };
    else {
      if (point) points.push(point);
      const kind = isDraft ? "draft" : "work";
      point = { seq: event.seq, kind, at: event.at, people: [event.actorName], events: 1, changesText };
    }
    [version, unchangedSince] = [event.version, event.seq];
  }
  if (point) points.push(point);
  return { end, version, unchangedSince, points: points.reverse() };
}
