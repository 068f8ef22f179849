import fc from "fast-check";
import { Mapping, StepMap } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { edited, randomEdit, runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { type Caret, Carets } from "./carets.ts";

const PEOPLE = ["ana", "luis", "eva"] as const;

/** Types `length` letters at a position. */
const typed = (at: number, length: number) => new StepMap([at, 0, length]);

describe("the carets of others", () => {
  it("stay before what somebody else types at them, and ride along with what their own person types", () => {
    const carets = new Carets(3);
    carets.set("caret", "ana", { version: 3, anchor: 10, head: 10 });
    carets.pass([typed(10, 4)], "luis");
    expect(carets.get("caret")).toEqual({ anchor: 10, head: 10 });
    carets.pass([typed(10, 1), typed(11, 1)], "ana");
    expect(carets.get("caret")).toEqual({ anchor: 12, head: 12 });
  });

  it("of an older version are carried over the steps since", () => {
    const carets = new Carets(0);
    carets.pass([typed(2, 5), typed(50, 5)], "luis");
    carets.set("caret", "ana", { version: 0, anchor: 20, head: 12 });
    expect(carets.get("caret")).toEqual({ anchor: 25, head: 17 });
    carets.set("caret", "ana", { version: 1, anchor: 20, head: 12 });
    expect(carets.get("caret")).toEqual({ anchor: 20, head: 12 });
  });

  it("of a newer version are not known before the log has come that far", () => {
    const carets = new Carets(0);
    carets.set("caret", "ana", { version: 2, anchor: 20, head: 20 });
    carets.pass([typed(2, 5)], "luis");
    expect(carets.get("caret")).toBeUndefined();
    carets.pass([typed(2, 5), typed(2, 5)], "luis");
    expect(carets.get("caret")).toEqual({ anchor: 25, head: 25 });
  });

  it("of a newer version take the place of the one that was known", () => {
    const carets = new Carets(0);
    carets.set("caret", "ana", { version: 0, anchor: 20, head: 20 });
    carets.set("caret", "ana", { version: 1, anchor: 30, head: 30 });
    expect(carets.get("caret"), "it is not where it was").toBeUndefined();
    carets.set("caret", "ana", { version: 0, anchor: 5, head: 5 });
    carets.pass([typed(90, 1)], "luis");
    expect(carets.get("caret"), "what came last counts").toEqual({ anchor: 5, head: 5 });
  });

  it("of a version that nobody remembers are not known, rather than wrong", () => {
    const carets = new Carets(0, 2);
    carets.pass([typed(1, 1), typed(1, 1), typed(1, 1)], "luis");
    carets.set("caret", "ana", { version: 0, anchor: 20, head: 20 });
    expect(carets.get("caret")).toBeUndefined();
    carets.set("caret", "ana", { version: 1, anchor: 20, head: 20 });
    expect(carets.get("caret")).toEqual({ anchor: 22, head: 22 });
    expect(new Carets(7).get("caret")).toBeUndefined();
  });

  it("are forgotten", () => {
    const carets = new Carets(0);
    carets.set("caret", "ana", { version: 0, anchor: 20, head: 20 });
    carets.set("early", "ana", { version: 1, anchor: 20, head: 20 });
    carets.delete("caret");
    carets.delete("early");
    carets.pass([typed(1, 1)], "luis");
    expect([carets.get("caret"), carets.get("early")]).toEqual([undefined, undefined]);
  });

  it("stand where mapping each through every step since its version puts them", UNHURRIED, () => {
    const told = fc.record({
      key: fc.constantFrom("a", "b", "c"),
      owner: fc.constantFrom(...PEOPLE),
      lag: fc.integer({ min: -6, max: 6 }),
      anchor: fc.nat(),
      head: fc.nat(),
    });
    const turn = fc.record({ edits: fc.array(randomEdit, { maxLength: 3 }), by: fc.constantFrom(...PEOPLE), told });
    fc.assert(
      fc.property(
        randomDocument,
        fc.array(turn, { maxLength: 12 }),
        fc.array(randomEdit, { maxLength: 2 }),
        fc.integer({ min: 0, max: 8 }),
        (doc, turns, unsent, remembered) => {
          const carets = new Carets(0, remembered);
          const log: { map: StepMap; by: string }[] = [];
          const known = new Map<string, { owner: string; caret: Caret; at: number }>();
          let text = doc;
          for (const { edits, by, told: say } of turns) {
            const tr = edited(text, edits);
            carets.pass(tr.mapping.maps, by);
            log.push(...tr.mapping.maps.map((map) => ({ map, by })));
            text = tr.doc;
            const version = Math.max(0, log.length - say.lag);
            const caret = { version, anchor: say.anchor % (text.content.size + 1), head: say.head % 40 };
            carets.set(say.key, say.owner, caret);
            known.set(say.key, { owner: say.owner, caret, at: log.length });
          }
          const further = new Mapping(edited(text, unsent).mapping.maps);
          for (const [key, { owner, caret, at }] of known) {
            const isKnown = caret.version <= log.length && at - caret.version <= remembered;
            const place = (position: number) => {
              const now = log
                .slice(caret.version)
                .reduce((from, { map, by }) => map.map(from, by === owner ? 1 : -1), position);
              return further.map(now, -1);
            };
            expect(carets.get(key, further)).toEqual(
              isKnown ? { anchor: place(caret.anchor), head: place(caret.head) } : undefined,
            );
          }
        },
      ),
      runs(400),
    );
  });
});
