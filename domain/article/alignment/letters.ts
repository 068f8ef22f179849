import type { TokenPair } from "./tokens.ts";

/** UTF-16 units `start` up to `end`. */
interface Letters {
  start: number;
  end: number;
}

export interface LettersFound extends Letters {
  /** Whether they were cut out of a figure, which is another one now. */
  isOfFigure: boolean;
}

const LETTER = /[\p{L}\p{M}]/u;
const FIGURE_BEFORE = /\p{N}[.,:’']?$/u;
const FIGURE_BEHIND = /^[.,:’']?\p{N}/u;
/** “can” is no part of “can't”. */
const NEGATION = /^['’]t(?![\p{L}\p{M}])/iu;

/**
 * The letters of a stretch that begins or ends inside a token, in either text (“t forget” of “don't forget”, “they” that
 * became “they've”), where they still stand in the place that its tokens led to; null where they do not, or more than once.
 * What is but a part of a longer word or figure now is not it; a stretch that was cut out of a figure is cut out of the other
 * figure, too.
 *
 * @param place the tokens of the place found: its first and last
 */
export function lettersIn(
  { old, new: fresh }: TokenPair,
  stretch: Letters,
  place: { from: number; to: number },
): LettersFound | null {
  const wanted = old.text.slice(stretch.start, stretch.end);
  const [from, to] = [Math.max(0, place.from - 1), Math.min(fresh.ids.length - 1, place.to + 1)];
  const offset = fresh.starts[from] ?? 0;
  const around = fresh.text.slice(offset, fresh.ends[to]);
  const at = around.indexOf(wanted);
  if (at < 0 || around.indexOf(wanted, at + 1) >= 0) return null;
  const found = { start: offset + at, end: offset + at + wanted.length };
  const [before, after] = [cutsOf(old.text, stretch), cutsOf(fresh.text, found)];
  if (before.every((cut) => cut === "none") && after.every((cut) => cut === "none")) return null;
  if (after.some((cut, side) => cut === "word" || (cut === "figure" && before[side] !== "figure"))) return null;
  return { ...found, isOfFigure: after.includes("figure") };
}

/** What the bounds of some letters cut: a word, a figure, what hangs together otherwise (“it” of “it's”), or nothing. */
type Cut = "word" | "figure" | "joined" | "none";

function cutsOf(text: string, { start, end }: Letters): [Cut, Cut] {
  const own = text.slice(start, end);
  const [before, behind] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 3)];
  return [
    cutOf(
      LETTER.test(before.slice(-1)) && LETTER.test(own.slice(0, 1)),
      FIGURE_BEFORE.test(before) && /^\p{N}/u.test(own),
      /['’_]$/u.test(before),
    ),
    cutOf(
      (LETTER.test(own.slice(-1)) && LETTER.test(behind.slice(0, 1))) || NEGATION.test(behind),
      /\p{N}$/u.test(own) && FIGURE_BEHIND.test(behind),
      /^['’_]/u.test(behind),
    ),
  ];
}

function cutOf(isInWord: boolean, isInFigure: boolean, isJoined: boolean): Cut {
  if (isInWord) return "word";
  if (isInFigure) return "figure";
  return isJoined ? "joined" : "none";
}
