import { describe, expect, it } from "vitest";
import { refusal } from "#domain/testing/refusals.ts";
import { ANA, ARTICLE_ID, CITATION, LUIS, sourceInput, sourceRow, uuid } from "#domain/testing/review.ts";
import { CITED, CLAIM, COMMAND, decided, NEW, NOW, REMOVED, rows, SOURCE } from "#domain/testing/rules.ts";
import type { Command } from "../commands.ts";

const add = (fields: object = {}): Command => ({
  id: COMMAND,
  kind: "citation.add",
  citationId: NEW,
  claimId: CLAIM,
  sourceId: SOURCE,
  ...CITATION,
  ...fields,
});
const BROUGHT = uuid(51);
const bring = (fields: object = {}) => add({ sourceId: BROUGHT, source: sourceInput(BROUGHT), ...fields });
const change = (fields: object = {}): Command => ({
  id: COMMAND,
  kind: "citation.change",
  citationId: CITED,
  ...CITATION,
  ...fields,
});
const remove = (citationId: string): Command => ({ id: COMMAND, kind: "citation.remove", citationId });
const mend = (id: string, title: string): Command => ({
  id: COMMAND,
  kind: "source.change",
  source: sourceInput(id, title),
});

describe("a citation", () => {
  it("of a source that the article has is one row", () => {
    expect(decided(add({ note: "see there" }), LUIS)).toEqual([
      {
        table: "citations",
        id: NEW,
        before: null,
        after: {
          ...CITATION,
          id: NEW,
          articleId: ARTICLE_ID,
          claimId: CLAIM,
          sourceId: SOURCE,
          note: "see there",
          createdBy: LUIS.id,
          createdAt: NOW,
        },
      },
    ]);
  });

  it("may bring its source with it, which comes first", () => {
    const [source, citation] = decided(bring());
    expect(source).toMatchObject({
      table: "sources",
      id: BROUGHT,
      before: null,
      after: { createdAt: NOW, type: "primary" },
    });
    expect(citation).toMatchObject({ table: "citations", after: { sourceId: BROUGHT } });
  });

  it("changes in what was sent and keeps who made it", () => {
    const [changed] = decided(change({ stance: "contradicts", locator: "9" }), LUIS);
    expect(changed?.before).toEqual(rows().citations[0]);
    expect(changed?.after).toEqual({ ...rows().citations[0], stance: "contradicts", locator: "9" });
  });

  it("ends as a row that is read backwards", () => {
    expect(decided(remove(CITED))).toEqual([
      { table: "citations", id: CITED, before: rows().citations[0], after: null },
    ]);
  });
});

it("a source is mended for all who cite it", () => {
  expect(decided(mend(SOURCE, "Mended"))).toEqual([
    { table: "sources", id: SOURCE, before: sourceRow(SOURCE), after: sourceRow(SOURCE, "Mended") },
  ]);
});

it.each<[string, Command]>([
  ["a citation changed to what it is", change()],
  ["a source changed to what it is", mend(SOURCE, "A source")],
])("%s changes nothing", (_what, command) => {
  expect(decided(command)).toEqual([]);
});

it.each<[string, Command, string, string]>([
  ["a citation whose id is in use", add({ citationId: CITED }), "duplicate_id", "citationId"],
  ["a citation for a claim that is not there", add({ claimId: NEW }), "not_found", "claimId"],
  ["a citation for a removed claim", add({ claimId: REMOVED }), "not_found", "claimId"],
  ["a citation of a source that is not there", add({ sourceId: NEW }), "not_found", "sourceId"],
  [
    "a brought source whose id is in use",
    bring({ sourceId: SOURCE, source: sourceInput(SOURCE) }),
    "duplicate_id",
    "source.id",
  ],
  ["a brought source that is not the one cited", bring({ sourceId: SOURCE }), "invalid_input", "sourceId"],
  [
    "a brought source whose record is of another",
    bring({ source: { ...sourceInput(BROUGHT), csl: sourceInput(NEW).csl } }),
    "invalid_input",
    "source.csl.id",
  ],
  ["a change of a citation that is not there", change({ citationId: NEW }), "not_found", "citationId"],
  ["the end of a citation that is not there", remove(NEW), "not_found", "citationId"],
  ["a change of a source that is not there", mend(NEW, "x"), "not_found", "source.id"],
  [
    "a change of a source to the record of another",
    { id: COMMAND, kind: "source.change", source: { ...sourceInput(SOURCE), csl: sourceInput(NEW).csl } },
    "invalid_input",
    "source.csl.id",
  ],
])("%s is refused", (_what, command, code, field) => {
  expect(refusal(() => decided(command, ANA))).toEqual({ code, field });
});
