import type { Node } from "prosemirror-model";
import { type Step, Transform } from "prosemirror-transform";
import { alignStretches, type Placement } from "../article/alignment/alignment.ts";
import type { Range } from "../article/anchor.ts";
import { stepsBetween } from "../article/draft-steps.ts";
import { ArticleText, textBetween } from "../article/text.ts";
import type { DraftPlace } from "./commands.ts";
import type { ArticleRow, ClaimRow, CorrectionRow, SpanRow, Verdict } from "./model.ts";
import { Places } from "./places.ts";
import { contextOfPlaces, textOfPlaces } from "./rules/claims.ts";
import { BETWEEN_WORDINGS, changedSentences, isStale, saysOther } from "./staleness.ts";

/** What becomes of a claim in a new draft, the most serious first. */
export const DRAFT_OUTCOMES = ["gone", "changed", "moved", "returned", "unchanged"] as const;
export type DraftOutcome = (typeof DRAFT_OUTCOMES)[number];

/**
 * Why a claim's fate wants a second look, the most serious first. `gone`: nothing is left of it; `partly-gone`: some of its
 * places have gone and others not; `other-words`: little of its wording is left; `other-sentence`: it stands, but in a sentence
 * of other words; `rival`: another figure of its kind came to stand in its sentence; `short`: so little text found elsewhere may be another.
 */
export const DRAFT_DOUBTS = ["gone", "partly-gone", "other-words", "other-sentence", "rival", "short"] as const;
export type DraftDoubt = (typeof DRAFT_DOUBTS)[number];

/** One claim's fate. */
export interface DraftClaim {
  claimId: string;
  outcome: DraftOutcome;
  /** null where nothing is in doubt. */
  doubt: DraftDoubt | null;
  /** Its text before and after; empty where there is none. */
  before: string;
  after: string;
  /** Sentences around it that became others while its own words stand as they were, which may turn what they say; else null. */
  sentences: { before: string; after: string } | null;
  /** Where its spans will stand in the new draft. */
  spans: DraftPlace[];
}

/** One claim's fate with what one needs to see to judge it. */
export interface PreviewedClaim extends DraftClaim {
  number: number;
  verdict: Verdict;
  /** The words that its verdict was given on. */
  judgedQuote: string;
  /** `words`: its text before, or what stood there last where it is gone already. */
  spans: (DraftPlace & { words: string })[];
}

/**
 * What a new draft does: the command's parts, and what it means for each claim, those in doubt first, and before those that
 * simply stand the ones around which a sentence turned.
 */
export interface DraftPlan {
  /** Turn the old body into the new one. */
  steps: Step[];
  /** Of every span and open correction that stands in the old body; those of words that are gone already are not named. */
  places: DraftPlace[];
  claims: DraftClaim[];
}

/** The rows of an article with their places in the old body. */
export interface DraftRows {
  article: Pick<ArticleRow, "language">;
  claims: readonly ClaimRow[];
  spans: readonly SpanRow[];
  corrections: readonly CorrectionRow[];
}

/** Below this likeness, 0 to 1, changed words want a second look. */
const SURE_LIKENESS = 0.75;
/** Below this likeness of the rest of their sentence, words that stand as they were may speak of something else. */
const SURE_SURROUNDINGS = 0.5;
/** A text so short, in UTF-16 units, may be another one when it is found elsewhere. */
const SHORT = 8;

/** Says what a new draft does to an article's claims, before anything is done. */
export function planDraft(old: Node, fresh: Node, rows: DraftRows): DraftPlan {
  const steps = stepsBetween(old, fresh);
  const placed = alignRows(old, fresh, [...rows.spans, ...rows.corrections.filter(({ status }) => status === "open")]);
  const places = Array.from(placed, ([id, { at, stood }]) => ({ id, at, stood }));
  const after = placesAfter(old, steps, rows, places);
  const standing = rows.claims.filter((claim) => claim.removedAt === null);
  const spansOf = Map.groupBy(rows.spans, (span) => span.claimId);
  const drafts = { old, fresh, placed, after, language: rows.article.language };
  const claims = standing.map((claim) => claimIn(claim, spansOf.get(claim.id) ?? [], drafts));
  const order = ({ outcome, doubt, sentences }: DraftClaim) => {
    if (doubt) return DRAFT_OUTCOMES.indexOf(outcome) - DRAFT_OUTCOMES.length;
    return sentences ? DRAFT_OUTCOMES.indexOf("changed") + 0.5 : DRAFT_OUTCOMES.indexOf(outcome);
  };
  return { steps, places, claims: claims.sort((one, other) => order(one) - order(other)) };
}

interface Placed {
  stood: Range;
  at: Range | null;
  placement: Placement | null;
}

function alignRows(old: Node, fresh: Node, rows: readonly (SpanRow | CorrectionRow)[]): Map<string, Placed> {
  const [oldText, freshText] = [new ArticleText(old), new ArticleText(fresh)];
  const standing = rows.filter(({ from, to }) => to > from && textBetween(old, from, to).trim() !== "");
  const stretches = standing.map(({ from, to }) => ({ start: oldText.offsetAt(from), end: oldText.offsetAt(to) }));
  const found = alignStretches(oldText.text, freshText.text, stretches);
  return new Map(
    standing.map((row, index) => {
      const placement = found[index] ?? null;
      const at = placement && { from: freshText.positionAt(placement.start), to: freshText.positionAt(placement.end) };
      const isText = at && at.to > at.from && textBetween(fresh, at.from, at.to).trim() !== "";
      const stood = { from: row.from, to: row.to };
      return [row.id, { stood, at: isText ? at : null, placement: isText ? placement : null }];
    }),
  );
}

/** Where every span stands once the draft is in, by the very rules that will decide then. */
function placesAfter(
  old: Node,
  steps: readonly Step[],
  { spans, corrections }: DraftRows,
  places: readonly DraftPlace[],
): (spanId: string) => Range | undefined {
  const made = new Transform(old);
  for (const step of steps) made.step(step);
  const all = new Places([...spans, ...corrections]);
  const placed = new Map(places.map(({ id, at }) => [id, at]));
  all.edit({ docs: made.docs, maps: steps.map((step) => step.getMap()), doc: made.doc, placed }, 0, null);
  return (spanId) => all.placeOf(spanId);
}

interface Drafts {
  old: Node;
  fresh: Node;
  placed: ReadonlyMap<string, Placed>;
  after: (spanId: string) => Range | undefined;
  language: string;
}

function claimIn(claim: ClaimRow, spans: readonly SpanRow[], drafts: Drafts): DraftClaim {
  const { old, fresh, placed, after, language } = drafts;
  const ranges = spans.map((span) => ({ span, at: after(span.id) })).map(({ span, at }) => at && { ...span, ...at });
  const texts = { before: textOfPlaces(old, spans, claim), after: textOfPlaces(fresh, ranges, claim) };
  const placements = spans.flatMap((span) => placed.get(span.id) ?? []);
  const outcome = outcomeOf(texts, placements);
  const doubt = doubtOf(outcome, texts.before, placements);
  const stands = outcome === "moved" || outcome === "unchanged";
  const sentences = stands
    ? sentencesTurned(contextOfPlaces(old, spans, language), contextOfPlaces(fresh, ranges, language))
    : null;
  return {
    claimId: claim.id,
    outcome,
    // Words that are the ones judged want no second look for being others than now.
    doubt: doubt === "other-words" && verdictTurn(claim, texts) === "fits-again" ? null : doubt,
    ...texts,
    sentences,
    spans: spans.map(({ id }, index) => {
      const at = ranges[index];
      return { id, at: at && at.to > at.from ? at : null };
    }),
  };
}

function sentencesTurned(before: string, after: string): DraftClaim["sentences"] {
  if (!saysOther(before, after)) return null;
  const { lost, fresh } = changedSentences(before, after);
  if (lost.length === 0) return null;
  return { before: lost.join(BETWEEN_WORDINGS), after: fresh.join(BETWEEN_WORDINGS) };
}

/**
 * What other words make of a claim's verdict: it `lapses` when it was given on those before and not on those after, and it
 * `fits-again` when the article says again what it was given on; null when nothing changes in this.
 */
export function verdictTurn(
  claim: Pick<ClaimRow, "verdict" | "judgedQuote">,
  { before, after }: { before: string; after: string },
): "lapses" | "fits-again" | null {
  if (before === "" || after === "") return null;
  const isStaleAfter = isStale(claim, after);
  if (isStale(claim, before) === isStaleAfter) return null;
  return isStaleAfter ? "lapses" : "fits-again";
}

function outcomeOf({ before, after }: { before: string; after: string }, placements: readonly Placed[]): DraftOutcome {
  if (after === "") return "gone";
  if (before === "") return "returned";
  if (saysOther(before, after)) return "changed";
  // What stands letter for letter where reading order does not lead was moved, however it was found.
  const isMoved = (outcome: string) => outcome === "moved" || (outcome === "changed" && before === after);
  return placements.some(({ placement }) => placement && isMoved(placement.outcome)) ? "moved" : "unchanged";
}

function doubtOf(outcome: DraftOutcome, before: string, placed: readonly Placed[]): DraftDoubt | null {
  if (outcome === "gone") return before === "" ? null : "gone";
  const placements = placed.flatMap(({ at, placement }) => (at && placement ? placement : []));
  if (placements.length > 0 && placements.length < placed.length) return "partly-gone";
  if (placements.some(({ likeness }) => likeness < SURE_LIKENESS)) return "other-words";
  if (placements.some(({ surroundings }) => surroundings < SURE_SURROUNDINGS)) return "other-sentence";
  if (placements.some(({ hasRival }) => hasRival)) return "rival";
  return outcome === "moved" && before.length < SHORT ? "short" : null;
}
