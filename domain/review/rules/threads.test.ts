import { describe, expect, it } from "vitest";
import { refusal } from "#domain/testing/refusals.ts";
import { ANA, commentRow, LUIS, threadRow, uuid } from "#domain/testing/review.ts";
import { CLAIM, COMMAND, COMMENT, decided, GONE, NEW, NOW, REMOVED, rows, THREAD } from "#domain/testing/rules.ts";
import type { Command } from "../commands.ts";

const FIRST = uuid(51);
const start = (fields: object = {}): Command => ({
  id: COMMAND,
  kind: "thread.start",
  threadId: NEW,
  commentId: FIRST,
  claimId: CLAIM,
  body: "Who says so?",
  ...fields,
});
const resolve = (threadId = THREAD): Command => ({ id: COMMAND, kind: "thread.resolve", threadId });
const reopen = (threadId = THREAD): Command => ({ id: COMMAND, kind: "thread.reopen", threadId });
const reply = (fields: object = {}): Command => ({
  id: COMMAND,
  kind: "comment.add",
  commentId: FIRST,
  threadId: THREAD,
  body: "The ministry.",
  ...fields,
});
const edit = (commentId = COMMENT, body = "Quite sure?"): Command => ({
  id: COMMAND,
  kind: "comment.edit",
  commentId,
  body,
});
const erase = (commentId = COMMENT): Command => ({ id: COMMAND, kind: "comment.delete", commentId });
const resolved = () => ({
  ...rows(),
  threads: [threadRow({ id: THREAD, claimId: CLAIM, resolvedBy: ANA.id, resolvedAt: 3 })],
});

describe("a discussion", () => {
  it.each([
    ["a claim", CLAIM],
    ["the article", null],
  ])("about %s starts with its first comment", (_what, claimId) => {
    const by = { createdBy: LUIS.id, createdAt: NOW };
    expect(decided(start({ claimId }), LUIS)).toEqual([
      { table: "threads", id: NEW, before: null, after: threadRow({ id: NEW, claimId, ...by }) },
      {
        table: "comments",
        id: FIRST,
        before: null,
        after: commentRow({ id: FIRST, threadId: NEW, body: "Who says so?", ...by }),
      },
    ]);
  });

  it("is resolved by someone at some time, and reopened", () => {
    expect(decided(resolve(), LUIS)[0]?.after).toMatchObject({ resolvedBy: LUIS.id, resolvedAt: NOW });
    expect(decided(reopen(), LUIS, resolved())[0]?.after).toMatchObject({ resolvedBy: null, resolvedAt: null });
  });

  it("takes a reply, and stays resolved when it was", () => {
    const changes = decided(reply(), LUIS, resolved());
    expect(changes).toHaveLength(1);
    expect(changes[0]?.after).toMatchObject({ threadId: THREAD, body: "The ministry.", createdBy: LUIS.id });
  });
});

describe("a comment", () => {
  it("is changed by its author, and says so", () => {
    expect(decided(edit())[0]?.after).toMatchObject({ body: "Quite sure?", editedAt: NOW, createdBy: ANA.id });
  });

  it("is emptied by its author and leaves a trace", () => {
    const [change] = decided(erase());
    expect(change?.before).toMatchObject({ body: "Sure?" });
    expect(change?.after).toMatchObject({ body: "", deletedAt: NOW, threadId: THREAD });
  });
});

it.each<[string, Command]>([
  ["a comment changed to what it says", edit(COMMENT, "Sure?")],
  ["the deletion of a deleted comment", erase(GONE)],
  ["the reopening of an open discussion", reopen()],
])("%s changes nothing", (_what, command) => {
  expect(decided(command)).toEqual([]);
});

it("resolving what is resolved changes nothing, not even who did it", () => {
  expect(decided(resolve(), LUIS, resolved())).toEqual([]);
});

it.each<[string, Command, string, string]>([
  ["a discussion whose id is in use", start({ threadId: THREAD }), "duplicate_id", "threadId"],
  ["a discussion whose comment's id is in use", start({ commentId: COMMENT }), "duplicate_id", "commentId"],
  ["a discussion about a claim that is not there", start({ claimId: NEW }), "not_found", "claimId"],
  ["a discussion about a removed claim", start({ claimId: REMOVED }), "not_found", "claimId"],
  ["resolving a discussion that is not there", resolve(NEW), "not_found", "threadId"],
  ["reopening a discussion that is not there", reopen(NEW), "not_found", "threadId"],
  ["a reply to a discussion that is not there", reply({ threadId: NEW }), "not_found", "threadId"],
  ["a reply whose id is in use", reply({ commentId: GONE }), "duplicate_id", "commentId"],
  ["changing a comment that is not there", edit(NEW), "not_found", "commentId"],
  ["changing a deleted comment", edit(GONE), "not_found", "commentId"],
  ["deleting a comment that is not there", erase(NEW), "not_found", "commentId"],
])("%s is refused", (_what, command, code, field) => {
  expect(refusal(() => decided(command))).toEqual({ code, field });
});

it.each<[string, Command]>([
  ["changing", edit()],
  ["deleting", erase()],
  ["deleting once more", erase(GONE)],
])("%s another's comment is refused", (_what, command) => {
  expect(refusal(() => decided(command, LUIS))).toEqual({ code: "forbidden", field: "commentId" });
});
