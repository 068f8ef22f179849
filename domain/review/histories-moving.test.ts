import { it } from "vitest";
import { doc, h, item, p, ul } from "#domain/testing/documents.ts";
import { type Kind, tryHistories } from "#domain/testing/histories.ts";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";

const KIND: Kind = {
  lettersAreUnique: true,
  body(letter) {
    const words = (...lengths: number[]) => lengths.map((length) => Array.from({ length }, letter).join("")).join(" ");
    return doc(
      h(1, words(3, 4)),
      p(words(3, 5, 2, 6, 3)),
      ul(item(p(words(4, 3, 3))), item(p(words(5, 2)))),
      p(words(6, 4, 3, 5)),
    );
  },
  deeds: {
    mark: 5,
    cut: 5,
    "type-over": 1,
    copy: 1,
    paste: 5,
    undo: 4,
    redo: 2,
    edit: 6,
    grow: 1,
    change: 1,
    shrink: 1,
    judge: 3,
    remove: 1,
    restore: 1,
    discuss: 1,
  },
  faults: { arrives: 8, lost: 1, unanswered: 1, twice: 1, late: 1, slow: 2, waits: 1 },
  nexts: { nothing: 4, time: 3, arrival: 2, rumour: 2, calm: 3, kill: 1, restart: 1 },
};

it(
  "claimed text that is cut, pasted, undone and done again by three people keeps its claims, and no other text gets them",
  UNHURRIED,
  () => tryHistories(KIND, runs(2500)),
);
