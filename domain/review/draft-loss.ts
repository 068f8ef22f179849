import { type ComparedBlock, textWithout } from "../article/alignment/compare.ts";
import type { DraftClaim } from "./redraft.ts";

/** What a new draft leaves out of the article. */
export interface Loss {
  /** Paragraphs of the old draft that are gone, not only moved, and how many it had. */
  paragraphs: number;
  paragraphsBefore: number;
  /** Claims that stood in the old draft and have no place in the new one, and how many stood there. */
  claims: number;
  claimsBefore: number;
}

/** More than this part of either is most of it. */
const MOST = 0.5;
/** So few claims are looked at one by one anyway. */
const FEW_CLAIMS = 3;

/**
 * What is lost when the draft leaves out most of the article or takes the place of most claims: rather a slip of whoever
 * brought it than what they want. null when it does not.
 */
export function lossOf(
  blocks: readonly ComparedBlock[],
  claims: readonly Pick<DraftClaim, "before" | "after">[],
): Loss | null {
  const old = blocks.filter(({ parts }) => parts.some(({ kind }) => kind !== "added"));
  const fresh = blocks.map((block) => textWithout(block, "removed")).join("\n");
  const isGone = (block: ComparedBlock) =>
    block.parts.every(({ kind }) => kind === "removed") && !fresh.includes(textWithout(block, "added").trim());
  const standing = claims.filter(({ before }) => before !== "");
  const loss = {
    paragraphs: old.filter(isGone).length,
    paragraphsBefore: old.length,
    claims: standing.filter(({ after }) => after === "").length,
    claimsBefore: standing.length,
  };
  const isMostText = loss.paragraphs > MOST * loss.paragraphsBefore;
  const isMostClaims = loss.claims >= FEW_CLAIMS && loss.claims > MOST * loss.claimsBefore;
  return isMostText || isMostClaims ? loss : null;
}
