import { articleRowAndHead } from "#db/queries/articles.ts";
import { reanchorRows } from "#db/queries/changes.ts";
import { savePlaces } from "#db/queries/place-checkpoints.ts";
import { placedRows } from "#db/queries/review-rows.ts";
import { CHECKPOINT_EVERY } from "./documents.ts";
import { logFault } from "./faults.ts";
import type { StetHandle } from "./handle.ts";
import { placedAt } from "./placed-at.ts";

/** And places are stored as they are after this many steps: they are many, and quickly carried on. */
const PLACES_EVERY = 1_000;

/**
 * Stores the body and moves the spans to it each time the version passes a multiple of `CHECKPOINT_EVERY`, so that opening an
 * article never replays its whole log; now and then their places too, so that reading the past need not either. Runs after
 * the commit, on its own; a failure costs only time.
 *
 * @param before the version before what was accepted
 * @param after the version after it
 */
export function keepCheckpoint(handle: StetHandle, articleId: string, before: number, after: number): void {
  const passes = (every: number) => Math.floor(before / every) !== Math.floor(after / every);
  if (!passes(CHECKPOINT_EVERY)) return;
  checkpoint(handle, articleId, passes(PLACES_EVERY)).catch((error: unknown) => logFault("checkpoint", error));
}

async function checkpoint({ database, documents }: StetHandle, articleId: string, keepsPlaces: boolean): Promise<void> {
  await database.write(async (tx) => {
    const article = await articleRowAndHead(tx, articleId);
    if (!article) return;
    const { version, seq } = article;
    const spans = await placedRows(tx, articleId);
    const since = Math.min(version, ...spans.map((span) => span.version));
    const history = await documents.history(tx, articleId, version, since);
    const placed = placedAt(history, spans);
    await reanchorRows(tx, placed);
    await documents.saveCheckpoint(tx, articleId, version);
    if (!keepsPlaces) return;
    const places = Object.fromEntries(placed.map(({ id, from, to }) => [id, [from, to] as const]));
    await savePlaces(tx, { articleId, version, seq, places });
  });
}
