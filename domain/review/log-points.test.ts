import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OutlinedEvent, outlineAfter, outlineOf } from "./log-points.ts";

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

const read = (...happenings: Happening[]) => outlineOf({ createdAt: 0 }, logOf(...happenings)).points;

describe("the points of a log", () => {
  it("begin with the article as it was loaded", () => {
    expect(outlineOf({ createdAt: 7 }, [])).toEqual({
      ...{ end: 0, version: 0, unchangedSince: 0, isNamed: false },
      points: [{ seq: 0, kind: "loaded", at: 7, people: [], events: 0, changes: 0, changesText: false }],
    });
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

  it("know nothing of an edit of which nothing was left when it arrived, nor of who sent it", () => {
    const lost = { kind: "article.edit", minute: 2, who: "Luis" } as const;
    expect(outlineOf({ createdAt: 0 }, logOf({ minute: 1 }, lost))).toMatchObject({ end: 2, unchangedSince: 1 });
    expect(read({ minute: 1 }, lost, { minute: 3 })).toMatchObject([
      { seq: 3, events: 3, changes: 2, people: ["Ana"] },
      { seq: 0 },
    ]);
  });

  it("go on when the clock was put back", () => {
    expect(read({ minute: 100 }, { minute: 1 }).map(({ seq }) => seq)).toEqual([2, 0]);
  });
});

describe("giving a version a name", () => {
  const name = (minute: number, who = "Luis") => ({ kind: "version.name", minute, who }) as const;
  const outline = (...happenings: Happening[]) => outlineOf({ createdAt: 0 }, logOf(...happenings));

  it("changes nothing, so the article is what it was before", () => {
    const { end, unchangedSince, points } = outline({ minute: 1 }, name(2), { ...name(3), kind: "version.rename" });
    expect([end, unchangedSince]).toEqual([3, 1]);
    expect(points).toMatchObject([{ seq: 1, events: 1, people: ["Ana"] }, { seq: 0 }]);
    expect(outline(name(1), { ...name(2), kind: "version.forget" })).toMatchObject({
      ...{ end: 2, unchangedSince: 0, points: [{ kind: "loaded" }] },
    });
  });

  it("is a part of no stretch, and no reason why one should go on", () => {
    expect(outline({ minute: 1 }, name(8), { minute: 12 }).points).toMatchObject([
      { seq: 3, events: 1 },
      { seq: 1, events: 1 },
      { seq: 0 },
    ]);
  });

  it("parts the stretch, so that what was done before it and after it are told apart", () => {
    const log = logOf({ minute: 1 }, { minute: 2 }, name(3), { minute: 4, changesText: true }, { minute: 5 });
    const { points } = outlineOf({ createdAt: 0 }, log);
    expect(points).toMatchObject([
      { seq: 5, events: 2, changes: 2, changesText: true },
      { seq: 2, events: 2, changes: 2, changesText: false },
      { seq: 0 },
    ]);
    expect(outline({ minute: 1 }, { ...name(2), kind: "version.rename" }, { minute: 3 }).points).toHaveLength(2);
  });

  it("goes with a new draft without being a stretch behind it", () => {
    const { points } = outline({ minute: 1 }, { kind: "article.redraft", minute: 2, changesText: true }, name(2));
    expect(points.map(({ seq, kind }) => [seq, kind])).toEqual([
      [2, "draft"],
      [1, "work"],
      [0, "loaded"],
    ]);
  });
});

describe("whatever was done", () => {
  const happening = fc
    .record({
      kind: fc.constantFrom<OutlinedEvent["kind"]>(
        ...(["claim.create", "article.edit", "article.redraft", "comment.add", "version.name"] as const),
      ),
      minute: fc.integer({ min: 0, max: 200 }),
      who: fc.constantFrom("Ana", "Luis", "Eva"),
      changesText: fc.boolean(),
    })
    .map((one) => (one.kind === "version.name" ? { ...one, changesText: false } : one));
  const isNaming = ({ kind }: OutlinedEvent) => kind === "version.name";
  /** Whether an event of a log did nothing to the article. */
  const isNothing = (log: readonly OutlinedEvent[], event: OutlinedEvent) =>
    isNaming(event) || (event.kind === "article.edit" && event.version === (log[event.seq - 2]?.version ?? 0));
  const holds = (check: (log: OutlinedEvent[], points: ReturnType<typeof read>) => void) =>
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        const log = logOf(...happenings);
        check(log, outlineOf({ createdAt: 0 }, log).points);
      }),
    );

  it("each event that did something belongs to exactly one point, and is counted there", () => {
    holds((log, points) => {
      const covered = points.flatMap(({ seq, events }) => Array.from({ length: events }, (_, back) => seq - back));
      expect(new Set(covered).size).toBe(covered.length);
      const left = log.filter(({ seq }) => !covered.includes(seq));
      expect(left.filter((event) => !isNothing(log, event))).toEqual([]);
      const changes = points.reduce((sum, point) => sum + point.changes, 0);
      expect(changes).toBe(log.filter((event) => !isNothing(log, event)).length);
    });
  });

  it("points come in order, the newest is the last change and the oldest the article as loaded", () => {
    holds((log, points) => {
      const seqs = points.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].sort((one, other) => other - one));
      const last = log.findLast((event) => !isNothing(log, event))?.seq ?? 0;
      expect([seqs[0], seqs.at(-1)]).toEqual([last, 0]);
    });
  });

  it("the outline is the same when the log goes on in parts", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), fc.nat(60), (happenings, cut) => {
        const log = logOf(...happenings);
        const before = outlineOf({ createdAt: 0 }, log.slice(0, cut));
        const kept = structuredClone(before);
        expect(outlineAfter(before, log.slice(cut))).toEqual(outlineOf({ createdAt: 0 }, log));
        expect(before).toEqual(kept);
      }),
    );
  });

  it("a point tells the time of its last event, who worked, and whether its events changed the text", () => {
    holds((log, points) => {
      for (const { seq, at, events, people, changesText } of points.slice(0, -1)) {
        const own = log.slice(seq - events, seq);
        expect(at).toBe(own.at(-1)?.at);
        const workers = own.filter((event) => !isNothing(log, event)).map(({ actorName }) => actorName);
        expect(people).toEqual([...new Set(workers)]);
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
