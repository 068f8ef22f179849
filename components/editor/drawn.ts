import type { Range } from "#domain/article/anchor.ts";
import { textBetween } from "#domain/article/text.ts";
import { VisibleParts } from "#domain/article/visible.ts";
import type { SpanRow } from "#domain/review/model.ts";
import { wordsAt } from "#domain/review/rules/claims.ts";
import type { ArticleSession } from "#domain/review/session.ts";
import type { Highlight } from "./claims-plugin.ts";
import type { ProposedWords } from "./corrections-plugin.ts";

/**
 * The highlights of an article's claims where they stand on screen, in whole words and without white space at their edges.
 *
 * @param only these claims; all of them unless told
 */
export function highlightsOf(
  session: ArticleSession,
  isStale: (claimId: string) => boolean,
  only?: ReadonlySet<string>,
): Highlight[] {
  const { store, state } = session;
  const visible = new VisibleParts(state.doc);
  const drawn: Highlight[] = [];
  const draw = (span: SpanRow, range: Range | undefined) => {
    const { claimId, id: spanId } = span;
    const claim = store.claim(claimId);
    if (!range || !claim || claim.removedAt !== null) return;
    const words = visible.of(wordsAt(state.doc, { ...span, ...range }, claim));
    drawn.push({ claimId, spanId, verdict: claim.verdict, stale: isStale(claimId), ...words });
  };
  if (!only) for (const [span, range] of session.ranges()) draw(span, range);
  for (const claimId of only ?? []) for (const span of store.spansOf(claimId)) draw(span, session.rangeOf(span.id));
  return drawn;
}

/** The open corrections of an article where they stand on screen. */
export function proposedIn(session: ArticleSession, active: string | null): ProposedWords[] {
  const { store, state } = session;
  const proposed: ProposedWords[] = [];
  for (const correction of store.all("corrections").values()) {
    const { id, claimId, quote, replacement, status } = correction;
    const range = status === "open" ? session.wordsOf(correction) : undefined;
    const claim = store.claim(claimId);
    if (!range || !claim || claim.removedAt !== null) continue;
    const outdated = textBetween(state.doc, range.from, range.to) !== quote;
    const lookedAt = claimId === active;
    proposed.push({ id, claimId, number: claim.number, outdated, replacement, lookedAt, ...range });
  }
  return proposed;
}
