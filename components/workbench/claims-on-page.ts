import type { ClaimRow } from "#domain/review/model.ts";
import { type Progress, reviewProgress } from "#domain/review/progress.ts";
import type { ArticleSession } from "#domain/review/session.ts";
import { type ClaimView, holds, positionOf, readClaim, standsAlike } from "./claim-view.ts";
import { passes } from "./filter.ts";
import { isSameList } from "./same-list.ts";
import { Signal } from "./signal.ts";

/** The review's numbers, and how many claims bear a hint that is nothing to do yet. */
export interface PageProgress extends Progress {
  /** The sentence around them changed since their verdict, and their own words did not. */
  nearby: number;
  /** Other words are proposed for them. */
  proposed: number;
}

/** An article's claims as the page shows them: each a signal of its own, so that a change draws only what it concerns. */
export class ClaimsOnPage {
  /** Standing claims in the order of the text, then those whose text is gone. */
  readonly order: Signal<readonly string[]>;
  readonly progress: Signal<PageProgress>;
  /** Removed claims of everybody, by number. */
  readonly removed: Signal<readonly ClaimRow[]>;
  readonly #session: ArticleSession;
  readonly #claims = new Map<string, Signal<ClaimView | undefined>>();

  constructor(session: ArticleSession) {
    this.#session = session;
    for (const claimId of session.store.all("claims").keys()) this.claim(claimId);
    this.order = new Signal<readonly string[]>(this.#readOrder());
    this.progress = new Signal(this.#readProgress());
    this.removed = new Signal(this.#readRemoved());
  }

  /** The claim as shown; its value is undefined while there is no such claim. */
  claim(claimId: string): Signal<ClaimView | undefined> {
    const known = this.#claims.get(claimId);
    if (known) return known;
    const made = new Signal(readClaim(this.#session, claimId));
    this.#claims.set(claimId, made);
    return made;
  }

  /**
   * Rows of these claims changed; null stands for the article. Answers whether all claims are drawn in the text where they
   * were: a verdict or a comment moves nothing.
   */
  rowsChanged(touched: ReadonlySet<string | null>): boolean {
    const { store } = this.#session;
    const concerned = new Set(touched);
    // What is proposed for some words matters to other proposals for the same.
    for (const { claimId, status } of store.all("corrections").values()) if (status === "open") concerned.add(claimId);
    // A source is a row of its own: when it was mended, the claims that cite it show it anew.
    if (touched.has(null))
      for (const [claimId, signal] of this.#claims)
        if (signal.get()?.citations.some(({ source }) => store.source(source.id) !== source)) concerned.add(claimId);
    let isDrawnAlike = true;
    for (const claimId of concerned) if (claimId !== null && !this.#refresh(claimId)) isDrawnAlike = false;
    this.#recount();
    return isDrawnAlike;
  }

  /** The text of these claims, or around it, may have changed. Answers those that are drawn otherwise: stale or fresh, or beyond their places. */
  textChanged(claims: ReadonlySet<string>): string[] {
    const turned: string[] = [];
    let counts = false;
    for (const claimId of claims) {
      const signal = this.claim(claimId);
      const before = signal.get();
      if (before && holds(this.#session, before)) continue;
      const after = readClaim(this.#session, claimId);
      signal.set(after);
      if (before?.stale !== after?.stale || before?.isGrown || after?.isGrown) turned.push(claimId);
      if (!isCountedAlike(before, after)) counts = true;
    }
    if (counts) this.#recount();
    return turned;
  }

  /** Answers whether the claim is drawn as it was. */
  #refresh(claimId: string): boolean {
    const signal = this.claim(claimId);
    const before = signal.get();
    const after = readClaim(this.#session, claimId);
    signal.set(after);
    return standsAlike(before, after);
  }

  #recount(): void {
    const order = this.#readOrder();
    if (!isSameList(order, this.order.get())) this.order.set(order);
    this.progress.set(this.#readProgress());
    const removed = this.#readRemoved();
    if (!isSameList(removed, this.removed.get())) this.removed.set(removed);
  }

  #standing(): ClaimView[] {
    return [...this.#claims.values()].flatMap((signal) => signal.get() ?? []);
  }

  #readOrder(): string[] {
    const place = ({ claim, orphaned }: ClaimView) =>
      orphaned ? Number.POSITIVE_INFINITY : positionOf(this.#session, claim.id);
    return this.#standing()
      .map((view) => ({ claim: view.claim, place: place(view) }))
      .sort((one, other) => one.place - other.place || one.claim.number - other.claim.number)
      .map(({ claim }) => claim.id);
  }

  #readRemoved(): ClaimRow[] {
    return [...this.#session.store.all("claims").values()]
      .filter((claim) => claim.removedAt !== null)
      .toSorted((one, other) => one.number - other.number);
  }

  #readProgress(): PageProgress {
    const standing = this.#standing();
    const ids = (flag: "stale" | "orphaned") =>
      new Set(standing.filter((view) => view[flag]).map((view) => view.claim.id));
    const progress = reviewProgress(
      standing.map((view) => view.claim),
      this.#session.store.all("citations").values(),
      { stale: ids("stale"), orphaned: ids("orphaned") },
    );
    const count = (filter: "nearby" | "proposed") => standing.filter((view) => passes(view, filter)).length;
    return { ...progress, nearby: count("nearby"), proposed: count("proposed") };
  }
}

/** Whether a claim counts as before after the text alone has changed. */
function isCountedAlike(one: ClaimView | undefined, other: ClaimView | undefined): boolean {
  return (
    one?.stale === other?.stale &&
    one?.orphaned === other?.orphaned &&
    (one?.nearby ?? null) === (other?.nearby ?? null)
  );
}
