import type { Matches } from "./match.ts";
import { isSentenceEnd } from "./sentences.ts";
import { isLineFeed, type TokenPair, type Tokens } from "./tokens.ts";

/** How far a gap is slid at most, in tokens. */
const FARTHEST = 100;

/**
 * Where tokens were only taken out, or only put in, that can often be told in several ways: of “a b. a c.” without its middle
 * “b. a” or “a b.” may be gone. Gaps are slid to where they are whole paragraphs, or else whole sentences: that is what
 * people take out and put in.
 */
export function slideGaps(pair: TokenPair, matches: Matches): void {
  slide(pair.old, matches);
  const origins = new Int32Array(pair.new.ids.length).fill(-1);
  for (const [i, j] of matches.entries()) if (j >= 0) origins[j] = i;
  if (!slide(pair.new, origins)) return;
  matches.fill(-1);
  for (const [j, i] of origins.entries()) if (i >= 0) matches[i] = j;
}

/** Slides the gaps of one of the texts. @returns whether any was slid */
function slide(tokens: Tokens, partners: Int32Array): boolean {
  let isSlid = false;
  for (let from = 1; from < partners.length; from++) {
    if (partners[from] !== -1 || (partners[from - 1] ?? -1) === -1) continue;
    let to = from + 1;
    while (to < partners.length && partners[to] === -1) to++;
    if (to < partners.length && partners[to] === (partners[from - 1] ?? 0) + 1) {
      const by = bestSlide(tokens, partners, from, to);
      move(partners, from, to, by);
      isSlid ||= by !== 0;
      to += Math.max(0, by);
    }
    from = to;
  }
  return isSlid;
}

/** By how many tokens the gap `from`…`to`, its end excluded, is best slid; below 0 to the front. */
function bestSlide(tokens: Tokens, partners: Int32Array, from: number, to: number): number {
  const { ids } = tokens;
  let [best, most] = [0, wholeness(tokens, from, to)];
  const canMove = (at: number, to: number, partner: number) => partners[at] === partner && ids[at] === ids[to];
  const weigh = (by: number) => {
    const whole = wholeness(tokens, from + by, to + by);
    if (whole > most) [best, most] = [by, whole];
  };
  const [before, behind] = [partners[from - 1] ?? 0, partners[to] ?? 0];
  for (let by = 1; by <= FARTHEST && by <= from && canMove(from - by, to - by, before - by + 1); by++) weigh(-by);
  for (let by = 1; by <= FARTHEST && canMove(to + by - 1, from + by - 1, behind + by - 1); by++) weigh(by);
  return best;
}

/** What a gap takes out: whole paragraphs, whole sentences, clauses, words, or less. */
function wholeness(tokens: Tokens, from: number, to: number): number {
  if (from === 0 || isLineFeed(tokens, from - 1)) return 4;
  if (isSentenceEnd(tokens, from - 1)) return 3;
  if (tokens.starts[from] === tokens.ends[from - 1]) return isSign(tokens, from) ? 2 : 0;
  return isSign(tokens, from - 1) || (to < tokens.ids.length && isSign(tokens, to)) ? 2 : 1;
}

function isSign({ text, starts }: Tokens, at: number): boolean {
  return ",;:".includes(text[starts[at] ?? 0] ?? " ");
}

function move(partners: Int32Array, from: number, to: number, by: number): void {
  for (let step = 1; step <= -by; step++) {
    partners[to - step] = partners[from - step] ?? -1;
    partners[from - step] = -1;
  }
  for (let step = 0; step < by; step++) {
    partners[from + step] = partners[to + step] ?? -1;
    partners[to + step] = -1;
  }
}
