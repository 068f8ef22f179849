import { type DiffPart, diffWords } from "../article/alignment/word-diff.ts";
import { wordLikeness } from "../article/alignment/word-likeness.ts";
import { BETWEEN_WORDINGS, changedSentences, saysOther } from "./staleness.ts";

/** Two wordings that share less than this part of their letters are not taken for one that was changed. */
const LEAST_LIKENESS = 0.25;

/**
 * What became of the text of a claim since its verdict, wording by wording, in the order of the present ones; those that
 * are nowhere any more come last. Equal wordings are the same ones. Each other one is compared with the most like of those
 * the verdict was given on, which may have become several. The parts that are `same` or `added` make up the present text.
 */
export function diffWordings(judgedText: string, presentText: string): DiffPart[] {
  const [judged, present] = [wordingsOf(judgedText), wordingsOf(presentText)];
  const former = present.map((wording) => judged.find((one) => !saysOther(one, wording)));
  for (const [index, wording] of present.entries()) former[index] ??= formerOf(wording, judged, former);
  const pairs = present.map((wording, index) => ({ before: former[index] ?? "", after: wording }));
  const gone = judged.filter((one) => !former.includes(one)).map((before) => ({ before, after: "" }));
  return merged(
    [...pairs, ...gone].flatMap(({ before, after }, index): DiffPart[] => {
      const kind = before === "" ? "added" : after === "" ? "removed" : "same";
      const between: DiffPart = { kind, text: BETWEEN_WORDINGS };
      return [...(index === 0 ? [] : [between]), ...diffWords(before, after)];
    }),
  );
}

/**
 * What became of the sentences around a claim since its verdict: each that stands around it no more, compared with the most
 * like of those that stand there now and did not then. Sentences around places that it was given since are left out.
 */
export function diffSentences(judgedContext: string, context: string): DiffPart[] {
  const { lost, fresh } = changedSentences(judgedContext, context);
  const pairs = lost.map((before) => {
    const after = mostLike(before, fresh);
    if (after === undefined || likeness(before, after) < LEAST_LIKENESS) return diffWords(before, "");
    fresh.splice(fresh.indexOf(after), 1);
    return diffWords(before, after);
  });
  const between: DiffPart = { kind: "same", text: BETWEEN_WORDINGS };
  return merged(pairs.flatMap((parts, index): DiffPart[] => (index === 0 ? parts : [between, ...parts])));
}

function wordingsOf(text: string): string[] {
  return text.split(BETWEEN_WORDINGS).filter((wording) => wording !== "");
}

/** The wording of the verdict that a present one comes from: one that is still to be found, if two are alike. */
function formerOf(
  wording: string,
  judged: readonly string[],
  found: readonly (string | undefined)[],
): string | undefined {
  const unfound = judged.filter((one) => !found.includes(one));
  const best = mostLike(wording, [...unfound, ...judged]);
  if (best !== undefined && likeness(best, wording) >= LEAST_LIKENESS) return best;
  return unfound[0];
}

function mostLike(wording: string, others: readonly string[]): string | undefined {
  const likes = others.map((other) => likeness(wording, other));
  return others[likes.indexOf(Math.max(...likes))];
}

/** How much two texts are alike, 0 to 1, one figure being as good as another. */
function likeness(one: string, other: string): number {
  return wordLikeness(one.replace(/\p{N}/gu, "0"), other.replace(/\p{N}/gu, "0"));
}

function merged(parts: readonly DiffPart[]): DiffPart[] {
  const whole: DiffPart[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last?.kind === part.kind) whole[whole.length - 1] = { ...last, text: last.text + part.text };
    else whole.push(part);
  }
  return whole;
}
