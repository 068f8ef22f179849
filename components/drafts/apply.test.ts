import { expect, it } from "vitest";
import { Attempt, type Choices } from "./apply.ts";
import { NO_DECISIONS, NOWHERE } from "./fates.ts";
import type { Preview } from "./preview.ts";

// Of a preview only these parts count here.
const PREVIEW = { version: 3, steps: [{ stepType: "replace" }], places: [{ id: "a", at: null }] } as unknown as Preview;
const CHOICES: Choices = { name: "Draft 2", headline: null, byline: null, restores: null };

it("sends the same again under the same ids, and anything else under new ones", () => {
  const attempt = new Attempt();
  const first = attempt.commandsFor(PREVIEW, NO_DECISIONS, CHOICES);
  expect(first).toMatchObject([
    { id: attempt.redraftId, kind: "article.redraft", version: 3, places: [{ id: "a", at: null }] },
    { kind: "version.name", name: "Draft 2" },
  ]);
  expect(attempt.commandsFor(PREVIEW, NO_DECISIONS, { ...CHOICES })).toEqual(first);
  const other = { ...NO_DECISIONS, fixes: new Map([["a", { ...NOWHERE, at: { from: 1, to: 2 } }]]) };
  const second = attempt.commandsFor(PREVIEW, other, { name: "", headline: "Other", byline: "Ann", restores: 0 });
  expect(second).toMatchObject([
    {
      kind: "article.redraft",
      places: [{ id: "a", at: { from: 1, to: 2 } }],
      restores: 0,
      headline: "Other",
      byline: "Ann",
    },
  ]);
  expect(second[0]).not.toMatchObject({ id: (first[0] as { id: string }).id });
});

it.each([{ headline: "Other" }, { byline: "Ann Writer" }])(
  "of a draft with nothing new but %j changes that alone, and names the version then",
  (field) => {
    const attempt = new Attempt();
    const commands = attempt.commandsFor({ ...PREVIEW, steps: [] }, NO_DECISIONS, { ...CHOICES, ...field });
    expect(commands).toEqual([
      { id: attempt.redraftId, kind: "article.describe", ...field },
      { id: expect.any(String), versionId: expect.any(String), kind: "version.name", name: "Draft 2" },
    ]);
  },
);
