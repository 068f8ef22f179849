import { plainSigns } from "../article/plain-signs.ts";
import { codePoints } from "../article/text.ts";
import { type ClaimRow, LIMITS } from "./model.ts";

/** What stands between the wordings of a claim. */
export const BETWEEN_WORDINGS = " … ";

/**
 * True when a claim no longer says what its verdict was given on. White space, also within a figure (“1 500”) and before its
 * unit, and the shape of quotation marks, apostrophes, hyphens, dashes and dots do not count (two or three hyphens are a
 * dash typed); one changed digit does. A claim that nobody has judged cannot be stale.
 *
 * @param presentText the claim's text as it stands, not empty
 */
export function isStale(claim: Pick<ClaimRow, "verdict" | "judgedQuote">, presentText: string): boolean {
  return claim.verdict !== "needs-source" && isOtherText(claim.judgedQuote, presentText);
}

/** Whether two wordings differ by more than white space and the shape of signs. */
export function saysOther(one: string, other: string): boolean {
  return one !== other && plain(one) !== plain(other);
}

/**
 * The same of the texts of claims, whose wordings may change their order with the paragraphs they stand in: that changes
 * none of them.
 */
function isOtherText(judged: string, present: string): boolean {
  return saysOther(judged, present) && saysOther(inAnyOrder(judged), inAnyOrder(present));
}

function inAnyOrder(text: string): string {
  return text.split(BETWEEN_WORDINGS).sort().join(BETWEEN_WORDINGS);
}

/**
 * True when a sentence that stood around a claim when its verdict was given stands around none of its places any more, while
 * its own words are the same: a hint to look again. What is not known does not hint, nor does a place that it was given since.
 *
 * @param context the sentences around its places as they stand, all of them
 */
export function isContextChanged(
  claim: Pick<ClaimRow, "verdict" | "judgedQuote" | "judgedContext">,
  presentText: string,
  context: string,
): boolean {
  if (claim.verdict === "needs-source" || claim.judgedContext === "" || isStale(claim, presentText)) return false;
  return saysOther(claim.judgedContext, context) && changedSentences(claim.judgedContext, context).lost.length > 0;
}

/** Which sentences of a verdict stand around a claim no more, and which stand there that did not then. */
export function changedSentences(judgedContext: string, context: string): { lost: string[]; fresh: string[] } {
  const judged = judgedContext.split(BETWEEN_WORDINGS).map((sentence) => ({ sentence, is: sayingAs(sentence) }));
  if (isCut(judgedContext)) {
    const { sentence = "" } = judged.pop() ?? {};
    const begun = plain(sentence.replace(/\s…?$/, ""));
    if (begun !== "") judged.push({ sentence, is: (other) => plain(other).startsWith(begun) });
  }
  const present = context.split(BETWEEN_WORDINGS);
  return {
    lost: judged.filter(({ is }) => !present.some(is)).map(({ sentence }) => sentence),
    fresh: present.filter((other) => !judged.some(({ is }) => is(other))),
  };
}

function sayingAs(sentence: string): (other: string) => boolean {
  return (other) => !saysOther(sentence, other);
}

/** Whether there were more sentences than a row holds, so that the last one may not be whole. */
function isCut(judgedContext: string): boolean {
  return codePoints(judgedContext) >= LIMITS.judgedContext;
}

/** The groups of one figure, parted by spaces. */
const GROUPED = /(?<![\p{N}.,])\p{N}{1,3}(?: \p{N}{3})+(?!\p{N})/gu;
/** White space that parts neither words nor figures: before a unit, beside a currency, and where words stand without any. */
const IDLE_SPACE =
  /(?<=\p{N}) (?=[%‰‱°\p{Sc}\p{L}])|(?<=\p{Sc}) (?=\p{N})|(?<=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]) | (?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])/gu;
/** A quotation that ends with a figure, in whose mark nobody should see feet or inches. */
const QUOTED_FIGURE = /(?<![\p{L}\p{N}])(['"])(?=\S)([^'"]*\p{N})\1/gu;

/** Only what a verdict is about: the shape of signs is not, nor spaces that part neither words nor figures. */
function plain(text: string): string {
  return (
    plainSigns(text)
      .replace(/-{2,3}/g, "-")
      .replaceAll("…", "...")
      .replace(/[\u00AD\u200B\u2060]/g, "")
      .replace(/\s+/g, " ")
      .replace(GROUPED, (figure) => figure.replaceAll(" ", ""))
      .replace(IDLE_SPACE, "")
      .replace(QUOTED_FIGURE, "“$2”")
      // After a figure they are feet and inches, minutes and seconds.
      .replace(/(?<=\p{N})['′]/gu, "′")
      .replace(/(?<=\p{N})["″]/gu, "″")
      .replace(/['“”]/g, '"')
      .trim()
  );
}
