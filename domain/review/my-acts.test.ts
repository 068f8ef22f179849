import { expect, it } from "vitest";
import { type MyAct, MyActs } from "./my-acts.ts";

const TEXT: MyAct = { on: "text" };
const rows = (eventId: string): MyAct => ({ on: "rows", eventId });

it("gives back what was done last first, and again what was taken back last", () => {
  const acts = new MyActs();
  for (const act of [rows("a"), TEXT, rows("b")]) acts.did(act);
  expect(acts.last).toEqual(rows("b"));
  acts.undid(rows("undo b"));
  expect([acts.last, acts.lastUndone]).toEqual([TEXT, rows("undo b")]);
  acts.undid(TEXT);
  acts.redid(TEXT);
  expect([acts.last, acts.lastUndone]).toEqual([TEXT, rows("undo b")]);
  acts.redid(rows("b again"));
  expect([acts.last, acts.lastUndone]).toEqual([rows("b again"), undefined]);
});

it("names the events that can be taken back without any typing before", () => {
  const acts = new MyActs();
  for (const act of [rows("a"), rows("b")]) acts.did(act);
  expect(acts.eventIds).toEqual(["a", "b"]);
  acts.did(TEXT);
  expect(acts.eventIds).toEqual([]);
  for (const act of [rows("c"), rows("d")]) acts.did(act);
  acts.undid(rows("undo d"));
  expect(acts.eventIds).toEqual(["c"]);
  acts.undid(rows("undo c"));
  acts.undid(TEXT);
  expect(acts.eventIds).toEqual(["a", "b"]);
});

it("forgets what was taken back once something new is done, and what the server refused", () => {
  const acts = new MyActs();
  acts.did(rows("a"));
  acts.did(rows("b"));
  acts.undid(rows("undo b"));
  acts.did(rows("c"));
  expect(acts.lastUndone).toBeUndefined();
  acts.forget("c");
  expect(acts.last).toEqual(rows("a"));
  acts.undid();
  expect([acts.last, acts.lastUndone]).toEqual([undefined, undefined]);
});
