import search from "approx-string-match";
import type { Stretch } from "#domain/article/alignment/alignment.ts";

/** What its selectors keep on each side of a quote, in UTF-16 units. */
const CONTEXT = 32;
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };

/**
 * Finds a quote again as the Hypothesis client does: at its old position if the same words stand there, else the best of
 * its approximate occurrences by quote, surroundings and position (hypothesis/client, `src/annotator/anchoring/`,
 * `match-quote.ts` and `html.ts`, BSD 2-clause; written anew from what they do).
 */
export function findAsHypothesis(oldText: string, newText: string, { start, end }: Stretch): Stretch | null {
  const quote = oldText.slice(start, end);
  if (newText.slice(start, end) === quote) return { start, end };
  const found = occurrences(newText, quote, Math.min(256, quote.length / 2));
  if (found.length === 0) return null;
  const prefix = oldText.slice(Math.max(0, start - CONTEXT), start);
  const suffix = oldText.slice(end, end + CONTEXT);
  const score = (match: (typeof found)[number]): number => {
    const before = newText.slice(Math.max(0, match.start - prefix.length), match.start);
    const behind = newText.slice(match.end, match.end + suffix.length);
    const whole = WEIGHTS.quote + WEIGHTS.prefix + WEIGHTS.suffix + WEIGHTS.position;
    return (
      (WEIGHTS.quote * (1 - match.errors / quote.length) +
        WEIGHTS.prefix * (prefix === "" ? 1 : likeness(before, prefix)) +
        WEIGHTS.suffix * (suffix === "" ? 1 : likeness(behind, suffix)) +
        WEIGHTS.position * (1 - Math.abs(match.start - start) / newText.length)) /
      whole
    );
  };
  return found
    .map((match) => ({ match, score: score(match) }))
    .reduce((best, one) => (one.score > best.score ? one : best)).match;
}

/** Exact occurrences if there are any, else those with the fewest errors. */
function occurrences(text: string, quote: string, maxErrors: number) {
  const exact = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
    exact.push({ start: at, end: at + quote.length, errors: 0 });
  return exact.length > 0 ? exact : search(text, quote, maxErrors);
}

/** How much of a string a text has, from 0 to 1. */
function likeness(text: string, wanted: string): number {
  if (text === "" || wanted === "") return 0;
  const [best] = search(text, wanted, wanted.length);
  return best ? 1 - best.errors / wanted.length : 0;
}
