import { it } from "vitest";
import { doc, item, p, ul } from "#domain/testing/documents.ts";
import { type Kind, tryHistories } from "#domain/testing/histories.ts";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";

const SAID = "It was the first visit in 24 years.";

const KIND: Kind = {
  body: () => doc(p(SAID), p(`${SAID} ${SAID}`), ul(item(p("24 years")), item(p("in 24 years"))), p(SAID)),
  deeds: {
    mark: 5,
    cut: 5,
    "type-over": 1,
    copy: 3,
    paste: 7,
    undo: 4,
    redo: 2,
    edit: 4,
    grow: 2,
    change: 1,
    shrink: 1,
    judge: 3,
    remove: 1,
    restore: 1,
  },
  faults: { arrives: 8, lost: 1, unanswered: 1, twice: 1, late: 1, slow: 2, waits: 1 },
  nexts: { nothing: 4, time: 3, arrival: 2, rumour: 2, calm: 3, kill: 1, restart: 1 },
};

it("an article in which much is said twice gives no claim the same words elsewhere", UNHURRIED, () =>
  tryHistories(KIND, runs(2500)),
);
