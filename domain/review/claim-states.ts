import type { Node } from "prosemirror-model";
import { Mapping, type StepMap } from "prosemirror-transform";
import { changedStretch } from "../article/changed.ts";
import { REACH } from "../article/whole-words.ts";
import { bringsPlace } from "./change.ts";
import type { Change, ClaimRow, PlacedRow, SpanRow } from "./model.ts";
import { SpanPositions } from "./positions.ts";
import { textOfPlaces } from "./rules/claims.ts";
import { isStale } from "./staleness.ts";

/** What of a claim follows from its row and the text. */
export interface ClaimState {
  /** It says something else than its verdict was given on. */
  stale: boolean;
  /** Its text is gone; then it says nothing, and is not stale. */
  orphaned: boolean;
}

/**
 * The rule by which the state of a claim is found, as a number that is stored with each answer. Raise it whenever the rule
 * may answer otherwise about the same words: the answers kept until then are worked out anew.
 */
export const CLAIM_STATE_RULE = 6;

/** The state of a claim whose places in a text are these. */
export function claimStateAt(claim: ClaimRow, doc: Node, places: readonly SpanRow[]): ClaimState {
  const orphaned = places.every(({ from, to }) => from >= to);
  if (orphaned || claim.verdict === "needs-source") return { stale: false, orphaned };
  const text = textOfPlaces(doc, places, claim);
  return { stale: text !== "" && isStale(claim, text), orphaned };
}

/** Whether two states are the same. */
export function isSameState(one: ClaimState | undefined, other: ClaimState): boolean {
  return one !== undefined && one.stale === other.stale && one.orphaned === other.orphaned;
}

/** The claims whose state may be another one by what a command changed in rows. */
export function claimsJudgedAnew(changes: readonly Change[]): Set<string> {
  const claims = new Set<string>();
  for (const change of changes) {
    if (change.table === "spans") claims.add((change.after ?? change.before)?.claimId ?? "");
    else if (change.table === "claims" && change.after && isOtherJudgement(change.before, change.after))
      claims.add(change.id);
  }
  return claims;
}

function isOtherJudgement(before: ClaimRow | null, after: ClaimRow): boolean {
  return (["verdict", "judgedQuote", "judgedContext"] as const).some((field) => before?.[field] !== after[field]);
}

/** What was found about a claim. */
interface FoundClaim {
  claim: ClaimRow;
  state: ClaimState;
}

/** How many claims are remembered with what was found about them. */
const MOST_FOUND = 500;

/** Where the claims of an article stand, to find those whose words an edit may have changed, and what was found of late. */
export class ClaimsInText {
  readonly #positions = new SpanPositions();
  /** Their rows, whose places and versions are those of a former text. */
  readonly #rows = new Map<string, PlacedRow>();
  readonly #spans = new Map<string, Set<string>>();
  readonly #found = new Map<string, FoundClaim>();

  /** @param rows all rows of an article that stand in its text, with their places at one version */
  constructor(rows: Iterable<PlacedRow>) {
    for (const row of rows) if (!("replacement" in row)) this.#put(row);
  }

  /**
   * Takes in an event: the steps that it made, then the rows that it changed. Answers the claims that stand where the text
   * changed, or so near that a word of theirs may have grown or shrunk.
   */
  follow(maps: readonly StepMap[], changes: readonly Change[]): Set<string> {
    for (const map of maps) this.#positions.map(map);
    for (const change of changes) {
      if (change.table === "claims") this.#found.delete(change.id);
      if (change.table !== "spans") continue;
      if (change.after && bringsPlace(change)) this.#put(change.after);
      else if (change.after) this.#rows.set(change.id, change.after);
      else this.#drop(change.id);
    }
    const stretch = changedStretch(new Mapping(maps))?.after;
    const near = new Set<string>();
    if (!stretch) return near;
    const reach = { from: stretch.from - REACH, to: stretch.to + REACH };
    for (const [spanId] of this.#positions.touching(reach)) near.add(this.#rows.get(spanId)?.claimId ?? "");
    return near;
  }

  /** A claim's spans where they stand, in no particular order; collapsed those whose text is gone. */
  placesOf(claimId: string): SpanRow[] {
    return Array.from(this.#spans.get(claimId) ?? []).flatMap((spanId) => {
      const [row, place] = [this.#rows.get(spanId), this.#positions.get(spanId)];
      return row && place ? [{ ...row, ...place }] : [];
    });
  }

  /** What was found about a claim last, as its row is still the same. */
  found(claimId: string): FoundClaim | undefined {
    return this.#found.get(claimId);
  }

  remember(found: FoundClaim): void {
    if (this.#found.size >= MOST_FOUND) this.#found.clear();
    this.#found.set(found.claim.id, found);
  }

  #put(row: PlacedRow): void {
    const { id, claimId, from, to } = row;
    this.#rows.set(id, row);
    this.#positions.set(id, { from, to });
    const spans = this.#spans.get(claimId) ?? new Set();
    this.#spans.set(claimId, spans.add(id));
  }

  #drop(spanId: string): void {
    this.#spans.get(this.#rows.get(spanId)?.claimId ?? "")?.delete(spanId);
    this.#rows.delete(spanId);
    this.#positions.delete(spanId);
  }
}
