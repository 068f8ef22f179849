import { articleRowAndHead } from "#db/queries/articles.ts";
import { reanchorRows } from "#db/queries/changes.ts";
import { placedRows } from "#db/queries/review-rows.ts";
import { CHECKPOINT_EVERY } from "./documents.ts";
import { logFault } from "./faults.ts";
import type { StetHandle } from "./handle.ts";
import { placedAt } from "./places-cache.ts";

/**
 * Stores the body and moves the spans to it each time the version passes a multiple of `CHECKPOINT_EVERY`, so that opening an
 * article never replays its whole log. Runs after the commit, on its own; a failure costs only time.
 *
 * @param before the version before what was accepted
 * @param after the version after it
 */
export function keepCheckpoint(handle: StetHandle, articleId: string, before: number, after: number): void {
  if (Math.floor(before / CHECKPOINT_EVERY) === Math.floor(after / CHECKPOINT_EVERY)) return;
  checkpoint(handle, articleId).catch((error: unknown) => logFault("checkpoint", error));
}

async function checkpoint({ database, documents }: StetHandle, articleId: string): Promise<void> {
  await database.write(async (tx) => {
    const article = await articleRowAndHead(tx, articleId);
    if (!article) return;
    const { version } = article;
    const spans = await placedRows(tx, articleId);
    const since = Math.min(version, ...spans.map((span) => span.version));
    const history = await documents.history(tx, articleId, version, since);
    await reanchorRows(tx, placedAt(history, spans));
    await documents.saveCheckpoint(tx, articleId, version);
  });
}
