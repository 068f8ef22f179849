import type { Node } from "prosemirror-model";
import type { Writer } from "#db/database.ts";
import { headOfArticle } from "#db/queries/articles.ts";
import { articlesWithOutdatedStates, claimsWithOutdatedStates, saveClaimState } from "#db/queries/claim-states.ts";
import { claimById, spansOfClaim } from "#db/queries/review.ts";
import { CLAIM_STATE_RULE, type ClaimsInText, claimStateAt, isSameState } from "#domain/review/claim-states.ts";
import type { ClaimRow, SpanRow } from "#domain/review/model.ts";
import type { Documents } from "./documents.ts";
import { logFault } from "./faults.ts";
import type { StetHandle } from "./handle.ts";
import { placedAt } from "./placed-at.ts";

const rule = CLAIM_STATE_RULE;

/**
 * Finds out the state of some claims, and keeps it for the list of articles, which never looks at a text. Whoever writes
 * the log calls it for the claims of which an event may have changed it, in the same transaction.
 *
 * @param article its text's version, with all that was written in this transaction
 * @param standing where the claims stand at that version, if it is known: then a letter typed into one costs no query
 */
export async function keepClaimStates(
  tx: Writer,
  documents: Documents,
  article: { id: string; version: number },
  claimIds: Iterable<string>,
  standing?: ClaimsInText,
): Promise<void> {
  for (const claimId of claimIds) {
    const before = standing?.found(claimId);
    const claim = before?.claim ?? (await claimById(tx, article.id, claimId));
    if (!claim) continue;
    const { doc, places } = await wordsOf(tx, documents, article, claim, standing);
    const state = claimStateAt(claim, doc, places);
    if (!isSameState(before?.state, state)) await saveClaimState(tx, { claimId, ...state, rule });
    standing?.remember({ claim, state });
  }
}

async function wordsOf(
  tx: Writer,
  documents: Documents,
  { id, version }: { id: string; version: number },
  claim: ClaimRow,
  standing: ClaimsInText | undefined,
): Promise<{ doc: Node; places: SpanRow[] }> {
  const spans = standing ? [] : await spansOfClaim(tx, id, claim.id);
  const since = Math.min(version, ...spans.map((span) => span.version));
  const history = await documents.history(tx, id, version, since);
  return { doc: history.documentAt(version), places: standing?.placesOf(claim.id) ?? placedAt(history, spans) };
}

/**
 * Finds out what is not known: after an update that brought the count, or another rule for it. Article by article, so that
 * others can write in between; ends early when `signal` says so. One that cannot be read is left and tried again next time.
 */
export async function completeClaimStates({ database, documents }: StetHandle, signal: AbortSignal): Promise<void> {
  for (const articleId of await database.read((db) => articlesWithOutdatedStates(db, { rule }))) {
    if (signal.aborted) return;
    try {
      await database.write(async (tx) => {
        const article = await headOfArticle(tx, articleId);
        const claimIds = await claimsWithOutdatedStates(tx, { articleId, rule });
        if (article) await keepClaimStates(tx, documents, article, claimIds);
      });
    } catch (error) {
      logFault("claim states", error);
    }
  }
}
