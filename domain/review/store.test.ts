import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import {
  ARTICLE_ID,
  articleRow,
  claimRow,
  commentRow,
  emptyRows,
  put,
  sourceRow,
  spanRow,
  threadRow,
  uuid,
} from "#domain/testing/review.ts";
import { put as created, drop, invert, patch } from "./change.ts";
import type { Change, CitationRow } from "./model.ts";
import { TABLE_NAMES } from "./model.ts";
import { ReviewStore } from "./store.ts";

const CLAIM = uuid(1);

const citationRow = (fields: Partial<CitationRow> & { id: string; claimId: string }): CitationRow => ({
  articleId: ARTICLE_ID,
  sourceId: uuid(90),
  stance: "supports",
  locatorLabel: "page",
  locator: "",
  passage: "",
  accessed: "",
  note: "",
  createdBy: "ana",
  createdAt: 0,
  ...fields,
});

/** Everything in the store, as plain rows. */
function contents(store: ReviewStore) {
  return TABLE_NAMES.map((table) => [table, new Map(store.all(table))] as const);
}

/** One thing that may happen to the rows; `of` and `row` choose among what is there. */
const deed = fc.record({
  what: fc.constantFrom("claim", "span", "source", "citation", "thread", "comment", "patch", "drop", "article"),
  of: fc.nat(8),
  row: fc.nat(8),
  at: fc.nat(3),
});

function changeFor(
  store: ReviewStore,
  { what, of, row, at }: { what: string; of: number; row: number; at: number },
): Change[] {
  const claims = [...store.all("claims").values()];
  const claim = claims[of % Math.max(1, claims.length)];
  const threads = [...store.all("threads").values()];
  const thread = threads[of % Math.max(1, threads.length)];
  const id = (kind: number) => uuid(kind * 100 + store.all("claims").size * 7 + row);
  const isFree = (free: unknown) => free === undefined;
  switch (what) {
    case "claim":
      return isFree(store.claim(id(1)))
        ? [created("claims", claimRow({ id: id(1), number: store.nextClaimNumber(), createdAt: at }))]
        : [];
    case "span":
      return claim && isFree(store.span(id(2)))
        ? [created("spans", spanRow({ id: id(2), claimId: claim.id, from: at, to: at + 3 }))]
        : [];
    case "source":
      return isFree(store.source(id(3))) ? [created("sources", sourceRow(id(3)))] : [];
    case "citation":
      return claim && isFree(store.citation(id(4)))
        ? [created("citations", citationRow({ id: id(4), claimId: claim.id, createdAt: at }))]
        : [];
    case "thread":
      return isFree(store.thread(id(5)))
        ? [created("threads", threadRow({ id: id(5), claimId: of % 2 ? (claim?.id ?? null) : null, createdAt: at }))]
        : [];
    case "comment":
      return thread && isFree(store.comment(id(6)))
        ? [created("comments", commentRow({ id: id(6), threadId: thread.id, createdAt: at }))]
        : [];
    case "patch":
      return claim ? patch("claims", claim, { verdict: at % 2 ? "verified" : "disputed", verdictAt: at }) : [];
    case "article":
      return patch("articles", store.article, { headline: `Headline ${at}` });
    default: {
      const spans = [...store.all("spans").values()];
      const span = spans[row % Math.max(1, spans.length)];
      return span ? [drop("spans", span)] : [];
    }
  }
}

const byAge = (one: { createdAt: number; id: string }, other: { createdAt: number; id: string }) =>
  one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1);

function expectIndexesToAgree(store: ReviewStore): void {
  const rows = <Row>(table: Iterable<Row>, mine: (row: Row) => boolean) => [...table].filter(mine);
  for (const { id } of store.all("claims").values()) {
    const mine = (row: { claimId: string | null }) => row.claimId === id;
    expect(new Set(store.spansOf(id))).toEqual(new Set(rows(store.all("spans").values(), mine)));
    expect(store.citationsOf(id)).toEqual(rows(store.all("citations").values(), mine).sort(byAge));
    expect(store.threadsOf(id)).toEqual(rows(store.all("threads").values(), mine).sort(byAge));
  }
  const ofArticle = rows(store.all("threads").values(), (thread) => thread.claimId === null);
  expect(store.threadsOf(null)).toEqual(ofArticle.sort(byAge));
  for (const { id } of store.all("threads").values())
    expect(store.commentsOf(id)).toEqual(
      rows(store.all("comments").values(), (comment) => comment.threadId === id).sort(byAge),
    );
  const numbers = [...store.all("claims").values()].map((claim) => claim.number);
  expect(store.nextClaimNumber()).toBe(Math.max(0, ...numbers) + 1);
}

describe("a store", () => {
  it("is as before once changes are taken back in reverse, and its look-ups agree with a full scan", UNHURRIED, () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), fc.nat(), (deeds, keep) => {
        const store = new ReviewStore(emptyRows());
        const done: { changes: Change[]; before: ReturnType<typeof contents> }[] = [];
        for (const one of deeds) {
          const changes = changeFor(store, one);
          done.push({ changes, before: contents(store) });
          store.apply(changes);
          expectIndexesToAgree(store);
        }
        for (const { changes, before } of done.slice(keep % (deeds.length + 1)).reverse()) {
          store.apply(changes.map(invert).reverse());
          expect(contents(store)).toEqual(before);
          expectIndexesToAgree(store);
        }
      }),
      runs(300),
    );
  });

  it("is the same whether rows are loaded or came as changes", () => {
    const rows = {
      ...emptyRows(),
      claims: [claimRow({ id: CLAIM, number: 4 })],
      spans: [spanRow({ id: uuid(2), claimId: CLAIM })],
      threads: [threadRow({ id: uuid(3), claimId: CLAIM })],
      comments: [commentRow({ id: uuid(4), threadId: uuid(3) })],
    };
    const loaded = new ReviewStore(rows);
    const changed = put(new ReviewStore(emptyRows()), [
      ...rows.claims.map((row) => created("claims", row)),
      ...rows.spans.map((row) => created("spans", row)),
      ...rows.threads.map((row) => created("threads", row)),
      ...rows.comments.map((row) => created("comments", row)),
    ]);
    expect(contents(changed)).toEqual(contents(loaded));
    expect([loaded.nextClaimNumber(), changed.nextClaimNumber()]).toEqual([5, 5]);
    expectIndexesToAgree(loaded);
  });

  it("never gives the number of a removed claim again", () => {
    const claim = claimRow({ id: CLAIM, number: 3 });
    const store = new ReviewStore({ ...emptyRows(), claims: [claim] });
    store.apply(patch("claims", claim, { removedAt: 5 }));
    expect(store.nextClaimNumber()).toBe(4);
  });

  it("gives a number again only when the claim that foresaw it was taken back", () => {
    const store = new ReviewStore({ ...emptyRows(), claims: [claimRow({ id: CLAIM, number: 3 })] });
    const foreseen = created("claims", claimRow({ id: uuid(9), number: 4 }));
    store.apply([foreseen]);
    expect(store.nextClaimNumber()).toBe(5);
    store.apply([invert(foreseen)]);
    expect(store.nextClaimNumber()).toBe(4);
  });

  it("replaces a row and leaves the others the very same", () => {
    const [one, other] = [claimRow({ id: CLAIM }), claimRow({ id: uuid(2), number: 2 })];
    const store = new ReviewStore({ ...emptyRows(), claims: [one, other] });
    store.apply(patch("claims", one, { verdict: "verified" }));
    expect(store.claim(other.id)).toBe(other);
    expect(store.claim(one.id)).not.toBe(one);
    expect(one.verdict).toBe("needs-source");
  });

  it("does not mind a row being taken away that is not there", () => {
    const store = new ReviewStore(emptyRows());
    expect(() => store.apply([drop("spans", spanRow({ id: uuid(1), claimId: CLAIM }))])).not.toThrow();
    expect(store.all("spans").size).toBe(0);
  });

  it.each<[string, Change[], (string | null)[]]>([
    ["the claim of a claim", [created("claims", claimRow({ id: uuid(5) }))], [uuid(5)]],
    ["the claim of a place", [created("spans", spanRow({ id: uuid(5), claimId: CLAIM }))], [CLAIM]],
    ["the claim of a place that goes", [drop("spans", spanRow({ id: uuid(5), claimId: CLAIM }))], [CLAIM]],
    ["the claim of a citation", [created("citations", citationRow({ id: uuid(5), claimId: CLAIM }))], [CLAIM]],
    ["the claim of a discussion", [created("threads", threadRow({ id: uuid(5), claimId: CLAIM }))], [CLAIM]],
    ["the article of a discussion about it", [created("threads", threadRow({ id: uuid(5) }))], [null]],
    ["the claim of a comment", [created("comments", commentRow({ id: uuid(5), threadId: uuid(3) }))], [CLAIM]],
    [
      "the claim of a comment whose discussion comes with it",
      [
        created("threads", threadRow({ id: uuid(6), claimId: CLAIM })),
        created("comments", commentRow({ id: uuid(5), threadId: uuid(6) })),
      ],
      [CLAIM],
    ],
    ["the article of a source", [created("sources", sourceRow(uuid(5)))], [null]],
    ["the article of its own fields", patch("articles", articleRow(), { headline: "Another" }), [null]],
    ["nobody when nothing changes", [], []],
  ])("says that changes concern %s", (_what, changes, touched) => {
    const store = new ReviewStore({
      ...emptyRows(),
      claims: [claimRow({ id: CLAIM })],
      threads: [threadRow({ id: uuid(3), claimId: CLAIM })],
    });
    expect([...store.apply(changes)]).toEqual(touched);
  });
});

describe("a change", () => {
  it("that sets what is there already is none", () => {
    expect(patch("claims", claimRow({ id: CLAIM }), { verdict: "needs-source", removedAt: null })).toEqual([]);
  });

  it("read backwards twice is itself", () => {
    const change = created("sources", sourceRow(uuid(5)));
    expect(invert(invert(change))).toEqual(change);
    expect(invert(change)).toMatchObject({ before: change.after, after: null });
  });
});
