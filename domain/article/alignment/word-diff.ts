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
  return parts;
}

/** A token with the white space before it. */
function upTo({ text, ends }: Tokens, index: number, from: number): string {
  return text.slice(from, ends[index]);
}
