import { expect, it } from "vitest";
import { refusal } from "#domain/testing/refusals.ts";
import { uuid } from "#domain/testing/review.ts";
import { COMMAND, CORRECTION, decided, NEW, SPAN } from "#domain/testing/rules.ts";
import type { Command } from "../commands.ts";

const redraft = (fields: object = {}): Command => ({
  ...{ id: COMMAND, kind: "article.redraft", version: 0, places: [] },
  steps: [{ stepType: "replace", from: 1, to: 3 }],
  ...fields,
});
const at = { from: 1, to: 3 };
const REMOVED_SPAN = uuid(9);

it.each<[string, object]>([
  ["no places", {}],
  ["places of claims and of corrections, also of a removed claim", { places: [SPAN, CORRECTION, REMOVED_SPAN] }],
  ["the first point of the log, and its last", { restores: 0 }],
  ["its last point", { restores: 7 }],
])("a new draft may name %s", (_what, { places = [], ...fields }: { places?: string[] }) => {
  expect(decided(redraft({ ...fields, places: places.map((id) => ({ id, at })) }))).toEqual([]);
});

it.each<[string, object, string, string]>([
  [
    "a place twice",
    {
      places: [
        { id: SPAN, at },
        { id: CORRECTION, at: null },
        { id: SPAN, at: null },
      ],
    },
    "invalid_input",
    "places.2.id",
  ],
  [
    "a place that is not there",
    {
      places: [
        { id: SPAN, at },
        { id: NEW, at },
      ],
    },
    "not_found",
    "places.1.id",
  ],
  ["a point that the log has not", { restores: 8 }, "not_found", "restores"],
  ["a point far beyond the log", { restores: 99_999 }, "not_found", "restores"],
])("a new draft that names %s is refused", (_what, fields, code, field) => {
  expect(refusal(() => decided(redraft(fields)))).toEqual({ code, field });
});
