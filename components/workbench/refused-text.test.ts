import { describe, expect, it } from "vitest";
import type { Command } from "#domain/review/commands.ts";
import { refusalOf, wordsIn } from "./refused-text.ts";

const id = "0190a000-0000-7000-8000-000000000001";

/** A session in which one did something of a kind to claim 7, or to none, and that claim has a correction. */
function sessionOf(kind: Command["kind"] | null, claimId: string | null = null) {
  return {
    own: { get: () => (kind === null ? undefined : { command: { kind } }) },
    claimOf: () => claimId,
    store: {
      claim: (asked: string) => (asked === id ? { number: 7 } : undefined),
      correction: () => ({ claimId: id }),
    },
  };
}

describe("a refused command", () => {
  const undo: Command = { id, kind: "event.undo", eventId: id };
  const typing: Command = { id, kind: "article.edit", version: 1, steps: [] };
  const accept: Command = { id, kind: "correction.accept", correctionId: id, quote: "24", note: "" };

  it.each([
    ["the undo of a new draft", undo, sessionOf("article.redraft", id), "text_changed", "undoDraft", "undoChanged"],
    [
      "the undo of a correction",
      undo,
      sessionOf("correction.accept", id),
      "text_changed",
      "undoCorrection",
      "undoChanged",
    ],
    ["the undo of a verdict", undo, sessionOf("claim.setVerdict", id), "changed_since", "undoClaim", null],
    ["the undo of an undo", undo, sessionOf("event.undo", id), "changed_since", "redo", null],
    ["an undo of what is not known any more", undo, sessionOf(null), "text_changed", "undo", "undoChanged"],
    ["a correction of other words", accept, sessionOf(null), "quote_mismatch", "accept", "acceptChanged"],
    ["typing whose surroundings others have deleted", typing, sessionOf(null), "text_changed", "text", "editDropped"],
    ["a correction that was decided already", accept, sessionOf(null), "changed_since", "accept", null],
  ] as const)("is told as what it was: %s", (_what, command, session, code, what, why) => {
    expect(refusalOf(command, code, session)).toMatchObject({ what, why });
  });

  it("names the claim it is about", () => {
    expect(refusalOf(accept, "quote_mismatch", sessionOf(null)).number).toBe(7);
    expect(refusalOf(undo, "changed_since", sessionOf("claim.setVerdict", id)).number).toBe(7);
  });
});

describe("the words in a refused command", () => {
  it.each<[Command, string, string]>([
    [{ id, kind: "comment.add", commentId: id, threadId: id, body: "Who says so?" }, "comment", "Who says so?"],
    [
      {
        id,
        kind: "claim.create",
        claimId: id,
        version: 1,
        verdict: "disputed",
        spans: [{ id, from: 1, to: 4, quote: "24 años" }],
      },
      "claim",
      "24 años",
    ],
    [{ id, kind: "claim.remove", claimId: id }, "claim", ""],
    [
      {
        id,
        kind: "article.edit",
        version: 1,
        steps: [
          { stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text: "nue" }] } },
          {
            stepType: "replace",
            from: 4,
            to: 4,
            slice: { content: [{ type: "paragraph", content: [{ type: "text", text: "vo" }] }] },
          },
          { stepType: "replace", from: 4, to: 5 },
        ],
      },
      "text",
      "nue\nvo",
    ],
  ])("%o", (command, subject, words) => {
    expect(refusalOf(command, "forbidden", sessionOf(null))).toEqual({ what: subject, number: 0, why: null });
    expect(wordsIn(command)).toBe(words);
  });
});
