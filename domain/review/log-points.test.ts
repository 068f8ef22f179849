import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OutlinedEvent, pointsOf } from "./log-points.ts";

const MINUTE = 60_000;

type Happening = { kind?: OutlinedEvent["kind"]; minute: number; who?: string; changesText?: boolean };

/** A log from what happened, numbered as logs are. */
function logOf(...happenings: Happening[]): OutlinedEvent[] {
  let version = 0;
  return happenings.map(({ kind = "claim.create", minute, who = "Ana", changesText = false }, index) => ({
    seq: index + 1,
    kind,
    at: minute * MINUTE,
    actorName: who,
    version: changesText ? ++version : version,
  }));
}

const read = (...happenings: Happening[]) => pointsOf({ createdAt: 0 }, logOf(...happenings));

describe("the points of a log", () => {
  it("begin with the article as it was loaded", () => {
    expect(pointsOf({ createdAt: 7 }, [])).toEqual([
      { seq: 0, kind: "loaded", at: 7, people: [], events: 0, changesText: false },
    ]);
  });

  it("join what was done without a pause, by whomever, and say whether the text changed", () => {
    expect(
      read({ minute: 1 }, { minute: 11, who: "Luis", changesText: true }, { minute: 12 }, { minute: 13, who: "Luis" }),
    ).toMatchObject([
      { seq: 4, kind: "work", at: 13 * MINUTE, people: ["Ana", "Luis"], events: 4, changesText: true },
      { seq: 0 },
    ]);
  });

  it("part where nothing was done for more than ten minutes", () => {
    expect(read({ minute: 1 }, { minute: 11.001 }).map(({ seq, events }) => [seq, events])).toEqual([
      [2, 1],
      [1, 1],
      [0, 0],
    ]);
  });

  it("part before and after a new draft, however soon it comes", () => {
    const draft = { kind: "article.redraft", minute: 2, changesText: true } as const;
    expect(
      read({ minute: 1 }, draft, draft, { minute: 3 }).map(({ seq, kind, changesText }) => [seq, kind, changesText]),
    ).toEqual([
      [4, "work", false],
      [3, "draft", true],
      [2, "draft", true],
      [1, "work", false],
      [0, "loaded", false],
    ]);
  });

  it("go on when the clock was put back", () => {
    expect(read({ minute: 100 }, { minute: 1 }).map(({ seq }) => seq)).toEqual([2, 0]);
  });
});

describe("whatever was done", () => {
  const happening = fc.record({
    kind: fc.constantFrom<OutlinedEvent["kind"]>("claim.create", "article.edit", "article.redraft", "comment.add"),
    minute: fc.integer({ min: 0, max: 200 }),
    who: fc.constantFrom("Ana", "Luis", "Eva"),
    changesText: fc.boolean(),
  });
  const holds = (check: (log: OutlinedEvent[], points: ReturnType<typeof pointsOf>) => void) =>
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        const log = logOf(...happenings);
        check(log, pointsOf({ createdAt: 0 }, log));
      }),
    );

  it("each event belongs to exactly one point", () => {
    holds((log, points) => {
      const covered = points.flatMap(({ seq, events }) => Array.from({ length: events }, (_, back) => seq - back));
      expect(covered.toReversed()).toEqual(log.map(({ seq }) => seq));
    });
  });

  it("points come in order, the newest is the end of the log and the oldest the article as loaded", () => {
    holds((log, points) => {
      const seqs = points.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].sort((one, other) => other - one));
      expect([seqs[0], seqs.at(-1)]).toEqual([log.length, 0]);
    });
  });

  it("a point tells the time of its last event, who worked, and whether its events changed the text", () => {
    holds((log, points) => {
      for (const { seq, at, events, people, changesText } of points.slice(0, -1)) {
        const own = log.slice(seq - events, seq);
        expect(at).toBe(own.at(-1)?.at);
        expect(people).toEqual([...new Set(own.map(({ actorName }) => actorName))]);
        const before = log[seq - events - 1]?.version ?? 0;
        expect(changesText).toBe(own.at(-1)?.version !== before);
      }
    });
  });

  it("a new draft is always a point by itself", () => {
    holds((log, points) => {
      const drafts = points.filter(({ kind }) => kind === "draft");
      expect(drafts.map(({ seq }) => seq).toReversed()).toEqual(
        log.filter(({ kind }) => kind === "article.redraft").map(({ seq }) => seq),
      );
      expect(drafts.every(({ events }) => events === 1)).toBe(true);
    });
  });
});
