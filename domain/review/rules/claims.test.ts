import { Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { refusal } from "#domain/testing/refusals.ts";
import { ANA, ARTICLE_ID, CITATION, claimRow, emptyRows, LUIS, spanRow, uuid, viewOf } from "#domain/testing/review.ts";
import { CLAIM, COMMAND, decided, NEW, NOW, REMOVED, rows, SENTENCE, SOURCE, SPAN } from "#domain/testing/rules.ts";
import type { Command } from "../commands.ts";
import { decide } from "../decide.ts";
import { LIMITS } from "../model.ts";
import { ReviewStore } from "../store.ts";
import { joinQuotes } from "./claims.ts";

const VISIT = { id: uuid(51), from: 12, to: 23, quote: "first visit" };
const IT = { id: uuid(52), from: 1, to: 3, quote: "It" };

const create = (fields: object = {}): Command => ({
  id: COMMAND,
  kind: "claim.create",
  claimId: NEW,
  version: 0,
  verdict: "disputed",
  spans: [VISIT],
  ...fields,
});
const about = <Kind extends string>(kind: Kind, fields: object = {}) =>
  ({ id: COMMAND, kind, claimId: CLAIM, ...fields }) as unknown as Command;

describe("a new claim", () => {
  it("has the next number, its verdict, the words that were judged, and its places with their surroundings", () => {
    const [claim, span, ...others] = decided(create());
    expect(others).toEqual([]);
    expect(claim).toEqual({
      table: "claims",
      id: NEW,
      before: null,
      after: claimRow({
        id: NEW,
        number: 3,
        verdict: "disputed",
        judgedQuote: "first visit",
        judgedContext: SENTENCE,
        verdictAt: NOW,
        createdAt: NOW,
      }),
    });
    expect(span?.after).toEqual({
      ...VISIT,
      articleId: ARTICLE_ID,
      claimId: NEW,
      version: 0,
      prefix: "It was the ",
      suffix: " in 24 years.",
    });
  });

  it("judges all its places in reading order, each wording once", () => {
    const again = { ...IT, id: uuid(53) };
    const [claim] = decided(create({ spans: [VISIT, IT, again] }));
    expect(claim?.after).toMatchObject({ judgedQuote: "It … first visit" });
  });

  it("may stand at the same place as another", () => {
    expect(decided(create({ spans: [{ ...VISIT, from: 27, to: 35, quote: "24 years" }] }))).toHaveLength(2);
  });
});

describe("a verdict", () => {
  it("keeps the words that its giver saw, and who gave it when", () => {
    const [change] = decided(about("claim.setVerdict", { verdict: "verified" }), LUIS);
    expect(change?.after).toMatchObject({
      verdict: "verified",
      judgedQuote: "24 years",
      verdictBy: LUIS.id,
      verdictAt: NOW,
    });
    expect(change?.before).toEqual(claimRow({ id: CLAIM, judgedContext: SENTENCE }));
  });

  it("is on the words that it brings, whatever stands there by now", () => {
    const [change] = decided(about("claim.setVerdict", { verdict: "verified", quote: "23 years" }), LUIS);
    expect(change?.after).toMatchObject({ verdict: "verified", judgedQuote: "23 years" });
  });

  it("given again by another person is theirs from then on", () => {
    expect(decided(about("claim.setVerdict", { verdict: "needs-source" }), LUIS)[0]?.after).toMatchObject({
      verdictBy: LUIS.id,
    });
  });

  it("given again on changed words is given on those", () => {
    const base = { ...rows(), claims: [claimRow({ id: CLAIM, judgedQuote: "23 years" })] };
    const [change] = decided(about("claim.setVerdict", { verdict: "needs-source" }), ANA, base);
    expect(change?.after).toMatchObject({ judgedQuote: "24 years" });
  });
});

describe("the places of a claim", () => {
  it("become more", () => {
    expect(decided(about("claim.addSpans", { version: 0, spans: [VISIT] }))).toEqual([
      expect.objectContaining({ table: "spans", id: VISIT.id, before: null, after: expect.objectContaining(VISIT) }),
    ]);
  });

  it("change, keeping the words that were judged", () => {
    const span = { ...VISIT, id: SPAN };
    const changes = decided(about("claim.changeSpan", { version: 0, span }));
    expect(changes).toEqual([
      expect.objectContaining({
        table: "spans",
        id: SPAN,
        before: rows().spans[0],
        after: expect.objectContaining({ ...span, claimId: CLAIM, prefix: "It was the " }),
      }),
    ]);
  });

  it("become fewer, as long as one is left", () => {
    const base = rows();
    base.spans.push(spanRow({ id: uuid(54), claimId: CLAIM }));
    const changes = decided(about("claim.removeSpan", { spanId: SPAN }), ANA, base);
    expect(changes).toEqual([{ table: "spans", id: SPAN, before: base.spans[0], after: null }]);
  });

  it("are at most 200", () => {
    const crowded = (count: number) => ({
      ...rows(),
      spans: Array.from({ length: count }, (_, number) => spanRow({ id: uuid(100 + number), claimId: CLAIM })),
    });
    const command = about("claim.addSpans", { version: 0, spans: [VISIT] });
    expect(decided(command, ANA, crowded(LIMITS.spansPerClaim - 1))).toHaveLength(1);
    const attempt = () => decided(command, ANA, crowded(LIMITS.spansPerClaim));
    expect(refusal(attempt)).toEqual({ code: "too_large", field: "spans" });
  });
});

describe("a verdict on a claim whose text is gone", () => {
  /** The claim's text was taken out by the edit that led to a version. */
  const gone = (version: number) => ({
    ...rows(),
    spans: [spanRow({ id: SPAN, claimId: CLAIM, from: 27, to: 27, version })],
  });
  const judge = (fields: object = {}) => about("claim.setVerdict", { verdict: "verified", ...fields });
  const refused = { code: "text_gone", field: "claimId" };
  /** What a verdict changes after that edit, which led to version 1. */
  function judged(command: Command) {
    const edit = new Transform(lines(SENTENCE)).delete(27, 35);
    const view = viewOf(new ReviewStore(gone(1)), [...edit.docs, edit.doc], edit.steps);
    return decide(command, view, { actor: LUIS, at: NOW, seq: 7 });
  }

  it.each<[string, object]>([
    ["without words", {}],
    ["with the words that stood there", { quote: "24 years" }],
    ["with them, on the text without them", { quote: "24 years", version: 1 }],
    ["without words, on the text that had them", { version: 0 }],
    ["that there is none yet", { verdict: "needs-source" }],
  ])("is refused %s", (_what, fields) => {
    expect(refusal(() => judged(judge(fields)))).toEqual(refused);
  });

  it("is taken from who saw the words before they went, on these words", () => {
    const [change] = judged(judge({ quote: "24 years", version: 0 }));
    expect(change?.after).toMatchObject({ verdict: "verified", judgedQuote: "24 years", verdictBy: LUIS.id });
  });

  it("is refused also where the words that it brings are none", () => {
    expect(refusal(() => decided(judge({ quote: " " })))).toEqual({ code: "invalid_input", field: "quote" });
  });
});

it("sources and comments may be given to a claim whose text is gone", () => {
  const base = { ...rows(), spans: [spanRow({ id: SPAN, claimId: CLAIM, from: 27, to: 27 })] };
  const cite = about("citation.add", { citationId: NEW, sourceId: SOURCE, ...CITATION });
  const discuss = about("thread.start", { threadId: NEW, commentId: uuid(53), body: "Why is it gone?" });
  for (const command of [cite, discuss]) expect(decided(command, ANA, base)).not.toEqual([]);
  expect(decided(about("claim.remove"), ANA, base)).toMatchObject([{ after: { removedAt: NOW } }]);
  const elsewhere = about("claim.changeSpan", { version: 0, span: { ...VISIT, id: SPAN } });
  expect(decided(elsewhere, ANA, base)).toMatchObject([{ after: { from: 12, to: 23, quote: "first visit" } }]);
});

describe("removing and restoring", () => {
  it("keep the claim, its number and everything about it", () => {
    expect(decided(about("claim.remove"))).toEqual([
      {
        table: "claims",
        id: CLAIM,
        before: claimRow({ id: CLAIM, judgedContext: SENTENCE }),
        after: claimRow({ id: CLAIM, judgedContext: SENTENCE, removedAt: NOW }),
      },
    ]);
    expect(decided(about("claim.restore", { claimId: REMOVED }))[0]?.after).toMatchObject({
      number: 2,
      removedAt: null,
    });
  });
});

it.each<[string, Command]>([
  ["the verdict that the same person gave on the same words", about("claim.setVerdict", { verdict: "needs-source" })],
  ["the removal of a removed claim", about("claim.remove", { claimId: REMOVED })],
  ["the restoring of a standing claim", about("claim.restore")],
])("%s changes nothing", (_what, command) => {
  expect(decided(command)).toEqual([]);
});

it.each<[string, Command, string, string]>([
  ["a claim whose id is in use", create({ claimId: CLAIM }), "duplicate_id", "claimId"],
  ["a claim whose id a removed claim has", create({ claimId: REMOVED }), "duplicate_id", "claimId"],
  ["a claim with the place of another", create({ spans: [{ ...VISIT, id: SPAN }] }), "duplicate_id", "spans.0.id"],
  ["a claim with one place twice", create({ spans: [VISIT, VISIT] }), "duplicate_id", "spans.1.id"],
  [
    "a claim whose quote is not there",
    create({ spans: [{ ...VISIT, quote: "last visit" }] }),
    "quote_mismatch",
    "spans.0",
  ],
  [
    "a claim whose second quote is not there",
    create({ spans: [VISIT, { ...IT, quote: "They" }] }),
    "quote_mismatch",
    "spans.1",
  ],
  ["a claim on an empty place", create({ spans: [{ ...VISIT, to: 12 }] }), "empty_range", "spans.0"],
  ["a claim on a reversed place", create({ spans: [{ ...VISIT, from: 23, to: 12 }] }), "empty_range", "spans.0"],
  ["a claim on a place behind the end", create({ spans: [{ ...VISIT, to: 4_000 }] }), "empty_range", "spans.0"],
  [
    "a verdict on a claim that is not there",
    about("claim.setVerdict", { claimId: NEW, verdict: "verified" }),
    "not_found",
    "claimId",
  ],
  [
    "a verdict on a removed claim",
    about("claim.setVerdict", { claimId: REMOVED, verdict: "verified" }),
    "not_found",
    "claimId",
  ],
  [
    "more places for a claim that is not there",
    about("claim.addSpans", { claimId: NEW, version: 0, spans: [VISIT] }),
    "not_found",
    "claimId",
  ],
  [
    "more places for a removed claim",
    about("claim.addSpans", { claimId: REMOVED, version: 0, spans: [VISIT] }),
    "not_found",
    "claimId",
  ],
  [
    "a place that is there already",
    about("claim.addSpans", { version: 0, spans: [{ ...VISIT, id: SPAN }] }),
    "duplicate_id",
    "spans.0.id",
  ],
  [
    "another place of another claim",
    about("claim.changeSpan", { version: 0, span: { ...VISIT, id: uuid(9) } }),
    "not_found",
    "spanId",
  ],
  ["another place that is not there", about("claim.changeSpan", { version: 0, span: VISIT }), "not_found", "spanId"],
  [
    "another place whose quote is not there",
    about("claim.changeSpan", { version: 0, span: { ...VISIT, id: SPAN, quote: "x" } }),
    "quote_mismatch",
    "span",
  ],
  ["the end of a claim's only place", about("claim.removeSpan", { spanId: SPAN }), "invalid_input", "spanId"],
  ["the end of another claim's place", about("claim.removeSpan", { spanId: uuid(9) }), "not_found", "spanId"],
  ["the end of a claim that is not there", about("claim.remove", { claimId: NEW }), "not_found", "claimId"],
  ["the return of a claim that is not there", about("claim.restore", { claimId: NEW }), "not_found", "claimId"],
])("%s is refused", (_what, command, code, field) => {
  expect(refusal(() => decided(command))).toEqual({ code, field });
});

describe("the text of a claim", () => {
  it("is its wordings in reading order, each once", () => {
    const at = (from: number, quote: string) => ({ from, quote });
    expect(joinQuotes([at(30, "b"), at(2, "a"), at(50, "a"), at(0, "c")])).toBe("c … a … b");
    expect([joinQuotes([]), joinQuotes([at(0, "a")])]).toEqual(["", "a"]);
  });
});

it("decides the first number in an article without claims", () => {
  expect(decided(create(), ANA, emptyRows())[0]?.after).toMatchObject({ number: 1 });
});
