import { describe, expect, it } from "vitest";
import type { Command } from "./commands.ts";
import type { ReviewEvent } from "./event.ts";
import { claimHistory } from "./history.ts";
import type { Change, CitationRow, ClaimRow, CommentRow, SourceRow, SpanRow, ThreadRow, Verdict } from "./model.ts";

const made = { articleId: "article", createdBy: "ana", createdAt: 0 };
const claim: ClaimRow = {
  ...made,
  id: "claim",
  number: 1,
  verdict: "needs-source",
  judgedQuote: "24 years",
  judgedContext: "",
  verdictBy: "ana",
  verdictAt: 0,
  removedAt: null,
};
const span: SpanRow = {
  id: "span",
  articleId: "article",
  claimId: "claim",
  from: 1,
  to: 9,
  version: 0,
  quote: "24 years",
  prefix: "",
  suffix: "",
};
const source: SourceRow = {
  ...made,
  id: "source",
  type: "primary",
  csl: { id: "source", type: "webpage", title: "Old" },
};
const citation: CitationRow = {
  ...made,
  id: "citation",
  claimId: "claim",
  sourceId: "source",
  stance: "supports",
  locatorLabel: "paragraph",
  locator: "4",
  passage: "",
  accessed: "",
  note: "",
};
const thread: ThreadRow = { ...made, id: "thread", claimId: "claim", resolvedBy: null, resolvedAt: null };
const comment: CommentRow = {
  ...made,
  id: "comment",
  threadId: "thread",
  body: "Sure?",
  editedAt: null,
  deletedAt: null,
};

let seq = 0;
function event(kind: Command["kind"], changes: Change[], claimId: string | null = "claim"): ReviewEvent {
  seq++;
  // The history reads kinds and changes; what else a command carried is not looked at.
  const command = { id: `command-${seq}`, kind } as Command;
  const who = { actorId: "ana", actorName: "Ana" };
  return {
    articleId: "article",
    seq,
    id: command.id,
    kind,
    claimId,
    ...who,
    at: 1000 - seq,
    version: 0,
    command,
    changes,
  };
}
const put = <T extends Change["table"]>(table: T, after: Extract<Change, { table: T }>["after"] & { id: string }) =>
  ({ table, id: after.id, before: null, after }) as Change;
const set = (table: Change["table"], before: { id: string }, fields: object) =>
  ({ table, id: before.id, before, after: { ...before, ...fields } }) as Change;
const drop = (table: Change["table"], before: { id: string }) =>
  ({ table, id: before.id, before, after: null }) as Change;
const told = (events: ReviewEvent[]) => claimHistory(events, "claim").map(({ what, from, to }) => [what, from, to]);

const creation = () => event("claim.create", [put("claims", claim), put("spans", span)]);
const cited = () => event("citation.add", [put("sources", source), put("citations", citation)]);
const talked = () => event("thread.start", [put("threads", thread), put("comments", comment)]);

describe("claimHistory", () => {
  it("says who made a claim, when, with which verdict and words, without a line for each place", () => {
    const [entry, ...more] = claimHistory([creation()], "claim");
    expect(entry).toMatchObject({ who: "Ana", whoId: "ana", what: "created", to: "needs-source", quote: "24 years" });
    expect(more).toEqual([]);
  });
  it("tells a verdict from what to what, and a renewed one on other words", () => {
    const verified: ClaimRow = { ...claim, verdict: "verified" };
    const events = [
      event("claim.setVerdict", [set("claims", claim, verified)]),
      event("claim.setVerdict", [set("claims", verified, { judgedQuote: "25 years" })]),
    ];
    expect(told(events)).toEqual([
      ["verdict", "needs-source", "verified"],
      ["verdict-renewed", "verified", "verified"],
    ]);
    expect(claimHistory(events, "claim")[1]?.quote).toBe("25 years");
  });

  it("tells no place that the text has moved", () => {
    const edit = event("article.edit", [set("spans", span, { from: 1, to: 9 })]);
    const typed = { ...edit, command: { ...edit.command, steps: [{ stepType: "replace", from: 1, to: 1 }] } };
    expect(told([typed as ReviewEvent])).toEqual([]);
  });

  it.each<[Command["kind"], Change[], unknown[][]]>([
    [
      "claim.addSpans",
      [put("spans", span), set("claims", claim, { judgedQuote: "x" })],
      [["place-added", undefined, "24 years"]],
    ],
    ["claim.changeSpan", [set("spans", span, { quote: "24" })], [["place-changed", "24 years", "24"]]],
    ["claim.removeSpan", [drop("spans", span)], [["place-removed", "24 years", undefined]]],
    ["claim.remove", [set("claims", claim, { removedAt: 0 })], [["removed", undefined, undefined]]],
    [
      "claim.restore",
      [set("claims", { ...claim, removedAt: 0 } as ClaimRow, { removedAt: null })],
      [["restored", undefined, undefined]],
    ],
    ["citation.remove", [drop("citations", citation)], [["source-removed", "supports", undefined]]],
    [
      "citation.change",
      [set("citations", citation, { stance: "context", locator: "5" })],
      [
        ["source-changed", "supports", "context"],
        ["source-changed", "4", "5"],
      ],
    ],
    [
      "thread.resolve",
      [set("threads", thread, { resolvedAt: 0, resolvedBy: "luis" })],
      [["thread-resolved", undefined, undefined]],
    ],
    [
      "thread.reopen",
      [set("threads", { ...thread, resolvedAt: 0 } as ThreadRow, { resolvedAt: null })],
      [["thread-reopened", undefined, undefined]],
    ],
    ["comment.add", [put("comments", comment)], [["comment-added", undefined, undefined]]],
    [
      "comment.edit",
      [set("comments", comment, { body: "Yes", editedAt: 1 })],
      [["comment-changed", undefined, undefined]],
    ],
    [
      "comment.delete",
      [set("comments", comment, { body: "", deletedAt: 0 })],
      [["comment-deleted", undefined, undefined]],
    ],
    ["article.edit", [], []],
    ["article.describe", [], []],
  ])("tells %s", (kind, changes, expected) => {
    expect(told([event(kind, changes)])).toEqual(expected);
  });
  it("tells a new discussion once, not as a comment too", () => {
    expect(told([talked()])).toEqual([["thread-started", undefined, undefined]]);
  });
  it("tells a mended source to the claims that cite it at that time, and to no other", () => {
    const mend = () => event("source.change", [set("sources", source, { csl: { ...source.csl, title: "New" } })], null);
    expect(told([mend()])).toEqual([]);
    expect(told([cited(), mend()])).toEqual([
      ["source-added", undefined, "supports"],
      ["record-changed", "Old", "New"],
    ]);
    expect(told([cited(), event("citation.remove", [drop("citations", citation)]), mend()])).toHaveLength(2);
  });
  it("knows a reply by its thread when the event names no claim", () => {
    expect(told([talked(), event("comment.add", [put("comments", comment)], null)])).toHaveLength(2);
  });
  it("never repeats the words of a comment", () => {
    const edit = event("comment.edit", [set("comments", comment, { body: "Secret" })]);
    expect(JSON.stringify(claimHistory([talked(), edit], "claim"))).not.toMatch(/Sure|Secret/);
  });
  it("says nothing of other claims", () => {
    const other = { ...claim, id: "other" };
    const events = [
      event("claim.create", [put("claims", other), put("spans", { ...span, claimId: "other" })], "other"),
    ];
    expect(told(events)).toEqual([]);
  });
  it("orders by the log's numbers, not by clocks or by how the events came", () => {
    const [first, second] = [creation(), cited()];
    expect(told([second, first]).map(([what]) => what)).toEqual(["created", "source-added"]);
  });

  /** Ana's deeds about a verdict in order; `undo` takes back the last, which may be an undo. */
  function judged(...verdicts: (Verdict | "undo")[]) {
    const by = (verdict: Verdict, verdictAt: number): ClaimRow => ({ ...claim, verdict, verdictAt });
    const states: ClaimRow[] = [{ ...by("disputed", 1), verdictBy: "olga" }];
    const log: ReviewEvent[] = [];
    for (const deed of verdicts) {
      const before = states.at(-1) ?? claim;
      const undone = log.at(-1)?.changes[0]?.before as ClaimRow;
      const after = deed === "undo" ? undone : by(deed, states.length + 1);
      const made = event(deed === "undo" ? "event.undo" : "claim.setVerdict", [
        { table: "claims", id: "claim", before, after },
      ]);
      const command = { ...made.command, ...(deed === "undo" ? { eventId: log.at(-1)?.id } : {}) };
      log.push({ ...made, id: `e${log.length}`, command: command as ReviewEvent["command"] });
      states.push(after);
    }
    return claimHistory(log, "claim").map(({ what, from, to, who }) => [what, from, to, who]);
  }

  it("says of who took a verdict back that they did, and not that they gave the one before", () => {
    expect(judged("verified", "undo")).toEqual([
      ["verdict", "disputed", "verified", "Ana"],
      ["verdict-taken-back", "verified", "disputed", "Ana"],
    ]);
  });

  it("says of who takes that back in turn that they gave their verdict again, however often", () => {
    expect(judged("verified", "undo", "undo", "undo").slice(2)).toEqual([
      ["verdict-given-again", "disputed", "verified", "Ana"],
      ["verdict-taken-back", "verified", "disputed", "Ana"],
    ]);
  });

  it("tells that a confirmation was taken back, and given again", () => {
    expect(judged("disputed", "undo", "undo")).toEqual([
      ["verdict-renewed", "disputed", "disputed", "Ana"],
      ["renewal-taken-back", "disputed", "disputed", "Ana"],
      ["verdict-renewed", "disputed", "disputed", "Ana"],
    ]);
  });
});
