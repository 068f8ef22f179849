import type { Writer } from "#db/database.ts";
import { headOfArticle } from "#db/queries/articles.ts";
import { articlesWithOutdatedStates, claimsWithOutdatedStates, saveClaimState } from "#db/queries/claim-states.ts";
import { claimById, spansOfClaim } from "#db/queries/review.ts";
import { type ClaimsInText, isStaleAt, STALENESS_RULE } from "#domain/review/stale-claims.ts";
import type { Documents } from "./documents.ts";
import { logFault } from "./faults.ts";
import type { StetHandle } from "./handle.ts";
import { placedAt } from "./places-cache.ts";

const rule = STALENESS_RULE;

/**
 * Finds out about some claims whether they are stale, and keeps it for the list of articles, which never looks at a text.
 * Whoever writes the log calls it for the claims that an event may have made so, in the same transaction.
 *
 * @param article `version` of the text and where its claims stand, with all that was written in this transaction; without
 *   the places they are read
 */
export async function keepClaimStates(
  tx: Writer,
  documents: Documents,
  { id: articleId, version, claims }: { id: string; version: number; claims?: ClaimsInText | undefined },
  claimIds: Iterable<string>,
): Promise<void> {
  for (const claimId of claimIds) {
    const claim = await claimById(tx, articleId, claimId);
    if (!claim) continue;
    let stale = false;
    if (claim.verdict !== "needs-source") {
      const places = claims?.placesOf(claimId) ?? (await readPlaces(tx, documents, articleId, version, claimId));
      const { documentAt } = await documents.history(tx, articleId, version);
      stale = isStaleAt(claim, documentAt(version), places);
    }
    await saveClaimState(tx, { claimId, stale, rule });
  }
}

async function readPlaces(tx: Writer, documents: Documents, articleId: string, version: number, claimId: string) {
  const spans = await spansOfClaim(tx, articleId, claimId);
  const since = Math.min(version, ...spans.map((span) => span.version));
  return placedAt(await documents.history(tx, articleId, version, since), spans);
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
