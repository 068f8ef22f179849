import { describe, expect, it } from "vitest";
import type { Command } from "#domain/review/commands.ts";
import { subjectOf, wordsIn } from "./refused-text.ts";

const id = "0190a000-0000-7000-8000-000000000001";

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
    expect(subjectOf(command)).toBe(subject);
    expect(wordsIn(command)).toBe(words);
  });
});
