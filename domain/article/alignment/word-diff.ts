import { keepWordsWhole, withoutIslands } from "./legible.ts";
import { matchInOrder } from "./match.ts";
import { type Tokens, tokenPair } from "./tokens.ts";

/** A stretch of two texts put side by side: in both, only in the old one, or only in the new one. */
export interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/**
 * What became of a text, word by word. The parts that are `same` or `added` make up the new text to the letter; quotation
 * marks and white space that merely look different count as the same.
 */
export function diffWords(oldText: string, newText: string): DiffPart[] {
  const pair = tokenPair(oldText, newText);
  const matches = matchInOrder(pair);
  keepWordsWhole(pair, matches);
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart["kind"], text: string) => {
    if (text === "") return;
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let [oldEnd, newEnd] = [0, 0];
  let [i, j] = [0, 0];
  while (i < pair.old.ids.length || j < pair.new.ids.length) {
    const match = i < pair.old.ids.length ? (matches[i] ?? -1) : pair.new.ids.length;
    if (match === -1) {
      add("removed", upTo(pair.old, i, oldEnd));
      oldEnd = pair.old.ends[i++] ?? 0;
    } else if (j < match) {
      add("added", upTo(pair.new, j, newEnd));
      newEnd = pair.new.ends[j++] ?? 0;
    } else {
      add("same", upTo(pair.new, j, newEnd));
      newEnd = pair.new.ends[j++] ?? 0;
      oldEnd = pair.old.ends[i++] ?? 0;
    }
  }
  add("added", newText.slice(newEnd));
  return withoutIslands(parts);
}

/** A stretch of the old text, in UTF-16 units, and what stands in its place in the new one. */
export interface WordEdit {
  start: number;
  end: number;
  text: string;
}

/** What turns the old text into the new one to the letter, word by word, in order; equal words are left alone. */
export function wordEdits(oldText: string, newText: string): WordEdit[] {
  const { old, new: fresh, ...rest } = tokenPair(oldText, newText);
  const edits: WordEdit[] = [];
  let [oldEnd, newEnd] = [0, 0];
  const replace = (end: number, newStart: number) => {
    const [before, after] = [oldText.slice(oldEnd, end), newText.slice(newEnd, newStart)];
    if (before === after) return;
    // White space beside the words is in both as a rule, and is not touched then.
    const lead = /^\s/.test(before) && before[0] === after[0] ? 1 : 0;
    const isTrailed = /\s$/.test(before) && before.at(-1) === after.at(-1);
    const trail = isTrailed && before.length > lead && after.length > lead ? 1 : 0;
    edits.push({ start: oldEnd + lead, end: end - trail, text: after.slice(lead, after.length - trail) });
  };
  for (const [i, j] of matchInOrder({ old, new: fresh, ...rest }).entries()) {
    if (j === -1) continue;
    const [oldStart, newStart] = [old.starts[i] ?? 0, fresh.starts[j] ?? 0];
    const [oldStop, newStop] = [old.ends[i] ?? 0, fresh.ends[j] ?? 0];
    if (oldText.slice(oldStart, oldStop) !== newText.slice(newStart, newStop)) continue;
    replace(oldStart, newStart);
    [oldEnd, newEnd] = [oldStop, newStop];
  }
  replace(oldText.length, newText.length);
  return edits;
}

/** A token with the white space before it. */
function upTo({ text, ends }: Tokens, index: number, from: number): string {
  return text.slice(from, ends[index]);
}
