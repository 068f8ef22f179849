import type { Verdict } from "#domain/review/model.ts";

/** An article as the desk's list shows it. Times are UTC milliseconds. */
export type ArticleSummary = {
  id: string;
  headline: string;
  byline: string;
  /** BCP 47; `und` when unknown. */
  language: string;
  deadline: number | null;
  createdAt: number;
  updatedAt: number;
  /** Standing claims by verdict. */
  claims: Record<Verdict, number>;
  /** Of those, the ones whose words have changed since their verdict. */
  stale: Record<Verdict, number>;
  /** Claims whose text is gone. */
  orphaned: number;
  /** Claims somebody still has to look at. */
  unfinished: number;
  comments: number;
};
