import fc from "fast-check";
import { Mapping, StepMap } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { mapRange, type Range } from "../article/anchor.ts";
import { SpanPositions } from "./positions.ts";

const SIZE = 60;

/** A step's map of one or two changes, as replacing and wrapping make them. */
const stepMap = fc
  .tuple(fc.nat(SIZE), fc.nat(8), fc.nat(8), fc.boolean(), fc.nat(20), fc.nat(4), fc.nat(4))
  .map(([at, removed, put, twice, gap, removedLater, putLater]) =>
    twice
      ? new StepMap([at, removed, put, at + removed + gap, removedLater, putLater])
      : new StepMap([at, removed, put]),
  );

const range: fc.Arbitrary<Range> = fc
  .tuple(fc.nat(SIZE + 20), fc.nat(15))
  .map(([from, length]) => ({ from, to: from + length }));

type Deed = { what: "set"; id: string; range: Range } | { what: "delete"; id: string } | { what: "map"; map: StepMap };

const id = fc.nat(12).map((number) => `span-${number}`);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant("set" as const), id, range }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("delete" as const), id }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("map" as const), map: stepMap }) },
);

describe("the positions of spans", () => {
  it("are where mapping each by itself puts it, through any sets, deletes and steps", UNHURRIED, () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), fc.array(stepMap, { maxLength: 3 }), (deeds, unsent) => {
        const positions = new SpanPositions();
        const model = new Map<string, Range>();
        for (const done of deeds) {
          if (done.what === "set") {
            positions.set(done.id, done.range);
            model.set(done.id, done.range);
          } else if (done.what === "delete") {
            positions.delete(done.id);
            model.delete(done.id);
          } else {
            positions.map(done.map);
            for (const [spanId, place] of model) model.set(spanId, mapRange(place, done.map));
          }
          for (let number = 0; number <= 12; number++)
            expect(positions.get(`span-${number}`)).toEqual(model.get(`span-${number}`));
          expect(new Map(positions.entries())).toEqual(model);
        }
        const further = new Mapping(unsent);
        const shown = new Map([...model].map(([spanId, place]) => [spanId, mapRange(place, further)]));
        expect(new Map(positions.entries(further))).toEqual(shown);
      }),
      runs(400),
    );
  });

  it("stay right when there are more than it first had room for", () => {
    const positions = new SpanPositions();
    for (let number = 0; number < 200; number++) positions.set(`${number}`, { from: number, to: number + 3 });
    positions.map(new StepMap([100, 0, 5]));
    expect([positions.get("50"), positions.get("98"), positions.get("150")]).toEqual([
      { from: 50, to: 53 },
      { from: 98, to: 106 },
      { from: 155, to: 158 },
    ]);
  });

  it("leave a collapsed span before what is typed at it, also at the last place that a step touches", () => {
    const positions = new SpanPositions();
    positions.set("gone", { from: 7, to: 7 });
    positions.map(new StepMap([7, 0, 4]));
    positions.map(new StepMap([2, 1, 0, 7, 0, 4]));
    expect(positions.get("gone")).toEqual({ from: 6, to: 6 });
  });

  it("know a span at position 0", () => {
    const positions = new SpanPositions();
    positions.set("first", { from: 0, to: 0 });
    expect(positions.get("first")).toEqual({ from: 0, to: 0 });
  });

  it("do not mind a span they do not know being deleted", () => {
    const positions = new SpanPositions();
    positions.delete("none");
    positions.set("one", { from: 1, to: 2 });
    positions.delete("none");
    expect([...positions.entries()]).toEqual([["one", { from: 1, to: 2 }]]);
  });
});
