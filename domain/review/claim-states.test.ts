import fc from "fast-check";
import { history } from "prosemirror-history";
import { Step } from "prosemirror-transform";
import { expect, it } from "vitest";
import { articleSchema } from "#domain/article/schema.ts";
import { Authority } from "#domain/testing/authority.ts";
import { open, turns } from "#domain/testing/browsers.ts";
import { act, type Deed, type Hands, randomDeed } from "#domain/testing/deeds.ts";
import { doc, em, p } from "#domain/testing/documents.ts";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import type { Range } from "../article/anchor.ts";
import { type ClaimState, ClaimsInText, claimStateAt, claimsJudgedAnew } from "./claim-states.ts";
import { stepsOf } from "./event.ts";

const BODY = doc(
  p("Two leaders signed ", em("an agreement"), " on Wednesday. It was the first visit in 24 years, and 15 of 23 went."),
  p("The pact has 23 articles. None of the 23 is new."),
  p("Thousands waved flags."),
);

const deed = randomDeed({
  ...{ edit: 12, undo: 2, redo: 1, cut: 2, paste: 2, mark: 6, grow: 2, change: 1, shrink: 1, judge: 3 },
  ...{ remove: 1, restore: 1, "take-back": 2, propose: 2, accept: 2, redraft: 1 },
});

/** The state of each claim as whoever reads every claim's text finds it. */
function statesIn(authority: Authority, among: ReadonlySet<string> | null = null): Map<string, ClaimState> {
  const { rows, doc: body } = authority.load();
  const asked = rows.claims.filter(({ id }) => among === null || among.has(id));
  const spans = Map.groupBy(rows.spans, ({ claimId }) => claimId);
  return new Map(asked.map((claim) => [claim.id, claimStateAt(claim, body, spans.get(claim.id) ?? [])]));
}

/** What stands follows the text as the rows do; a place whose text is gone says nothing wherever it is. */
function expectSamePlaces(claims: ClaimsInText, authority: Authority): void {
  const { rows } = authority.load();
  const standing = (places: readonly Range[]) =>
    places
      .filter(({ from, to }) => from < to)
      .map(({ from, to }) => `${from}–${to}`)
      .sort();
  for (const { id } of rows.claims)
    expect(standing(claims.placesOf(id))).toEqual(standing(rows.spans.filter(({ claimId }) => claimId === id)));
}

it(
  "the claims near an edit, and those a command says something of, are all whose state can be another one",
  UNHURRIED,
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 30, size: "max" }), async (deeds: Deed[]) => {
        const authority = new Authority(BODY);
        const page = await open(authority, undefined, { plugins: [history()] });
        const hands: Hands = { clipboard: null, typed: (text) => text };
        const claims = new ClaimsInText([]);
        const kept = new Map<string, ClaimState>();
        let heard = 0;
        for (const one of deeds) {
          act(page, hands, one);
          await turns();
          for (; heard < authority.events.length; heard++) {
            const event = authority.events[heard];
            if (!event) break;
            const maps = stepsOf(event.command).map((json) => Step.fromJSON(articleSchema, json).getMap());
            const concerned = new Set([...claimsJudgedAnew(event.changes), ...claims.follow(maps, event.changes)]);
            for (const [id, state] of statesIn(authority, concerned)) kept.set(id, state);
          }
          expect(kept).toEqual(statesIn(authority));
          expectSamePlaces(claims, authority);
        }
      }),
      runs(400),
    ),
);
