import type { Command } from "#domain/review/commands.ts";
import { decide } from "#domain/review/decide.ts";
import type { Change, Person } from "#domain/review/model.ts";
import { type ReviewRows, ReviewStore } from "#domain/review/store.ts";
import { lines } from "./documents.ts";
import { frozen } from "./frozen.ts";
import {
  ANA,
  CITATION,
  claimRow,
  commentRow,
  emptyRows,
  sourceRow,
  spanRow,
  threadRow,
  uuid,
  viewOf,
} from "./review.ts";

/**
 * A review for the tests of the rules, of “It was the first visit in 24 years.”: claim 1 on “24 years” with a citation
 * and a discussion, and claim 2 on “visit”, which is removed.
 */
export const [CLAIM, REMOVED, SPAN, SOURCE, CITED, THREAD, COMMENT, GONE] = [1, 2, 3, 4, 5, 6, 7, 8].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
export const NEW = uuid(50);
export const COMMAND = uuid(60);
export const NOW = 1_000;

const citation = {
  ...CITATION,
  id: CITED,
  articleId: claimRow({ id: CLAIM }).articleId,
  claimId: CLAIM,
  sourceId: SOURCE,
  createdBy: ANA.id,
  createdAt: 0,
};

export const rows = (): ReviewRows => ({
  ...emptyRows(),
  claims: [claimRow({ id: CLAIM }), claimRow({ id: REMOVED, number: 2, judgedQuote: "visit", removedAt: 7 })],
  spans: [
    spanRow({ id: SPAN, claimId: CLAIM, from: 27, to: 35 }),
    spanRow({ id: uuid(9), claimId: REMOVED, from: 18, to: 23, quote: "visit" }),
  ],
  sources: [sourceRow(SOURCE)],
  citations: [citation],
  threads: [threadRow({ id: THREAD, claimId: CLAIM })],
  comments: [
    commentRow({ id: COMMENT, threadId: THREAD }),
    commentRow({ id: GONE, threadId: THREAD, body: "", deletedAt: 8 }),
  ],
});

/** What the command changes in that review; everything it may look at is frozen. */
export function decided(command: Command, actor: Person = ANA, base: ReviewRows = rows()): Change[] {
  const store = new ReviewStore(frozen(base));
  const view = viewOf(store, [lines("It was the first visit in 24 years.")]);
  return decide(frozen(command), frozen(view), frozen({ actor, at: NOW }));
}
