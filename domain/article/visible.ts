import type { Node } from "prosemirror-model";
import type { Range } from "./anchor.ts";
import { lastAtMost } from "./text.ts";

/**
 * What a reader sees of ranges of a document as their own: without the white space and block ends at their edges, which
 * edits of others can leave there. Made once for all ranges, for it looks where the blocks are.
 */
export class VisibleParts {
  readonly #blocks: Node[] = [];
  /** Where the content of each block begins. */
  readonly #starts: number[] = [];

  constructor(doc: Node) {
    doc.descendants((node, position) => {
      if (!node.isTextblock) return true;
      this.#blocks.push(node);
      this.#starts.push(position + 1);
      return false;
    });
  }

  /** Empty when nothing is left. */
  of({ from, to }: Range): Range {
    let [start, end] = [from, to];
    while (start < end && this.#isBlank(start)) start++;
    while (end > start && this.#isBlank(end - 1)) end--;
    return { from: start, to: end };
  }

  /** Whether nothing is to be seen between a position and the next one. */
  #isBlank(position: number): boolean {
    const index = lastAtMost(this.#starts, position);
    const [block, start] = [this.#blocks[index], this.#starts[index] ?? 0];
    const at = position - start;
    return !block || at < 0 || at >= block.content.size || block.textBetween(at, at + 1, "\n").trim() === "";
  }
}
