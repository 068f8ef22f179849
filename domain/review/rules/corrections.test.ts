import { describe, expect, it } from "vitest";
import { refusal } from "#domain/testing/refusals.ts";
import { correctionRow, LUIS, spanRow, uuid } from "#domain/testing/review.ts";
import { CLAIM, COMMAND, CORRECTION, decided, NEW, NOW, REMOVED, rows, SPAN } from "#domain/testing/rules.ts";
import type { Command } from "../commands.ts";
import type { ReviewRows } from "../store.ts";

/** “24 years”, the text of the claim. */
const PLACE = { from: 27, to: 35, quote: "24 years" };

const propose = (fields: object = {}): Command => ({
  ...{ id: COMMAND, kind: "correction.propose", correctionId: NEW, claimId: CLAIM, version: 0, place: PLACE },
  ...{ replacement: "25 years", reason: "He came in 1999.", sourceId: null },
  ...fields,
});
const other = (kind: "accept" | "decline" | "withdraw", fields: object = {}) =>
  ({ id: COMMAND, kind: `correction.${kind}`, correctionId: CORRECTION, ...fields }) as unknown as Command;

/** The claim at two places, the second being “first visit”. */
const twice = (): ReviewRows => ({
  ...rows(),
  spans: [...rows().spans, spanRow({ id: uuid(80), claimId: CLAIM, from: 12, to: 23, quote: "first visit" })],
});
/** The claim without any text. */
const gone = (): ReviewRows => ({ ...rows(), spans: [spanRow({ id: SPAN, claimId: CLAIM, from: 27, to: 27 })] });

describe("a correction", () => {
  it("keeps what it was proposed for, and why", () => {
    expect(decided(propose())).toEqual([
      {
        table: "corrections",
        id: NEW,
        before: null,
        after: correctionRow({
          ...{ id: NEW, claimId: CLAIM, ...PLACE, prefix: "It was the first visit in ", suffix: "." },
          ...{ replacement: "25 years", reason: "He came in 1999.", createdAt: NOW },
        }),
      },
    ]);
  });

  it.each<[string, object]>([
    ["takes the words out", { replacement: "" }],
    ["takes a space out", { replacement: "24years" }],
    ["puts a second space in", { replacement: "24  years" }],
    ["has a space at its end", { replacement: "25 years " }],
  ])("may be one that %s", (_what, fields) => {
    expect(decided(propose(fields))).toMatchObject([{ after: fields }]);
  });

  it("may be for a part of the words", () => {
    const place = { from: 27, to: 29, quote: "24" };
    expect(decided(propose({ place, replacement: "25" }))).toMatchObject([{ after: { ...place, replacement: "25" } }]);
  });

  it("may be for any place of its claim", () => {
    const place = { from: 18, to: 23, quote: "visit" };
    expect(decided(propose({ place, replacement: "trip" }), LUIS, twice())).toHaveLength(1);
  });
});

it.each<[string, Command, string, string]>([
  ["words that stand there already", propose({ replacement: "24 years" }), "invalid_input", "replacement"],
  ["nothing but spaces", propose({ replacement: "  " }), "invalid_input", "replacement"],
  ["nothing but signs without a shape", propose({ replacement: "\u200b\u00a0" }), "invalid_input", "replacement"],
  ["a claim that is not there", propose({ claimId: NEW }), "not_found", "claimId"],
  ["a removed claim", propose({ claimId: REMOVED }), "not_found", "claimId"],
  ["a source that is not there", propose({ sourceId: NEW }), "not_found", "sourceId"],
  ["an id that is in use", propose({ correctionId: CORRECTION }), "duplicate_id", "correctionId"],
  [
    "words outside of its claim",
    propose({ place: { from: 12, to: 23, quote: "first visit" } }),
    "invalid_input",
    "place",
  ],
  [
    "words of which some are outside of its claim",
    propose({ place: { from: 24, to: 35, quote: "in 24 years" } }),
    "invalid_input",
    "place",
  ],
  ["an empty place", propose({ place: { ...PLACE, to: 27 } }), "empty_range", "place"],
  ["words that are others", propose({ place: { ...PLACE, quote: "25 years" } }), "quote_mismatch", "place"],
])("a correction for %s is refused", (_what, command, code, field) => {
  expect(refusal(() => decided(command))).toEqual({ code, field });
});

it.each<[string, () => ReviewRows, object]>([
  ["over two places of its claim", twice, { place: { from: 12, to: 35, quote: "first visit in 24 years" } }],
  ["of a claim whose text is gone", gone, {}],
])("a correction %s is refused", (_what, base, fields) => {
  expect(refusal(() => decided(propose(fields), LUIS, base()))).toEqual({ code: "invalid_input", field: "place" });
});

describe("deciding about a correction", () => {
  const closed = (): ReviewRows => ({
    ...rows(),
    corrections: [correctionRow({ id: CORRECTION, claimId: CLAIM, status: "declined" })],
  });

  it.each([other("accept", { quote: "24", note: "" }), other("decline", { note: "No." }), other("withdraw")])(
    "is done once: $kind",
    (command) => {
      expect(decided(command)).toMatchObject([
        { after: { status: expect.not.stringMatching("open"), decidedAt: NOW } },
      ]);
      expect(refusal(() => decided(command, undefined, closed()))).toEqual({
        code: "changed_since",
        field: "correctionId",
      });
    },
  );

  it("is not withdrawing what somebody else proposed", () => {
    expect(refusal(() => decided(other("withdraw"), LUIS))).toEqual({ code: "forbidden", field: "correctionId" });
  });
});
