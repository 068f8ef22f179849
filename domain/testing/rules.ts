import type { Command } from "#domain/review/commands.ts";
import { decide } from "#domain/review/decide.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type { Change, Person } from "#domain/review/model.ts";
import { type ReviewRows, ReviewStore } from "#domain/review/store.ts";
import { lines } from "./documents.ts";
import { frozen } from "./frozen.ts";
import {
  ANA,
  ARTICLE_ID,
  CITATION,
  claimRow,
  commentRow,
  correctionRow,
  emptyRows,
  sourceRow,
  spanRow,
  threadRow,
  uuid,
  viewOf,
} from "./review.ts";

/** An open correction of Ana's, of “24” into “25”, a version that has a name, and an event that can be taken back. */
export const [CORRECTION, VERSION, EVENT] = [10, 11, 12].map(uuid) as [string, string, string];

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
/** The text of that review. */
export const SENTENCE = "It was the first visit in 24 years.";
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
  claims: [
    claimRow({ id: CLAIM, judgedContext: SENTENCE }),
    claimRow({ id: REMOVED, number: 2, judgedQuote: "visit", removedAt: 7 }),
  ],
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
  corrections: [correctionRow({ id: CORRECTION, claimId: CLAIM })],
  versions: [{ id: VERSION, articleId: ARTICLE_ID, name: "draft 2", seq: 3, createdBy: ANA.id, createdAt: 0 }],
});

/** That Ana has removed claim 2. */
export const removal = (): ReviewEvent => {
  const [, after] = rows().claims;
  if (!after) throw new Error("Claim 2 is missing");
  return {
    ...{ articleId: ARTICLE_ID, seq: 7, id: EVENT, kind: "claim.remove", claimId: REMOVED, at: 7, version: 0 },
    ...{ actorId: ANA.id, actorName: ANA.name, command: { id: EVENT, kind: "claim.remove", claimId: REMOVED } },
    changes: [{ table: "claims", id: REMOVED, before: { ...after, removedAt: null }, after }],
  };
};

/** What the command changes in that review; everything it may look at is frozen. */
export function decided(
  command: Command,
  actor: Person = ANA,
  base: ReviewRows = rows(),
  events: readonly ReviewEvent[] = [removal()],
): Change[] {
  const store = new ReviewStore(frozen(base));
  const view = viewOf(store, [lines(SENTENCE)], [], frozen(events));
  return decide(frozen(command), frozen(view), frozen({ actor, at: NOW, seq: 7 }));
}
