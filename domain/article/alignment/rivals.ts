import type { Matches } from "./match.ts";
import { type Run, sentencesAround } from "./surroundings.ts";
import { isFigure, type TokenPair, type Tokens } from "./tokens.ts";
import type { Origins } from "./word-for-word.ts";

/** What is no unit of the figure that it stands behind. */
const STOP = /[.,;:!?()[\]"'“”«»–—-]|\n/;

/**
 * Whether another figure of the same unit was put into a stretch's sentence (“8 euros” → “9 euros, and 8 euros for residents”):
 * what the stretch says may be said of something else now. One that took an old figure's place does not count.
 *
 * @param stretch its tokens in the old text, which became `place` in the new one
 */
export function hasRival(pair: TokenPair, matches: Matches, origins: Origins, stretch: Run, place: Run): boolean {
  const { old, new: fresh } = pair;
  const [before, after] = [sentencesAround(old, stretch), sentencesAround(fresh, place)];
  for (let i = stretch[0]; i <= stretch[1]; i++) {
    const unit = unitOf(old, i);
    if (unit === null || (matches[i] ?? -1) === -1) continue;
    const isOfUnit = (tokens: Tokens, at: number) => isFigure(tokens, at) && tokens.ids[at + 1] === unit;
    const count = (tokens: Tokens, partners: Int32Array, [first, last]: Run) => {
      let found = 0;
      for (let at = first; at <= last; at++) if (partners[at] === -1 && isOfUnit(tokens, at)) found++;
      return found;
    };
    if (count(fresh, origins, after) > count(old, matches, before)) return true;
  }
  return false;
}

/** What stands behind a figure (“euros”, “%”); null behind other words, or where that is a stop. */
function unitOf(tokens: Tokens, at: number): number | null {
  const { text, starts, ids } = tokens;
  if (!isFigure(tokens, at) || at + 1 >= ids.length || STOP.test(text[starts[at + 1] ?? 0] ?? "\n")) return null;
  return ids[at + 1] ?? null;
}
