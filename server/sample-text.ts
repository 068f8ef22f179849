import type { CslItem, LocatorLabel, SourceType, Stance, Verdict } from "#domain/review/model.ts";

/** An article of our own writing with the work that was begun on it, in one language. */
export interface SampleText {
  headline: string;
  byline: string;
  /** Markdown. */
  body: string;
  sources: Readonly<Record<string, { type: SourceType; csl: Omit<CslItem, "id"> }>>;
  claims: readonly SampleClaim[];
}

export interface SampleClaim {
  /** The words of the claim, as they stand in the body. */
  quote: string;
  /** The claim is made wherever these words stand, not only at the first place. */
  everywhere?: true;
  verdict: Verdict;
  citations?: readonly SampleCitation[];
  discussion?: { comments: readonly string[]; resolved?: true };
}

export interface SampleCitation {
  /** Which of the sources. */
  source: string;
  stance: Stance;
  locatorLabel: LocatorLabel;
  locator: string;
  passage: string;
  note?: string;
}
