import type { Node } from "prosemirror-model";

/**
 * The article as one string: the text of its blocks joined by line feeds, a hard break being one line feed too. Inside a
 * block one UTF-16 unit of text is one ProseMirror position, so offsets and positions convert by a search over blocks.
 */
export class ArticleText {
  readonly text: string;
  /** For each text block: the offset of its first unit in `text`, and the position of that unit in the document. */
  readonly #offsets: number[] = [];
  readonly #positions: number[] = [];

  constructor(doc: Node) {
    const parts: string[] = [];
    let offset = 0;
    doc.descendants((node, position) => {
      if (!node.isTextblock) return true;
      const text = node.textBetween(0, node.content.size, "\n");
      this.#offsets.push(offset);
      this.#positions.push(position + 1);
      parts.push(text);
      offset += text.length + 1;
      return false;
    });
    this.text = parts.join("\n");
  }

  /** The document position of an offset in UTF-16 units. An offset at a block's end stays in that block. */
  positionAt(offset: number): number {
    const block = lastAtMost(this.#offsets, offset);
    return (this.#positions[block] ?? 0) + offset - (this.#offsets[block] ?? 0);
  }

  /** The offset in UTF-16 units of a document position; between two blocks it is the end of the earlier one. */
  offsetAt(position: number): number {
    const block = lastAtMost(this.#positions, position);
    const start = this.#offsets[block] ?? 0;
    const next = this.#offsets[block + 1] ?? this.text.length + 1;
    return Math.max(0, Math.min(start + position - (this.#positions[block] ?? 0), next - 1));
  }
}

/** Index of the last entry that is at most `value`; 0 when none is. `sorted` ascends. */
export function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text between two positions, blocks separated by a line feed: the form of every quote. */
export function textBetween(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, "\n");
}

/** Number of Unicode code points before a UTF-16 offset: the unit of everything W3C. */
export function codePoints(text: string, end = text.length): number {
  let count = 0;
  for (let index = 0; index < end; index++) {
    const pair = index + 1 < end && (text.codePointAt(index) ?? 0) > 0xffff;
    if (pair) index++;
    count++;
  }
  return count;
}

/** The last `count` code points of a text. */
export function lastCodePoints(text: string, count: number): string {
  const points = Array.from(text.slice(Math.max(0, text.length - 2 * count)));
  return points
    .slice(Math.max(0, points.length - count))
    .join("")
    .replace(/^[\uDC00-\uDFFF]/, "");
}

/** The first `count` code points of a text. */
export function firstCodePoints(text: string, count: number): string {
  return Array.from(text.slice(0, 2 * count))
    .slice(0, count)
    .join("")
    .replace(/[\uD800-\uDBFF]$/, "");
}
