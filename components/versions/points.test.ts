import { describe, expect, it } from "vitest";
import type { LogPoint } from "#domain/review/log-points.ts";
import { comparedWith, entriesOf, type KnownPoints, keyOf, pointBefore, seqIn, titleOf } from "./points.ts";

const point = (seq: number, kind: LogPoint["kind"], changes = 1, restores: number | null = null): LogPoint => ({
  ...{ seq, kind, first: seq - Math.max(changes - 1, 0), changes, at: seq, people: ["Ana"], changesText: false },
  ...(kind.startsWith("draft")
    ? { draft: { id: `${seq}`, restores: restores === null ? null : { seq: restores, at: restores } } }
    : {}),
});
const named = (name: string, seq: number, at = 0) => ({ id: name, name, seq, by: "Ana", at });
const POINTS = [point(9, "work", 4), point(5, "draft"), point(4, "work", 4), point(0, "loaded", 0)];
const known = (...versions: ReturnType<typeof named>[]): KnownPoints => ({
  ...{ end: 9, version: 0, unchangedSince: 9, points: POINTS, named: versions },
});
/** After that, two versions got names and nothing else was done. */
const renamed = (...versions: ReturnType<typeof named>[]): KnownPoints => ({ ...known(...versions), end: 11 });
const untouched: KnownPoints = {
  ...{ end: 0, version: 0, unchangedSince: 0, points: [point(0, "loaded", 0)], named: [] },
};

describe("the list of versions", () => {
  it("has now first, names where they belong, and the article as loaded last", () => {
    const entries = entriesOf(known(named("first", 0), named("mid", 7), named("printer", 9), named("draft 2", 5)));
    expect(entries.map((entry) => (entry.kind === "named" ? entry.version.name : entry.kind))).toEqual([
      ...["now", "printer", "work", "mid", "draft 2", "work", "first", "loaded"],
    ]);
  });

  it("has one line for a new draft, with its name when it has one", () => {
    const drafts = (...versions: ReturnType<typeof named>[]) =>
      entriesOf(known(...versions)).filter(
        (entry) => entry.kind === "draft" || (entry.kind === "named" && entry.draft),
      );
    expect(drafts()).toMatchObject([{ kind: "draft", seq: 5 }]);
    expect(drafts(named("draft 2", 5))).toMatchObject([{ kind: "named", seq: 5 }]);
    expect(drafts(named("before it went on", 6))).toMatchObject([{ kind: "draft", seq: 5 }]);
  });

  it("counts all that was done, whatever names were given", () => {
    const split = [point(7, "work", 3), point(3, "work", 3), point(0, "loaded", 0)];
    const entries = entriesOf({ ...known(named("printer", 4)), end: 7, unchangedSince: 7, points: split });
    expect(entries).toMatchObject([
      { kind: "now", changes: 6 },
      { kind: "work", seq: 7, point: { changes: 3 } },
      { kind: "named", seq: 4 },
      { kind: "work", seq: 3, point: { changes: 3 } },
      { kind: "loaded" },
    ]);
  });

  it("shows the younger of two names of one point first", () => {
    const entries = entriesOf(known(named("old", 5, 1), named("young", 5, 2)));
    expect(entries.flatMap((entry) => (entry.kind === "named" ? [entry.version.name] : []))).toEqual(["young", "old"]);
  });

  it("has one line for an article that nothing was done to", () => {
    expect(entriesOf(untouched)).toMatchObject([{ kind: "loaded" }]);
    const onlyNamed = entriesOf({ ...untouched, end: 1, named: [named("first", 0)] });
    expect(onlyNamed).toMatchObject([{ kind: "named", isNow: true }, { kind: "loaded" }]);
  });

  it("says of a named version that it is as now, until something else is done than naming", () => {
    const [now, first, second, stretch] = entriesOf(renamed(named("printer", 9), named("final", 10), named("mid", 7)));
    expect(now).toEqual({ kind: "now", seq: 11, names: ["final", "printer"], changes: 9 });
    expect([first, second]).toMatchObject([
      { version: { name: "final" }, isNow: true },
      { version: { name: "printer" }, isNow: true },
    ]);
    expect(stretch).toMatchObject({ kind: "work", seq: 9 });
    const later = entriesOf({
      ...known(named("printer", 9)),
      ...{ end: 10, unchangedSince: 10, points: [point(10, "work", 5), ...POINTS.slice(1)] },
    });
    expect(later[0]).toEqual({ kind: "now", seq: 10, names: [], changes: 10 });
    expect(later).toContainEqual(expect.objectContaining({ kind: "named", isNow: false }));
  });

  it("knows a stretch again that has gone on meanwhile", () => {
    const [, before] = entriesOf(known());
    const gone = { end: 10, unchangedSince: 10, points: [point(10, "work", 5), ...POINTS.slice(1)] };
    const [, after] = entriesOf({ ...known(), ...gone });
    expect(before && after && keyOf(before) === keyOf(after)).toBe(true);
    const keys = entriesOf(known(named("a", 9), named("b", 9))).map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

/** What a page knows that asked for the fourth point: a version got a name before it, which is no change. */
const counted = (points: KnownPoints) => ({ ...points, changes: { 4: 3 } });

describe("what a new draft is called", () => {
  it.each<[LogPoint["kind"], number | null, object]>([
    ["draft", null, { kind: "draft" }],
    ["draft-back", null, { kind: "draftBack" }],
    ["draft-again", null, { kind: "draftAgain" }],
    ["draft", 0, { kind: "restored", seq: 0, names: [], at: 0 }],
    ["draft", 4, { kind: "restored", seq: 4, names: ["printer"], at: 4 }],
    ["draft", 3, { kind: "restored", seq: 3, names: [], at: 3 }],
    ["draft-back", 4, { kind: "restoredBack" }],
    ["draft-again", 4, { kind: "restoredAgain" }],
  ])("%s that went back to %j", (kind, restores, title) => {
    const points = [point(9, "work", 4), point(5, kind, 1, restores), ...POINTS.slice(2)];
    const facts = { ...counted(known(named("printer", 4))), points };
    expect(titleOf(5, facts)).toEqual(title);
    expect(entriesOf(facts).find(({ seq }) => seq === 5)).toMatchObject({ kind: "draft", point: { kind } });
  });
});

describe("a point", () => {
  it.each([
    [0, { kind: "loaded" }],
    [9, { kind: "now" }],
    [5, { kind: "draft" }],
    [4, { kind: "change", number: 3 }],
    [7, { kind: "named", names: ["one", "two"] }],
  ])("%i is called what is known of it", (seq, title) => {
    expect(titleOf(seq, counted(known(named("one", 7), named("two", 7))))).toEqual(title);
  });

  it("after which only names were given is now", () => {
    for (const seq of [9, 10, 11]) expect(titleOf(seq, counted(renamed()))).toEqual({ kind: "now" });
    expect(titleOf(9, counted(renamed(named("printer", 9))))).toEqual({ kind: "named", names: ["printer"] });
    expect(titleOf(8, counted(renamed()))).toEqual({ kind: "change", number: 8 });
  });

  it("is compared with now, and now with the point before", () => {
    expect(comparedWith(3, known())).toEqual({ from: 3, to: 9 });
    expect(comparedWith(9, known())).toEqual({ from: 5, to: 9 });
    expect(comparedWith(0, untouched)).toBeNull();
    for (const seq of [9, 10, 11]) expect(comparedWith(seq, renamed())).toEqual({ from: 5, to: 11 });
    expect([pointBefore(7, known()), pointBefore(0, known())]).toEqual([5, null]);
  });

  it.each([
    ["0", 0],
    ["12", 12],
    ["", null],
    ["-1", null],
    ["1.5", null],
    ["12345678901", null],
    [["1", "2"], null],
    [undefined, null],
  ])("%j in an address is %j", (value, seq) => {
    expect(seqIn(value)).toBe(seq);
  });
});
