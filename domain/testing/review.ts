import type { Node } from "prosemirror-model";
import { Mapping, type Step } from "prosemirror-transform";
import { carryRange, mapRange, verifyAnchor } from "#domain/article/anchor.ts";
import { sentencesAround } from "#domain/article/sentences.ts";
import type { CommandOf, SpanInput } from "#domain/review/commands.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type {
  ArticleRow,
  Change,
  ClaimRow,
  CommentRow,
  CorrectionRow,
  SourceRow,
  SpanRow,
  ThreadRow,
} from "#domain/review/model.ts";
import { contextOfPlaces, textOfPlaces, wordsAt } from "#domain/review/rules/claims.ts";
import type { ReviewStore } from "#domain/review/store.ts";
import type { ReviewView } from "#domain/review/view.ts";

/** Rows, commands and views for the tests of the rules and of the session. */

export const ANA = { id: "ana", name: "Ana Prieto" };
export const LUIS = { id: "luis", name: "Luis Ortega" };
export const NOA = { id: "noa", name: "Noa Levi" };
export const ARTICLE_ID = "01900000-0000-7000-8000-000000000001";

/** An id that says its number: `uuid(3)`. */
export const uuid = (number: number) => `01900000-0000-7000-8000-${(0x1000 + number).toString(16).padStart(12, "0")}`;

const made = { articleId: ARTICLE_ID, createdBy: ANA.id, createdAt: 0 };

export const articleRow = (fields: Partial<ArticleRow> = {}): ArticleRow => ({
  id: ARTICLE_ID,
  headline: "A pact",
  byline: "",
  language: "en",
  sourceUrl: null,
  deadline: null,
  createdBy: ANA.id,
  createdAt: 0,
  ...fields,
});

export const claimRow = (fields: Partial<ClaimRow> & { id: string }): ClaimRow => ({
  ...made,
  number: 1,
  verdict: "needs-source",
  judgedQuote: "24 years",
  judgedContext: "",
  verdictBy: ANA.id,
  verdictAt: 0,
  removedAt: null,
  ...fields,
});

export const spanRow = (fields: Partial<SpanRow> & { id: string; claimId: string }): SpanRow => ({
  articleId: ARTICLE_ID,
  from: 1,
  to: 9,
  version: 0,
  quote: "24 years",
  prefix: "",
  suffix: "",
  ...fields,
});

export const sourceRow = (id: string, title = "A source"): SourceRow => ({
  ...made,
  id,
  type: "primary",
  csl: { id, type: "webpage", title },
});

export const threadRow = (fields: Partial<ThreadRow> & { id: string }): ThreadRow => ({
  ...made,
  claimId: null,
  resolvedBy: null,
  resolvedAt: null,
  ...fields,
});

export const commentRow = (fields: Partial<CommentRow> & { id: string; threadId: string }): CommentRow => ({
  ...made,
  body: "Sure?",
  editedAt: null,
  deletedAt: null,
  ...fields,
});

/** “24” shall be “25”, in “It was the first visit in 24 years.” */
export const correctionRow = (fields: Partial<CorrectionRow> & { id: string; claimId: string }): CorrectionRow => ({
  ...made,
  ...{ from: 27, to: 29, version: 0, quote: "24", prefix: "", suffix: "" },
  ...{ replacement: "25", reason: "Kim came in 1999.", sourceId: null, status: "open" },
  ...{ decidedBy: null, decidedAt: null, decision: "" },
  ...fields,
});

export const emptyRows = (article = articleRow()) => ({
  article,
  claims: [],
  spans: [],
  sources: [],
  citations: [],
  threads: [],
  comments: [],
  corrections: [],
  versions: [],
});

export const CITATION = {
  stance: "supports",
  locatorLabel: "paragraph",
  locator: "4",
  passage: "",
  accessed: "2024-06-19",
  note: "",
} as const;

export const sourceInput = (id: string, title = "A source"): CommandOf<"source.change">["source"] => ({
  id,
  type: "primary",
  csl: { id, type: "webpage", title },
});

export function put(store: ReviewStore, changes: readonly Change[]): ReviewStore {
  store.apply(changes);
  return store;
}

/** What the rules see on the server: rows of the store, and the text at every version. */
export function viewOf(
  store: ReviewStore,
  docs: readonly Node[],
  steps: readonly Step[] = [],
  events: readonly ReviewEvent[] = [],
): ReviewView {
  const now = docs.length - 1;
  const textAt = (version: number): Node => {
    const doc = docs[version];
    if (!doc) throw new Error(`There is no version ${version}`);
    return doc;
  };
  const mapping = (from: number, to: number) => new Mapping(steps.slice(from, to).map((step) => step.getMap()));
  return {
    ...store.reads(),
    textVersion: now,
    event: (id) => events.find((event) => event.id === id),
    placeNow: (row) => mapRange(row, mapping(row.version, now)),
    wordsNow: (span) =>
      wordsAt(textAt(now), { ...span, ...mapRange(span, mapping(span.version, now)) }, store.claim(span.claimId)),
    readPlace(place: SpanInput, version, field) {
      const anchor = verifyAnchor(textAt(version), place, field);
      const context = sentencesAround(textAt(version), anchor, store.article.language);
      const carried = carryRange(anchor, mapping(version, now).maps, docs.slice(version + 1));
      return { anchor: { ...anchor, ...carried, version: now }, context };
    },
    textOf(claimId, asked = now) {
      const spans = store.spansOf(claimId);
      const at = Math.max(asked, ...spans.map((span) => span.version));
      const places = spans.map((span) => ({ ...span, ...mapRange(span, mapping(span.version, at)) }));
      return {
        quote: textOfPlaces(textAt(at), places, store.claim(claimId)),
        context: contextOfPlaces(textAt(at), places, store.article.language),
      };
    },
  };
}
