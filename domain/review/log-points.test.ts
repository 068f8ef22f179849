import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LogPoint, type OutlinedEvent, outlineAfter, outlineOf } from "./log-points.ts";

const MINUTE = 60_000;

type Happening = {
  kind?: OutlinedEvent["kind"];
  minute: number;
  who?: string;
  changesText?: boolean;
  /** The number of the event that this takes back. */
  undoes?: number;
  restores?: number;
};
const ROWLESS: readonly OutlinedEvent["kind"][] = [
  "article.edit",
  "article.redraft",
  "version.name",
  "version.forget",
  "version.rename",
];

/** A log from what happened, numbered as logs are; edits without a change of the text have nothing left to do. */
function logOf(...happenings: Happening[]): OutlinedEvent[] {
  let version = 0;
  return happenings.map((happening, index) => {
    const { kind = "claim.create", minute, who = "Ana", changesText = false, undoes, restores } = happening;
    const isAct = kind === "article.redraft" || kind === "event.undo";
    const restored = restores === undefined ? null : { seq: restores, at: 7 };
    const act = { id: `e${index + 1}`, undoes: undoes === undefined ? null : `e${undoes}`, restores: restored };
    return {
      ...{ seq: index + 1, kind, at: minute * MINUTE, actorName: who },
      version: changesText ? ++version : version,
      changesRows: !ROWLESS.includes(kind),
      ...(isAct ? { act } : {}),
    };
  });
}

const outline = (happenings: readonly Happening[], named: readonly number[] = []) =>
  outlineOf({ createdAt: 0 }, logOf(...happenings), named);
const read = (...happenings: Happening[]) => outline(happenings).points;

describe("the points of a log", () => {
  it("begin with the article as it was loaded", () => {
    expect(outlineOf({ createdAt: 7 }, [], [])).toEqual({
      ...{ end: 0, version: 0, unchangedSince: 0 },
      points: [{ seq: 0, kind: "loaded", at: 7, people: [], first: 0, changes: 0, changesText: false }],
    });
  });

  it("join what was done without a pause, by whomever, and say whether the text changed", () => {
    expect(
      read({ minute: 1 }, { minute: 11, who: "Luis", changesText: true }, { minute: 12 }, { minute: 13, who: "Luis" }),
    ).toMatchObject([
      { seq: 4, kind: "work", at: 13 * MINUTE, people: ["Ana", "Luis"], first: 1, changes: 4, changesText: true },
      { seq: 0 },
    ]);
  });

  it("part where nothing was done for more than ten minutes", () => {
    expect(read({ minute: 1 }, { minute: 11.001 }).map(({ seq, changes }) => [seq, changes])).toEqual([
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

describe("a new draft", () => {
  const draft = { kind: "article.redraft", minute: 1, changesText: true } as const;
  const undo = (undoes: number) => ({ kind: "event.undo", minute: 1, changesText: true, undoes }) as const;
  const kinds = (...happenings: Happening[]) => read(...happenings).map(({ seq, kind }) => [seq, kind]);

  it("that is taken back is a point of its own, and so is one that is put in again", () => {
    expect(kinds({ minute: 1 }, draft, undo(2), undo(3), undo(4), { minute: 1 })).toEqual([
      [6, "work"],
      [5, "draft-back"],
      [4, "draft-again"],
      [3, "draft-back"],
      [2, "draft"],
      [1, "work"],
      [0, "loaded"],
    ]);
  });

  it("is not what is taken back by whoever takes something else back", () => {
    expect(kinds({ minute: 1 }, draft, undo(1))).toEqual([
      [3, "work"],
      [2, "draft"],
      [1, "work"],
      [0, "loaded"],
    ]);
  });

  it("says what it went back to, and so does that it was taken back", () => {
    const [back, again, ...others] = read(draft, { ...draft, restores: 0 }, undo(2));
    expect(again).toMatchObject({ kind: "draft", draft: { id: "e2", restores: { seq: 0, at: 7 } } });
    expect(back).toMatchObject({ kind: "draft-back", draft: { id: "e3", restores: { seq: 0, at: 7 } } });
    expect(others).toMatchObject([{ draft: { id: "e1", restores: null } }, { kind: "loaded" }]);
  });
});

describe("what changes nothing", () => {
  const name = (minute: number, who = "Luis") => ({ kind: "version.name", minute, who }) as const;
  const lost = (minute: number, who = "Luis") => ({ kind: "article.edit", minute, who }) as const;

  it.each([
    ["giving a version a name", name],
    ["an edit whose text was gone when it came", lost],
  ])("is no point and no change: %s", (_what, idle) => {
    const { end, unchangedSince, points } = outline([{ minute: 1 }, idle(2), idle(3)]);
    expect([end, unchangedSince]).toEqual([3, 1]);
    expect(points).toMatchObject([{ seq: 1, changes: 1, people: ["Ana"] }, { seq: 0 }]);
    expect(outline([idle(1), idle(2)])).toMatchObject({ end: 2, unchangedSince: 0, points: [{ kind: "loaded" }] });
  });

  it.each([
    ["giving a version a name", name],
    ["an edit whose text was gone when it came", lost],
  ])("is neither counted in the stretch that goes on after it nor a reason why it should: %s", (_what, idle) => {
    expect(read({ minute: 1 }, idle(2), { minute: 3 })).toMatchObject([
      { seq: 3, first: 1, changes: 2, people: ["Ana"] },
      { seq: 0 },
    ]);
    expect(read({ minute: 1 }, idle(8), { minute: 12 })).toMatchObject([
      { seq: 3, first: 3, changes: 1 },
      { seq: 1, first: 1, changes: 1 },
      { seq: 0 },
    ]);
  });

  it("goes with a new draft without being a stretch behind it", () => {
    const points = read({ minute: 1 }, { kind: "article.redraft", minute: 2, changesText: true }, name(2));
    expect(points.map(({ seq, kind }) => [seq, kind])).toEqual([
      [2, "draft"],
      [1, "work"],
      [0, "loaded"],
    ]);
  });
});

describe("a version that has a name", () => {
  const work = { minute: 1 };
  const naming = { kind: "version.name", minute: 1 } as const;
  const counts = (happenings: Happening[], named: number[]) =>
    outline(happenings, named).points.map(({ seq, first, changes }) => [seq, first, changes]);

  it("parts what was done before it from what came after", () => {
    const expected = [
      [7, 5, 3],
      [3, 1, 3],
      [0, 0, 0],
    ];
    const log = [work, work, work, naming, work, work, work];
    expect(counts(log, [3])).toEqual(expected);
    expect(counts(log, [4]), "named by the number after which nothing was done").toEqual(expected);
    expect(counts(log, [4, 3, 3])).toEqual(expected);
    expect(counts(log, []), "a name that was taken away parts nothing").toEqual([
      [7, 1, 6],
      [0, 0, 0],
    ]);
  });

  it("parts nothing at the ends of a stretch", () => {
    const whole = [
      [2, 1, 2],
      [0, 0, 0],
    ];
    expect(counts([work, work, naming], [0, 2, 3])).toEqual(whole);
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
    .map((one) => (one.kind === "version.name" ? { ...one, changesText: false } : one))
    .map((one) => (one.kind === "article.redraft" ? { ...one, changesText: true } : one));
  const log60 = fc.array(happening, { maxLength: 60 });
  const names = fc.array(fc.nat(60), { maxLength: 4 });
  const doesSomething = ({ kind, seq, version }: OutlinedEvent, _index: number, log: OutlinedEvent[]) =>
    !ROWLESS.includes(kind) || version !== (log.find((other) => other.seq === seq - 1)?.version ?? 0);
  const holds = (check: (log: OutlinedEvent[], points: ReturnType<typeof read>, named: number[]) => void) =>
    fc.assert(
      fc.property(log60, names, (happenings, named) => {
        const log = logOf(...happenings);
        check(log, outlineOf({ createdAt: 0 }, log, named).points, named);
      }),
    );
  const own = (log: OutlinedEvent[], { first, seq }: LogPoint) =>
    log.filter(doesSomething).filter((event) => event.seq >= first && event.seq <= seq);

  it("each event that changed something belongs to exactly one point, which counts it", () => {
    holds((log, points) => {
      const covered = points.slice(0, -1).flatMap((point) => own(log, point));
      expect(covered.map(({ seq }) => seq).sort((one, other) => one - other)).toEqual(
        log.filter(doesSomething).map(({ seq }) => seq),
      );
      for (const point of points.slice(0, -1)) expect(own(log, point)).toHaveLength(point.changes);
    });
  });

  it("no point with a name is within a stretch of work", () => {
    holds((log, points, named) => {
      for (const point of points)
        for (const name of named) {
          const [before, after] = [own(log, point).filter(({ seq }) => seq <= name), own(log, point)];
          expect([0, after.length]).toContain(before.length);
        }
    });
  });

  it("points come in order, the newest is the last change and the oldest the article as loaded", () => {
    holds((log, points) => {
      const seqs = points.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].sort((one, other) => other - one));
      const last = log.filter(doesSomething).at(-1)?.seq ?? 0;
      expect([seqs[0], seqs.at(-1)]).toEqual([last, 0]);
    });
  });

  it("the outline is the same when the log goes on in parts", () => {
    fc.assert(
      fc.property(log60, names, fc.nat(60), (happenings, named, cut) => {
        const log = logOf(...happenings);
        const before = outlineOf({ createdAt: 0 }, log.slice(0, cut), named);
        const kept = structuredClone(before);
        expect(outlineAfter(before, log.slice(cut), named)).toEqual(outlineOf({ createdAt: 0 }, log, named));
        expect(before).toEqual(kept);
      }),
    );
  });

  it("a point tells the time of its last event, who worked, and whether its events changed the text", () => {
    holds((log, points) => {
      for (const point of points.slice(0, -1)) {
        const { at, people, changesText } = point;
        const events = own(log, point);
        expect(at).toBe(events.at(-1)?.at);
        expect(people).toEqual([...new Set(events.map(({ actorName }) => actorName))]);
        const before = log.findLast(({ seq }) => seq < point.first)?.version ?? 0;
        expect(changesText).toBe(events.at(-1)?.version !== before);
      }
    });
  });

  it("a new draft is always a point by itself", () => {
    holds((log, points) => {
      const drafts = points.filter(({ kind }) => kind === "draft");
      expect(drafts.map(({ seq }) => seq).toReversed()).toEqual(
        log.filter(({ kind }) => kind === "article.redraft").map(({ seq }) => seq),
      );
      expect(drafts.every(({ changes }) => changes === 1)).toBe(true);
    });
  });
});
