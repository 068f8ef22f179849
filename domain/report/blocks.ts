import type { Mark, Node } from "prosemirror-model";
import type { Range } from "#domain/article/anchor.ts";
import { safeHref } from "#domain/article/links.ts";
import type { PlaceReference, ReportBlock, ReportRun } from "./report.ts";

/** A claim's place in document positions, ending right after a character of the claim, never between blocks. */
export interface MarkedPlace extends Range, PlaceReference {}

/**
 * The article as blocks of runs. Runs are cut wherever a mark or a claim begins or ends, so overlapping, nested and
 * multi-paragraph claims need no tree: each run says which places cover it, and which begin and end with it.
 */
export function articleBlocks(body: Node, places: readonly MarkedPlace[]): ReportBlock[] {
  const sorted = places.toSorted(
    (one, other) => one.from - other.from || other.to - one.to || one.claim - other.claim || one.span - other.span,
  );
  return childBlocks(body, 0, new Walk(sorted));
}

/**
 * What is known while walking the document: the headings above, and the places, sorted, so that each block looks only
 * at those that reach into it.
 */
class Walk {
  readonly #sorted: readonly MarkedPlace[];
  #next = 0;
  #open: MarkedPlace[] = [];
  #headings: number[] = [];

  constructor(sorted: readonly MarkedPlace[]) {
    this.#sorted = sorted;
  }

  /** The places that overlap a text block; blocks must be asked for in document order. */
  within(from: number, to: number): MarkedPlace[] {
    for (let place = this.#sorted[this.#next]; place && place.from < to; place = this.#sorted[++this.#next])
      this.#open.push(place);
    this.#open = this.#open.filter((place) => place.to > from);
    return this.#open.filter((place) => place.from < to);
  }

  /** Goes on under a heading and says how many stand above it, itself included. */
  depthOf(level: number): number {
    this.#headings = [...this.#headings.filter((above) => above < level), level];
    return this.#headings.length;
  }
}

function childBlocks(parent: Node, start: number, walk: Walk): ReportBlock[] {
  const blocks: ReportBlock[] = [];
  parent.forEach((node, offset) => {
    const block = toBlock(node, start + offset, walk);
    if (block !== null) blocks.push(block);
  });
  return blocks;
}

function toBlock(node: Node, position: number, walk: Walk): ReportBlock | null {
  const inside = position + 1;
  switch (node.type.name) {
    case "paragraph":
      return { kind: "paragraph", runs: runsOf(node, inside, walk) };
    case "heading": {
      const level = Number(node.attrs["level"]);
      return { kind: "heading", level, depth: walk.depthOf(level), runs: runsOf(node, inside, walk) };
    }
    case "blockquote":
      return { kind: "quote", blocks: childBlocks(node, inside, walk) };
    case "bullet_list":
    case "ordered_list": {
      const items: ReportBlock[][] = [];
      node.forEach((item, offset) => {
        items.push(childBlocks(item, inside + offset + 1, walk));
      });
      const ordered = node.type.name === "ordered_list";
      return { kind: "list", ordered, start: ordered ? Number(node.attrs["order"]) : 1, items };
    }
    case "horizontal_rule":
      return { kind: "rule" };
    default:
      return null;
  }
}

function runsOf(block: Node, start: number, walk: Walk): ReportRun[] {
  const places = walk.within(start, start + block.content.size);
  const borders = [...new Set(places.flatMap(({ from, to }) => [from, to]))].sort((one, other) => one - other);
  const runs: ReportRun[] = [];
  block.forEach((leaf, offset) => {
    const text = leaf.isText ? (leaf.text ?? "") : "\n";
    const from = start + offset;
    const cuts = borders.filter((border) => border > from && border < from + text.length);
    [from, ...cuts].forEach((cut, index) => {
      const end = cuts[index] ?? from + text.length;
      const covers = places.filter((place) => place.from <= cut && place.to >= end);
      runs.push({
        text: text.slice(cut - from, end - from),
        ...marksOf(leaf.marks),
        covers: covers.map(reference),
        begins: covers.filter((place) => place.from === cut).map(reference),
        ends: covers.filter((place) => place.to === end).map(reference),
      });
    });
  });
  return runs;
}

function reference({ claim, span }: MarkedPlace): PlaceReference {
  return { claim, span };
}

function marksOf(marks: readonly Mark[]): Pick<ReportRun, "strong" | "em" | "href"> {
  const link = marks.find((mark) => mark.type.name === "link");
  return {
    strong: marks.some((mark) => mark.type.name === "strong"),
    em: marks.some((mark) => mark.type.name === "em"),
    href: link === undefined ? null : safeHref(link.attrs["href"]),
  };
}
