import { describe, expect, it } from "vitest";
import { refusal } from "#domain/testing/refusals.ts";
import { ANA, claimRow, LUIS, spanRow, uuid } from "#domain/testing/review.ts";
import {
  CITED,
  CLAIM,
  COMMAND,
  COMMENT,
  CORRECTION,
  decided,
  EVENT,
  NOW,
  REMOVED,
  removal,
  rows,
  SENTENCE,
  SPAN,
  VERSION,
} from "#domain/testing/rules.ts";
import type { Command } from "../commands.ts";
import type { ReviewEvent } from "../event.ts";
import { type Change, LIMITS } from "../model.ts";
import type { ReviewRows } from "../store.ts";

const undo: Command = { id: COMMAND, kind: "event.undo", eventId: EVENT };
/** Something that Ana did, as far as taking it back looks at it. */
const did = (...changes: Change[]): ReviewEvent[] => [{ ...removal(), claimId: CLAIM, changes }];
const takenBack = (...changes: Change[]) => decided(undo, ANA, rows(), did(...changes));
const base = rows();
const first = <Row>(list: readonly Row[]): Row => {
  const [row] = list;
  if (!row) throw new Error("The tests' review lacks a row");
  return row;
};
const CLAIM_ROW = claimRow({ id: CLAIM, judgedContext: SENTENCE });

describe("taking back", () => {
  it("a removal brings the claim back", () => {
    expect(decided(undo)).toMatchObject([{ table: "claims", id: REMOVED, after: { removedAt: null } }]);
  });

  it("a verdict gives the former one with its words, giver and time", () => {
    const before = claimRow({
      id: CLAIM,
      verdict: "disputed",
      judgedQuote: "25 years",
      verdictBy: LUIS.id,
      verdictAt: 3,
    });
    expect(takenBack({ table: "claims", id: CLAIM, before, after: CLAIM_ROW })).toMatchObject([{ after: before }]);
  });

  it("a new claim removes it, and keeps its number and its places", () => {
    const made: Change[] = [
      { table: "claims", id: CLAIM, before: null, after: CLAIM_ROW },
      { table: "spans", id: SPAN, before: null, after: first(base.spans) },
    ];
    expect(takenBack(...made)).toEqual([
      { table: "claims", id: CLAIM, before: CLAIM_ROW, after: { ...CLAIM_ROW, removedAt: NOW } },
    ]);
  });

  it("a citation takes it away, and one that was removed puts it back", () => {
    const citation = first(base.citations);
    expect(takenBack({ table: "citations", id: CITED, before: null, after: citation })).toMatchObject([
      { after: null },
    ]);
    const gone = { ...citation, id: uuid(70) };
    expect(takenBack({ table: "citations", id: gone.id, before: gone, after: null })).toMatchObject([
      { before: null, after: gone },
    ]);
  });

  it("a comment leaves a trace, and a proposal is withdrawn", () => {
    const comment = first(base.comments);
    expect(takenBack({ table: "comments", id: COMMENT, before: null, after: comment })).toMatchObject([
      { after: { body: "", deletedAt: NOW } },
    ]);
    const proposal = first(base.corrections);
    expect(takenBack({ table: "corrections", id: CORRECTION, before: null, after: proposal })).toMatchObject([
      { after: { status: "withdrawn", decidedBy: ANA.id } },
    ]);
  });

  it("another place for a claim gives it its former one", () => {
    const now = first(base.spans);
    const before = spanRow({ id: SPAN, claimId: CLAIM, from: 12, to: 23, quote: "first visit" });
    expect(takenBack({ table: "spans", id: SPAN, before, after: now })).toMatchObject([{ after: before }]);
  });

  it("the place that a claim was given whose text is gone leaves it without one again", () => {
    const now = first(base.spans);
    const gone = spanRow({ id: SPAN, claimId: CLAIM, from: 12, to: 12, quote: "first visit" });
    expect(takenBack({ table: "spans", id: SPAN, before: gone, after: now })).toMatchObject([{ after: gone }]);
  });

  it("a name takes the name away", () => {
    const version = first(base.versions);
    expect(takenBack({ table: "versions", id: VERSION, before: null, after: version })).toMatchObject([
      { after: null },
    ]);
  });
});

describe("taking back is refused", () => {
  it("to anybody but who did it", () => {
    expect(refusal(() => decided(undo, LUIS))).toEqual({ code: "forbidden", field: "eventId" });
  });

  it("for what is not in this article's log", () => {
    const other: Command = { ...undo, eventId: uuid(99) } as Command;
    expect(refusal(() => decided(other))).toEqual({ code: "not_found", field: "eventId" });
  });

  it.each<[string, Change]>([
    [
      "a verdict that was given anew since",
      { table: "claims", id: CLAIM, before: claimRow({ id: CLAIM }), after: { ...CLAIM_ROW, verdict: "disputed" } },
    ],
    [
      "a proposal that was decided since",
      { table: "corrections", id: uuid(71), before: null, after: { ...first(base.corrections), id: uuid(71) } },
    ],
    ["the only place of a claim", { table: "spans", id: SPAN, before: null, after: first(base.spans) }],
  ])("for %s", (_what, change) => {
    expect(refusal(() => takenBack(change))).toEqual({ code: "changed_since", field: "eventId" });
  });
});

it("gives no claim more places than it may have", () => {
  const lost = { ...first(base.spans), id: uuid(72) };
  const crowded = (count: number): ReviewRows => ({
    ...rows(),
    spans: Array.from({ length: count }, (_, index) => ({ ...lost, id: uuid(100 + index) })),
  });
  const dropped = did({ table: "spans", id: lost.id, before: lost, after: null });
  expect(decided(undo, ANA, crowded(LIMITS.spansPerClaim - 1), dropped)).toMatchObject([{ before: null }]);
  const attempt = () => decided(undo, ANA, crowded(LIMITS.spansPerClaim), dropped);
  expect(refusal(attempt)).toEqual({ code: "changed_since", field: "eventId" });
});

it.each<[string, Change[], () => ReviewRows]>([
  [
    "a claim that somebody else has judged since",
    [{ table: "claims", id: CLAIM, before: null, after: CLAIM_ROW }],
    () => ({ ...rows(), claims: [{ ...CLAIM_ROW, verdictBy: LUIS.id }] }),
  ],
  [
    "a citation that was mended since",
    [{ table: "citations", id: CITED, before: null, after: { ...first(base.citations), note: "As it was." } }],
    rows,
  ],
])("what others did with it since is not taken along: %s", (_what, changes, now) => {
  expect(refusal(() => decided(undo, ANA, now(), did(...changes)))).toEqual({
    code: "changed_since",
    field: "eventId",
  });
});
