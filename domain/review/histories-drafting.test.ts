import { it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { type Kind, tryHistories } from "#domain/testing/histories.ts";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";

/** New drafts, corrections and taking back what one did, while others type and mark. */
const DRAFTING: Kind = {
  body: () => lines("It was the first visit in 24 years.\nThe pact has 23 articles.\nThe toll is 8.30 euros."),
  placesAreSaid: true,
  deeds: {
    edit: 4,
    "type-over": 1,
    undo: 1,
    cut: 1,
    paste: 1,
    mark: 4,
    judge: 2,
    remove: 1,
    propose: 3,
    accept: 3,
    decline: 1,
    redraft: 3,
    "take-back": 5,
  },
  faults: { arrives: 6, lost: 1, unanswered: 1 },
  nexts: { nothing: 3, time: 4, calm: 3, rumour: 1, kill: 1, restart: 1 },
};

it(
  "new drafts, corrections and what was taken back end alike everywhere, and equal a replay of the log",
  UNHURRIED,
  () => tryHistories(DRAFTING, runs(1_000)),
);
