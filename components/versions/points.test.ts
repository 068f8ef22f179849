import { describe, expect, it } from "vitest";
import type { LogPoint } from "#domain/review/log-points.ts";
import { comparedWith, entriesOf, keyOf, pointBefore, seqIn, titleOf } from "./points.ts";

const point = (seq: number, kind: LogPoint["kind"], events = 1): LogPoint => ({
  ...{ seq, kind, events, at: seq, people: ["Ana"], changesText: false },
});
const named = (name: string, seq: number, at = 0) => ({ id: name, name, seq, by: "Ana", at });
const POINTS = [point(9, "work", 4), point(5, "draft"), point(4, "work", 4), point(0, "loaded", 0)];
const known = (...versions: ReturnType<typeof named>[]) => ({ end: 9, points: POINTS, named: versions });

describe("the list of versions", () => {
  it("has now first, names where they belong, and the article as loaded last", () => {
    const entries = entriesOf(known(named("first", 0), named("mid", 7), named("printer", 9), named("draft 2", 5)));
    expect(entries.map((entry) => (entry.kind === "named" ? entry.version.name : entry.kind))).toEqual([
      ...["now", "printer", "work", "mid", "draft 2", "draft", "work", "first", "loaded"],
    ]);
  });

  it("shows the younger of two names of one point first", () => {
    const entries = entriesOf(known(named("old", 5, 1), named("young", 5, 2)));
    expect(entries.flatMap((entry) => (entry.kind === "named" ? [entry.version.name] : []))).toEqual(["young", "old"]);
  });

  it("has one line for an article that nothing was done to", () => {
    expect(entriesOf({ end: 0, points: [point(0, "loaded", 0)], named: [] })).toMatchObject([{ kind: "loaded" }]);
  });

  it("knows a stretch again that has gone on meanwhile", () => {
    const [, before] = entriesOf(known());
    const [, after] = entriesOf({ end: 10, points: [point(10, "work", 5), ...POINTS.slice(1)], named: [] });
    expect(before && after && keyOf(before) === keyOf(after)).toBe(true);
    const keys = entriesOf(known(named("a", 9), named("b", 9))).map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("a point", () => {
  it.each([
    [0, { kind: "loaded" }],
    [9, { kind: "now" }],
    [5, { kind: "draft" }],
    [4, { kind: "change", seq: 4 }],
    [7, { kind: "named", names: ["one", "two"] }],
  ])("%i is called what is known of it", (seq, title) => {
    expect(titleOf(seq, known(named("one", 7), named("two", 7)))).toEqual(title);
  });

  it("is compared with now, and now with the point before", () => {
    expect(comparedWith(3, known())).toEqual({ from: 3, to: 9 });
    expect(comparedWith(9, known())).toEqual({ from: 5, to: 9 });
    expect(comparedWith(0, { end: 0, points: [point(0, "loaded", 0)], named: [] })).toBeNull();
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
