import { it } from "vitest";
import { doc, em, h, item, link, ol, p, quote, ul } from "#domain/testing/documents.ts";
import { type Kind, tryHistories } from "#domain/testing/histories.ts";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";

const KIND: Kind = {
  body: () =>
    doc(
      h(1, "A ceremony in the capital"),
      p("Two leaders signed ", em("an agreement"), " on Wednesday. It was the first visit in 24 years."),
      ul(
        item(p("The pact has 23 articles."), ol(item(p("None is ", link("new"), ".")))),
        item(p("Analysts doubt it.")),
      ),
      quote(p("Thousands of people waved flags 😀, said the ministry.")),
    ),
  deeds: {
    edit: 14,
    "type-over": 2,
    mark: 5,
    cut: 1,
    paste: 1,
    undo: 2,
    redo: 1,
    grow: 2,
    change: 1,
    shrink: 1,
    judge: 3,
    remove: 1,
    restore: 1,
    discuss: 2,
    answer: 2,
  },
  faults: { arrives: 8, lost: 1, unanswered: 1, twice: 1, late: 1, slow: 2, waits: 1, "signed-out": 1 },
  nexts: { nothing: 5, time: 3, arrival: 2, rumour: 2, calm: 2, kill: 1, restart: 1 },
};

it("three people who edit and mark an article in every way end with the same text, rows and places", UNHURRIED, () =>
  tryHistories(KIND, runs(2500)),
);
