import type { StepMap } from "prosemirror-transform";
import type { Writer } from "#db/database.ts";
import { placedRows } from "#db/queries/review-rows.ts";
import { ClaimsInText } from "#domain/review/claim-states.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { Places } from "#domain/review/places.ts";
import type { Documents } from "./documents.ts";
import { placedAt } from "./placed-at.ts";
import { recentTyping } from "./recent-typing.ts";

/** How many articles' places stay in memory. */
const KEPT_ARTICLES = 64;

/**
 * The places of the articles that are being edited, so that a letter costs no look at their rows. An entry holds for one
 * point of an article's log; whatever else was written makes it worthless, and it is read anew.
 */
export class PlacesCache {
  readonly #entries = new Map<string, { seq: number; places: Places; claims: ClaimsInText }>();

  /** The places at a point of an article's log, where its text is at `version`. */
  async at(tx: Writer, documents: Documents, articleId: string, seq: number, version: number): Promise<Places> {
    const known = this.#entries.get(articleId);
    // What is asked for will be changed, so it must not outlive a transaction that is undone.
    tx.afterRollback(() => this.#entries.delete(articleId));
    if (known?.seq === seq) return known.places;
    const rows = await placedRows(tx, articleId);
    const since = Math.min(version, ...rows.map((row) => row.version));
    const placed = placedAt(await documents.history(tx, articleId, version, since), rows);
    const places = new Places(placed, await recentTyping(tx, documents, { id: articleId, seq, version }, rows));
    this.#entries.delete(articleId);
    this.#entries.set(articleId, { seq, places, claims: new ClaimsInText(placed) });
    for (const [oldest] of this.#entries) {
      if (this.#entries.size <= KEPT_ARTICLES) break;
      this.#entries.delete(oldest);
    }
    return places;
  }

  /**
   * An event was written: what is known holds for it too, when it held for the one before. Undone with the transaction.
   * Answers where the claims stand now and which are near what it changed in the text; null when that is not known, as `at`
   * was not asked for this event or one right before it.
   */
  follow(
    tx: Writer,
    { articleId, seq, changes, actorId }: Pick<ReviewEvent, "articleId" | "seq" | "changes" | "actorId">,
    maps: readonly StepMap[],
  ): { claims: ClaimsInText; near: ReadonlySet<string> } | null {
    const known = this.#entries.get(articleId);
    if (known?.seq !== seq - 1) return null;
    known.places.change(changes, actorId);
    known.seq = seq;
    tx.afterRollback(() => this.#entries.delete(articleId));
    return { claims: known.claims, near: known.claims.follow(maps, changes) };
  }
}
