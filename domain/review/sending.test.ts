import { Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { uuid } from "#domain/testing/review.ts";
import { articleSchema } from "../article/schema.ts";
import { MAX_STEPS_JSON } from "../article/steps.ts";
import type { Command } from "./commands.ts";
import type { PendingCommand } from "./outbox.ts";
import { nextToSend, onConfirmedText, placesOf } from "./sending.ts";

const span = { id: uuid(2), from: 5, to: 8, quote: "the" };
const claim: Command = {
  id: uuid(1),
  kind: "claim.create",
  claimId: uuid(3),
  version: 0,
  spans: [span],
  verdict: "needs-source",
};
const makeId = () => uuid(9);
const body = lines("see the end");

function typed(...words: string[]) {
  const tr = new Transform(body);
  for (const word of words) tr.insert(1, articleSchema.text(word));
  return tr.steps;
}

const pending = (fields: Partial<PendingCommand>): PendingCommand => ({
  command: claim,
  afterSteps: 0,
  places: placesOf(claim),
  at: 0,
  wire: null,
  ...fields,
});

describe("what goes out next", () => {
  it("is nothing when nothing waits", () => {
    expect(nextToSend(undefined, [], 3, makeId)).toBeNull();
  });

  it("is all typing when no command waits", () => {
    expect(nextToSend(undefined, typed("a", "b"), 3, makeId)).toMatchObject({
      command: { id: uuid(9), kind: "article.edit", version: 3 },
      count: 2,
    });
  });

  it("is the waiting command, in the form that was fixed, when no typing came before it", () => {
    const wire: Command = { ...claim, version: 2 };
    expect(nextToSend(pending({ wire }), typed("a"), 3, makeId)).toEqual({ command: wire, count: 0 });
  });

  it("is only the typing that came before the waiting command, even when its form is fixed already", () => {
    const first = pending({ afterSteps: 1, wire: claim });
    expect(nextToSend(first, typed("a", "b"), 3, makeId)).toMatchObject({
      command: { kind: "article.edit" },
      count: 1,
    });
  });

  it("is as much typing as one command carries", () => {
    const half = "a".repeat(MAX_STEPS_JSON / 3);
    expect(nextToSend(undefined, typed(half, half, half), 0, makeId)?.count).toBe(1);
    expect(nextToSend(undefined, typed(...Array.from({ length: 300 }, () => "a")), 0, makeId)?.count).toBe(200);
  });

  it("is one step at least, however large", () => {
    expect(nextToSend(undefined, typed("a".repeat(MAX_STEPS_JSON)), 0, makeId)?.count).toBe(1);
  });
});

describe("a command on words of the confirmed text", () => {
  it("goes out with the place where they stand there", () => {
    const onScreen: Command = { ...claim, spans: [{ ...span, from: 8, to: 11 }] };
    expect(onConfirmedText(onScreen, body, typed("abc"), 4)).toEqual({ ...claim, version: 4 });
  });

  it("waits when any of its words were typed just now", () => {
    const mine: Command = { ...claim, spans: [{ ...span, from: 1, to: 4, quote: "abc" }] };
    const both: Command = {
      ...claim,
      spans: [
        { ...span, from: 8, to: 11 },
        { ...span, id: uuid(4), from: 3, to: 7, quote: "csee" },
      ],
    };
    expect(onConfirmedText(mine, body, typed("abc"), 4)).toBeNull();
    expect(onConfirmedText(both, body, typed("abc"), 4)).toBeNull();
  });

  it("goes out as it is when it brings no place", () => {
    const command: Command = { id: uuid(1), kind: "claim.remove", claimId: uuid(3) };
    expect(onConfirmedText(command, body, typed("abc"), 4)).toEqual(command);
  });
});

describe("the places of a command", () => {
  it.each<[string, Command, object]>([
    ["a claim's", claim, { [uuid(2)]: { from: 5, to: 8 } }],
    [
      "a changed one",
      { id: uuid(1), kind: "claim.changeSpan", claimId: uuid(3), version: 0, span },
      { [uuid(2)]: { from: 5, to: 8 } },
    ],
    ["none", { id: uuid(1), kind: "claim.remove", claimId: uuid(3) }, {}],
  ])("are %s", (_what, command, places) => {
    expect(placesOf(command)).toEqual(places);
  });
});
