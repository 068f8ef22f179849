import type { Node } from "prosemirror-model";
import type { Range } from "#domain/article/anchor.ts";
import { ArticleText, textBetween } from "#domain/article/text.ts";
import type { DraftPlace } from "#domain/review/commands.ts";
import { type DraftOutcome, type PreviewedClaim, verdictTurn } from "#domain/review/redraft.ts";
import { textOfPlaces } from "#domain/review/rules/claims.ts";
import { saysOther } from "#domain/review/staleness.ts";
import type { Preview } from "./preview.ts";

/** Where somebody wants a place of a claim to stand, with the words there and around them; `at` null for nowhere. */
export interface Fix {
  at: Range | null;
  words: string;
  before: string;
  after: string;
}

/** What somebody decided about a proposed draft. */
export interface Decisions {
  /** By the place's id. */
  fixes: ReadonlyMap<string, Fix>;
  /** Claims in doubt whose proposal was looked at and is right. */
  accepted: ReadonlySet<string>;
}

export const NO_DECISIONS: Decisions = { fixes: new Map(), accepted: new Set() };

/** A claim's fate as it was decided. */
export interface Fate extends PreviewedClaim {
  /** As it was proposed; where it stands in the list goes by this, so that it does not jump away. */
  proposed: Pick<PreviewedClaim, "outcome" | "doubt" | "sentences">;
  isFixed: boolean;
  isAccepted: boolean;
}

/** How many characters around chosen words are kept to know them again. */
const AROUND = 32;

/** Words of the new draft as a fix. */
export function fixAt(doc: Node, at: Range): Fix {
  const text = new ArticleText(doc);
  const [start, end] = [text.offsetAt(at.from), text.offsetAt(at.to)];
  return {
    at,
    words: text.text.slice(start, end),
    before: text.text.slice(Math.max(0, start - AROUND), start),
    after: text.text.slice(end, end + AROUND),
  };
}

/** The decision that a place is not in the new draft. */
export const NOWHERE: Fix = { at: null, words: "", before: "", after: "" };

export function fatesOf(doc: Node, claims: readonly PreviewedClaim[], decisions: Decisions): Fate[] {
  return claims.map((claim) => fateOf(doc, claim, decisions));
}

function fateOf(doc: Node, claim: PreviewedClaim, { fixes, accepted }: Decisions): Fate {
  const { outcome, doubt, sentences } = claim;
  const isAccepted = accepted.has(claim.claimId);
  const isFixed = claim.spans.some(({ id }) => fixes.has(id));
  const proposed = { outcome, doubt, sentences };
  if (!isFixed) return { ...claim, proposed, isFixed, isAccepted, doubt: isAccepted ? null : doubt };
  const spans = claim.spans.map((span) => ({ ...span, at: fixOf(fixes, span) }));
  const after = textOfPlaces(
    doc,
    spans.map(({ at }) => at ?? undefined),
    undefined,
  );
  const own = { spans, after, outcome: decided(claim, after), doubt: null, sentences: null };
  return { ...claim, ...own, proposed, isFixed, isAccepted };
}

function fixOf(fixes: Decisions["fixes"], { id, at }: Pick<DraftPlace, "id" | "at">): Range | null {
  const fix = fixes.get(id);
  return fix ? fix.at : at;
}

function decided({ before }: PreviewedClaim, after: string): DraftOutcome {
  if (after === "") return "gone";
  if (before === "") return "returned";
  return saysOther(before, after) ? "changed" : "moved";
}

/** The places that the command carries: those proposed, and over them those decided. */
export function placesOf({ places }: Preview, { fixes }: Decisions): DraftPlace[] {
  const named = new Set(places.map(({ id }) => id));
  const added = Array.from(fixes, ([id, { at }]) => ({ id, at })).filter(({ id, at }) => at !== null && !named.has(id));
  return [...places.map((place) => ({ ...place, at: fixOf(fixes, place) })), ...added];
}

/** How many claims have which fate; those in doubt are counted as that alone. */
export function countFates(fates: readonly Fate[]): Record<FateGroup, number> {
  const counts = { doubtful: 0, gone: 0, changed: 0, sentence: 0, moved: 0, returned: 0, unchanged: 0 };
  for (const fate of fates) counts[groupOf(fate)] += 1;
  return counts;
}

/** How many verdicts would stand on other words than they were given on. */
export function countLapses(fates: readonly Fate[]): number {
  return fates.filter((fate) => verdictTurn(fate, fate) === "lapses").length;
}

export type FateGroup = "doubtful" | "sentence" | DraftOutcome;
export const FATE_GROUPS: readonly FateGroup[] = [
  "doubtful",
  "gone",
  "changed",
  "sentence",
  "moved",
  "returned",
  "unchanged",
];

/** Where a claim is listed and counted: those whose own words stand in a sentence of other words apart from those that simply stand. */
function groupOf({ outcome, doubt, sentences }: Pick<Fate, "outcome" | "doubt" | "sentences">): FateGroup {
  if (doubt) return "doubtful";
  return sentences === null ? outcome : "sentence";
}

/** Claims as the list shows them, by what was proposed for them. */
export function groupFates(fates: readonly Fate[]): [FateGroup, Fate[]][] {
  const groups = Map.groupBy(fates, ({ proposed }) => groupOf(proposed));
  return FATE_GROUPS.flatMap((group) => {
    const found = groups.get(group);
    return found ? [[group, found] satisfies [FateGroup, Fate[]]] : [];
  });
}

/**
 * Takes decisions over to another preview. Chosen words are looked up with what stands around them, and a decision goes
 * where they stand exactly once; otherwise it is dropped, for a wrong place is worse than none.
 */
export function carryDecisions(
  { fixes, accepted }: Decisions,
  old: Preview,
  fresh: Preview,
  doc: Node,
): { decisions: Decisions; dropped: number } {
  const spans = new Set(fresh.claims.flatMap((claim) => claim.spans.map(({ id }) => id)));
  const text = new ArticleText(doc);
  const carried = new Map<string, Fix>();
  for (const [id, fix] of fixes) {
    const found = spans.has(id) ? carryFix(fix, text, doc) : null;
    if (found) carried.set(id, found);
  }
  const before = new Map(old.claims.map((claim) => [claim.claimId, claim]));
  const same = fresh.claims.filter(({ claimId, outcome, after }) => {
    const known = before.get(claimId);
    return accepted.has(claimId) && known?.outcome === outcome && known.after === after;
  });
  return {
    decisions: { fixes: carried, accepted: new Set(same.map(({ claimId }) => claimId)) },
    dropped: fixes.size - carried.size,
  };
}

function carryFix(fix: Fix, text: ArticleText, doc: Node): Fix | null {
  if (fix.at === null) return fix;
  if (fix.at.to <= doc.content.size && textBetween(doc, fix.at.from, fix.at.to) === fix.words) {
    const same = fixAt(doc, fix.at);
    if (same.before === fix.before && same.after === fix.after) return same;
  }
  const known = fix.before + fix.words + fix.after;
  const start = text.text.indexOf(known);
  if (start < 0 || text.text.indexOf(known, start + 1) >= 0) return null;
  const from = start + fix.before.length;
  return fixAt(doc, { from: text.positionAt(from), to: text.positionAt(from + fix.words.length) });
}
