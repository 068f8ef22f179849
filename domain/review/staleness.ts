import { plainSigns } from "../article/plain-signs.ts";
import type { ClaimRow } from "./model.ts";

/**
 * True when a claim no longer says what its verdict was given on. White space and the shape of quotation marks,
 * apostrophes, hyphens and dashes do not count; one changed digit does. A claim that nobody has judged cannot be stale.
 *
 * @param presentText the claim's text as it stands, not empty
 */
export function isStale(claim: Pick<ClaimRow, "verdict" | "judgedQuote">, presentText: string): boolean {
  if (claim.verdict === "needs-source" || claim.judgedQuote === presentText) return false;
  return plain(claim.judgedQuote) !== plain(presentText);
}

function plain(text: string): string {
  return plainSigns(text)
    .replace(/[\u00AD\u200B\u2060]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
