import type { Writer } from "#db/database.ts";
import { headOfArticle } from "#db/queries/articles.ts";
import { articlesWithOutdatedStates, claimsWithOutdatedStates, saveClaimState } from "#db/queries/claim-states.ts";
import { claimById, spansOfClaim } from "#db/queries/review.ts";
import type { SpanRow } from "#domain/review/model.ts";
import { isStaleAt, STALENESS_RULE } from "#domain/review/stale-claims.ts";
import type { Documents } from "./documents.ts";
import { logFault } from "./faults.ts";
import type { StetHandle } from "./handle.ts";
import { placedAt } from "./places-cache.ts";

const rule = STALENESS_RULE;

/**
 * Finds out about some claims whether they are stale, and keeps it for the list of articles, which never looks at a text.
 * Whoever writes the log calls it for the claims that an event may have made so, in the same transaction.
 *
 * @param version of the text, with all that was written in this transaction
 */
export async function keepClaimStates(
  tx: Writer,
  documents: Documents,
  { id: articleId, version }: { id: string; version: number },
  claimIds: Iterable<string>,
): Promise<void> {
  for (const claimId of claimIds) {
    const claim = await claimById(tx, articleId, claimId);
    if (!claim) continue;
    const spans = claim.verdict === "needs-source" ? [] : await spansOfClaim(tx, articleId, claimId);
    const stale = spans.length > 0 && isStaleAt(claim, ...(await read(tx, documents, articleId, version, spans)));
    await saveClaimState(tx, { claimId, stale, rule });
  }
}

async function read(tx: Writer, documents: Documents, articleId: string, version: number, spans: readonly SpanRow[]) {
  const since = Math.min(version, ...spans.map((span) => span.version));
  const history = await documents.history(tx, articleId, version, since);
  return [history.documentAt(version), placedAt(history, spans)] as const;
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
