import { it } from "vitest";
import { doc, p } from "#domain/testing/documents.ts";
import { type Kind, tryHistories } from "#domain/testing/histories.ts";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";

const KIND: Kind = {
  lettersAreUnique: true,
  body(letter) {
    const words = (...lengths: number[]) => lengths.map((length) => Array.from({ length }, letter).join("")).join(" ");
    return doc(p(words(4, 3, 5, 2, 4)), p(words(3, 6, 3, 2)), p(words(5, 4)));
  },
  deeds: {
    edit: 10,
    "type-over": 1,
    mark: 4,
    cut: 2,
    paste: 2,
    undo: 2,
    redo: 1,
    grow: 1,
    change: 1,
    judge: 3,
    remove: 1,
    restore: 1,
    discuss: 2,
    answer: 2,
  },
  faults: { arrives: 2, lost: 2, unanswered: 2, twice: 2, late: 3, slow: 3, waits: 3, "signed-out": 1 },
  nexts: { nothing: 4, time: 5, arrival: 3, rumour: 4, calm: 1, kill: 3, restart: 2 },
};

it(
  "three people on bad lines, whose pages are killed and whose server is restarted, lose nothing and see nothing twice",
  UNHURRIED,
  () => tryHistories(KIND, runs(2500)),
);
