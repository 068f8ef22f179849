import type { Node } from "prosemirror-model";
import type { Range } from "../../article/anchor.ts";
import { sentencesAround } from "../../article/sentences.ts";
import { firstCodePoints, textBetween } from "../../article/text.ts";
import { type Growth, growthAmong, growthOf, growthsIn } from "../../article/whole-words.ts";
import { AppError } from "../../errors.ts";
import { drop, found, free, patch, put } from "../change.ts";
import type { CommandOf, SpanInput } from "../commands.ts";
import { type Change, type ClaimRow, LIMITS, type PlacedRow, type SpanRow } from "../model.ts";
import { BETWEEN_WORDINGS } from "../staleness.ts";
import type { DecisionContext, ReviewView } from "../view.ts";

export function createClaim(
  command: CommandOf<"claim.create">,
  view: ReviewView,
  { actor, at }: DecisionContext,
): Change[] {
  free(view.claim(command.claimId), "claimId");
  const { spans, contexts } = readSpans(command.claimId, command.spans, command.version, view);
  const claim: ClaimRow = {
    id: command.claimId,
    articleId: view.article.id,
    number: view.nextClaimNumber(),
    verdict: command.verdict,
    judgedQuote: joinQuotes(spans),
    judgedContext: keptContext(joinContexts(contexts)),
    verdictBy: actor.id,
    verdictAt: at,
    createdBy: actor.id,
    createdAt: at,
    removedAt: null,
  };
  return [put("claims", claim), ...spans.map((span) => put("spans", span))];
}

/**
 * A verdict vouches for the words its giver saw: those it brings, or else the text at the version that was on screen. Who
 * could not see any, as all of the claim's text was gone, judges nothing (`text_gone`).
 */
export function setVerdict(
  command: CommandOf<"claim.setVerdict">,
  view: ReviewView,
  { actor, at }: DecisionContext,
): Change[] {
  const claim = standingClaim(view, command.claimId);
  const seen = view.textOf(claim.id, command.version);
  const judgedQuote = wordsJudged(command, claim, seen.quote, view);
  const judgedContext = keptContext(seen.context);
  const judged = { verdict: command.verdict, judgedQuote, judgedContext, verdictBy: actor.id };
  return patch("claims", claim, judged).length === 0 ? [] : patch("claims", claim, { ...judged, verdictAt: at });
}

function wordsJudged(
  { quote, version }: CommandOf<"claim.setVerdict">,
  claim: ClaimRow,
  seen: string,
  view: ReviewView,
): string {
  const asOf = version ?? view.textVersion;
  // What was lost only after the version its giver saw was still there to be judged.
  const sawNothing = quote === undefined || view.spansOf(claim.id).every((span) => span.version <= asOf);
  if (seen === "" && sawNothing)
    throw new AppError(
      "text_gone",
      `The text of claim ${claim.number} is gone. Attach it to other words to judge it.`,
      {
        field: "claimId",
      },
    );
  if (quote?.trim() === "")
    throw new AppError("invalid_input", "A verdict is on words, and these are none.", { field: "quote" });
  return quote ?? seen;
}

export function addSpans(command: CommandOf<"claim.addSpans">, view: ReviewView): Change[] {
  const claim = standingClaim(view, command.claimId);
  const standing = view.spansOf(claim.id);
  if (standing.length + command.spans.length > LIMITS.spansPerClaim)
    throw new AppError("too_large", `A claim has at most ${LIMITS.spansPerClaim} places.`, { field: "spans" });
  const { spans } = readSpans(claim.id, command.spans, command.version, view);
  return spans.map((span) => put("spans", span));
}

export function changeSpan(command: CommandOf<"claim.changeSpan">, view: ReviewView): Change[] {
  const claim = standingClaim(view, command.claimId);
  const before = ownSpan(view, claim, command.span.id);
  const { anchor } = view.readPlace(command.span, command.version, "span");
  const after: SpanRow = { ...before, ...anchor };
  return [{ table: "spans", id: before.id, before, after }];
}

export function removeSpan(command: CommandOf<"claim.removeSpan">, view: ReviewView): Change[] {
  const claim = standingClaim(view, command.claimId);
  const span = ownSpan(view, claim, command.spanId);
  const others = view.spansOf(claim.id).filter((other) => other.id !== span.id);
  if (others.length === 0)
    throw new AppError("invalid_input", "A claim keeps at least one place. Remove the claim instead.", {
      field: "spanId",
    });
  return [drop("spans", span)];
}

export function removeClaim(command: CommandOf<"claim.remove">, view: ReviewView, { at }: DecisionContext): Change[] {
  const claim = found(view.claim(command.claimId), "claim", "claimId");
  return claim.removedAt === null ? patch("claims", claim, { removedAt: at }) : [];
}

export function restoreClaim(command: CommandOf<"claim.restore">, view: ReviewView): Change[] {
  return patch("claims", found(view.claim(command.claimId), "claim", "claimId"), { removedAt: null });
}

/** The claim, when it exists and is not removed. */
export function standingClaim(view: ReviewView, claimId: string): ClaimRow {
  const claim = found(view.claim(claimId), "claim", "claimId");
  if (claim.removedAt !== null)
    throw new AppError("not_found", `Claim ${claim.number} was removed. Restore it first.`, { field: "claimId" });
  return claim;
}

/**
 * The text of a claim: its wordings in reading order, each once. Equal places are one wording, so marking another place
 * where the same words stand does not unsettle a verdict, and any other wording does.
 */
export function joinQuotes(spans: readonly { from: number; quote: string }[]): string {
  const inOrder = spans.toSorted((one, other) => one.from - other.from);
  return [...new Set(inOrder.map((span) => span.quote))].join(BETWEEN_WORDINGS);
}

/** A place, and the words at which it was marked with what stood around them, where that is known. */
type MarkedPlace = Range & Partial<Pick<PlacedRow, "quote" | "prefix" | "suffix">>;

function hasWords(place: MarkedPlace): place is Range & Pick<PlacedRow, "quote" | "prefix" | "suffix"> {
  return place.quote !== undefined && place.prefix !== undefined && place.suffix !== undefined;
}

/** How a claim was judged, by which its text is read. */
export type Judged = Pick<ClaimRow, "judgedQuote" | "judgedContext">;

/** The text of a claim whose places are these, as `textAt` reads each; a place that collapsed, or where only white space is left, has none. */
export function textOfPlaces(
  doc: Node,
  places: readonly (MarkedPlace | undefined)[],
  judged: Judged | undefined,
): string {
  const quotes = standing(places).map((place) => ({ from: place.from, quote: textAt(doc, place, judged) }));
  return joinQuotes(quotes.filter(({ quote }) => quote.trim() !== ""));
}

/** What a claim says at a place. */
function textAt(doc: Node, place: MarkedPlace, judged: Judged | undefined): string {
  const { from, to } = wordsAt(doc, place, judged);
  return textBetween(doc, from, to);
}

/**
 * Where that stands which a claim says at a place. Whoever shows or uses its words takes these. When its first or last word
 * has grown beyond the place, as “5 million” in what became “15 million”, it says the whole word: a verdict must not vouch
 * for a part of it. What stood beside its words already when they were marked or judged, as “multi” in “multimillion”, stays
 * outside.
 */
export function wordsAt<R extends MarkedPlace>(doc: Node, place: R, judged: Judged | undefined): R {
  if (!judged || judged.judgedContext === "" || place.from >= place.to) return place;
  const { lead, tail } = growthOf(doc, place);
  if (lead === "" && tail === "") return place;
  const wordings = judged.judgedQuote.split(BETWEEN_WORDINGS);
  const then = wordings.flatMap((words) => growthsIn(judged.judgedContext, words));
  const marked = hasWords(place) ? growthAmong(place) : undefined;
  // Words that were dragged know of their new place only, so that it tells nothing of words that were judged.
  const isMarkedSince = !wordings.includes(place.quote ?? "");
  const stood = (edge: keyof Growth, grown: string) => {
    const wasMarked = marked?.[edge] === grown;
    if (wasMarked && isMarkedSince) return true;
    return then.some((one) => one[edge] === grown) && (wasMarked || then.every((one) => one[edge] !== ""));
  };
  const from = stood("lead", lead) ? place.from : place.from - lead.length;
  const to = stood("tail", tail) ? place.to : place.to + tail.length;
  return { ...place, from, to };
}

/** The same of a place that is known by the words it was given, be it a claim's or a correction's. */
export function wordsOfRow<R extends Range>(
  doc: Node,
  place: R,
  row: Pick<PlacedRow, "quote" | "prefix" | "suffix">,
): R {
  return wordsAt(doc, place, { judgedQuote: row.quote, judgedContext: row.prefix + row.quote + row.suffix });
}

/** The sentences around a claim whose places are these, all of them. */
export function contextOfPlaces(doc: Node, places: readonly (Range | undefined)[], language: string): string {
  const inOrder = standing(places).toSorted((one, other) => one.from - other.from);
  return joinContexts(inOrder.map((place) => sentencesAround(doc, place, language)));
}

function standing<R extends Range>(places: readonly (R | undefined)[]): R[] {
  return places.filter((place) => place !== undefined).filter(({ from, to }) => to > from);
}

/** Each once. */
function joinContexts(contexts: readonly string[]): string {
  return [...new Set(contexts)].join(BETWEEN_WORDINGS);
}

/** No more of the sentences than a row holds. */
function keptContext(context: string): string {
  return firstCodePoints(context, LIMITS.judgedContext);
}

function ownSpan(view: ReviewView, claim: ClaimRow, spanId: string): SpanRow {
  const span = view.span(spanId);
  return found(span?.claimId === claim.id ? span : undefined, "place of this claim", "spanId");
}

function readSpans(
  claimId: string,
  brought: readonly SpanInput[],
  version: number,
  view: ReviewView,
): { spans: SpanRow[]; contexts: string[] } {
  const seen = new Set<string>();
  const spans: SpanRow[] = [];
  const contexts: string[] = [];
  for (const [index, span] of brought.entries()) {
    const field = `spans.${index}`;
    free(view.span(span.id), `${field}.id`);
    free(seen.has(span.id) ? span : undefined, `${field}.id`);
    seen.add(span.id);
    const { anchor, context } = view.readPlace(span, version, field);
    spans.push({ id: span.id, articleId: view.article.id, claimId, ...anchor });
    contexts.push(context);
  }
  return { spans, contexts };
}
