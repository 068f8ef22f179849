import { describe, expect, it } from "vitest";
import type { ReviewEvent } from "#domain/review/event.ts";
import { outlined, outlineOf } from "#domain/review/log-points.ts";
import type { Change, VersionRow } from "#domain/review/model.ts";
import { claimRow } from "#domain/testing/review.ts";
import { followed, heardIn, partedAt, saidOf } from "./followed.ts";
import type { KnownPoints } from "./points.ts";

const ANA = { id: "ana", name: "Ana Ruiz" };
const LUIS = { id: "luis", name: "Luis Peña" };
const VERSION: VersionRow = { id: "v", articleId: "a", name: "draft 2", seq: 1, createdBy: ANA.id, createdAt: 5 };

function event(seq: number, kind: ReviewEvent["kind"], changes: Change[] = [], by = ANA): ReviewEvent {
  const command = { id: `${seq}`, kind, articleId: "a" } as unknown as ReviewEvent["command"];
  return {
    ...{ articleId: "a", seq, id: `${seq}`, kind, claimId: null, at: seq, version: 0, command, changes },
    ...{ actorId: by.id, actorName: by.name },
  };
}
const change = (before: VersionRow | null, after: VersionRow | null): Change => ({
  ...{ table: "versions", id: VERSION.id, before, after },
});
const CLAIMED: Change = { table: "claims", id: "c", before: null, after: claimRow({ id: "c" }) };
const LOG = [
  event(1, "claim.create", [CLAIMED]),
  event(2, "version.name", [change(null, VERSION)]),
  event(3, "version.rename", [change(VERSION, { ...VERSION, name: "to the printer" })], LUIS),
  event(4, "claim.remove", [CLAIMED], LUIS),
  event(5, "version.forget", [change({ ...VERSION, name: "to the printer" }, null)], LUIS),
  event(6, "event.undo", [change(null, { ...VERSION, name: "to the printer" })], LUIS),
];
const loaded: KnownPoints = { ...outlineOf({ createdAt: 0 }, [], []), named: [] };
const HEARD = LOG.map(heardIn);

describe("a log that goes on", () => {
  it("has the points that it would have had from the start, where names part it as they did", () => {
    // After the fifth event no name parts it, so that the stretch that is known by then stays whole.
    for (const cut of [0, 1, 2, 3, 4, 6]) {
      const { named: _, ...outline } = followed(followed(loaded, HEARD.slice(0, cut)), HEARD.slice(cut));
      expect(outline).toEqual(outlineOf({ createdAt: 0 }, LOG.map(outlined), [VERSION.seq]));
    }
  });

  it("gives, changes, takes away and brings back names", () => {
    const namesAfter = (count: number) => followed(loaded, HEARD.slice(0, count)).named;
    const named = { id: "v", name: "draft 2", seq: 1, by: "Ana Ruiz", at: 5 };
    expect(namesAfter(2)).toEqual([named]);
    expect(namesAfter(3)).toEqual([{ ...named, name: "to the printer" }]);
    expect(namesAfter(5)).toEqual([]);
    // Who gave it once is not in the event that brings it back.
    expect(namesAfter(6)).toEqual([{ ...named, name: "to the printer", by: "" }]);
  });

  it("is the same when events come again", () => {
    const known = followed(loaded, HEARD);
    expect(followed(known, HEARD)).toBe(known);
    expect(followed(followed(loaded, HEARD.slice(0, 3)), HEARD)).toEqual(known);
  });
});

it("what is said of a point changes when it is the present no more, and with its names alone", () => {
  const after = (count: number) => saidOf([1], followed(loaded, HEARD.slice(0, count)));
  expect(after(2)).not.toBe(after(1));
  expect(after(3)).not.toBe(after(2));
  expect(after(4)).not.toBe(after(3));
  expect(saidOf([4], followed(loaded, HEARD.slice(0, 5)))).toBe(saidOf([4], followed(loaded, HEARD.slice(0, 4))));
  expect(saidOf([], followed(loaded, HEARD))).toBe(saidOf([], loaded));
});

it("names part the list where they are, whichever came first", () => {
  const parts = (count: number) => partedAt(followed(loaded, HEARD.slice(0, count)));
  expect(parts(2)).toBe("1");
  expect(parts(3), "another name parts it no other way").toBe(parts(2));
  expect(parts(5)).toBe(parts(1));
});

it("what a new draft went back to has the time of the point that has it", () => {
  const redraft = event(7, "article.redraft");
  const command = { ...redraft.command, steps: [{ stepType: "replace" }], restores: 3 } as ReviewEvent["command"];
  const [newest] = followed(loaded, [...HEARD, heardIn({ ...redraft, version: 1, command })]).points;
  expect(newest).toMatchObject({ kind: "draft", draft: { id: "7", restores: { seq: 3 } } });
  const known = followed(loaded, HEARD);
  const [later] = followed(known, [heardIn({ ...redraft, version: 1, command })]).points;
  expect(later).toMatchObject({ draft: { restores: { seq: 3, at: 4 } } });
});
