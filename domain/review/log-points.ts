import type { Command } from "./commands.ts";

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

/** After a pause of this many milliseconds a new stretch of work begins. */
const PAUSE = 10 * 60_000;

/**
 * An article's log in stretches of work, newest first: parted by pauses of ten minutes, and before and after each new draft.
 *
 * @param loaded who loaded the article, and when
 * @param events all of its log, oldest first
 */
export function pointsOf(loaded: { createdAt: number }, events: readonly OutlinedEvent[]): LogPoint[] {
  const points: LogPoint[] = [
    { seq: 0, kind: "loaded", at: loaded.createdAt, people: [], events: 0, changesText: false },
  ];
  let version = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    const kind = event.kind === "article.redraft" ? "draft" : "work";
    const point = points.at(-1);
    const goesOn = kind === "work" && point?.kind === "work" && event.at - last <= PAUSE;
    const changesText = event.version !== version;
    if (point && goesOn) {
      Object.assign(point, { seq: event.seq, at: event.at, events: point.events + 1 });
      point.changesText ||= changesText;
      if (!point.people.includes(event.actorName)) point.people.push(event.actorName);
    } else points.push({ seq: event.seq, kind, at: event.at, people: [event.actorName], events: 1, changesText });
    [version, last] = [event.version, event.at];
  }
  return points.reverse();
}
