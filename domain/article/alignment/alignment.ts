import { matchInOrder } from "./match.ts";
import { matchMoves } from "./moves.ts";
import { type Placement, Placer, type Stretch } from "./place.ts";
import { knownSentences, matchSentences, matchShort, without } from "./sentences.ts";
import { slideGaps } from "./slides.ts";
import { dropStrays } from "./strays.ts";
import { tokenPair } from "./tokens.ts";

export type { Placement, Stretch } from "./place.ts";

/**
 * Says where stretches of an old draft stand in a new one. Both are compared as a whole, word by word, before any
 * stretch is looked for: text that was matched belongs to what it came from, so words that happen to stand elsewhere too
 * never attract a claim whose own text is gone.
 *
 * @param oldText, newText plain text, blocks separated by line feeds
 * @returns one answer for each stretch (UTF-16 units of `oldText`); null when it is gone
 */
export function alignStretches(oldText: string, newText: string, stretches: readonly Stretch[]): (Placement | null)[] {
  const pair = tokenPair(oldText, newText);
  const { moved, stayed, short } = knownSentences(pair);
  const rest = without([...moved, ...stayed], pair);
  const matches = matchInOrder(rest);
  slideGaps(rest, matches);
  dropStrays(pair, matches);
  matchSentences(pair, stayed, matches);
  const inOrder = Uint8Array.from(matches, (match) => (match >= 0 ? 1 : 0));
  matchSentences(pair, moved, matches);
  matchMoves(pair, matches);
  matchShort(pair, short, matches);
  const placer = new Placer(pair, matches, inOrder);
  return stretches.map((stretch) => placer.place(stretch));
}
