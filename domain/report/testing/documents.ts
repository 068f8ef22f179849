import type { Node } from "prosemirror-model";
import { articleSchema } from "#domain/article/schema.ts";

/** Builders of articles for tests. */

const { nodes, marks } = articleSchema;
export const text = (words: string, ...names: ("strong" | "em")[]) =>
  articleSchema.text(
    words,
    names.map((name) => marks[name].create()),
  );
export const linked = (words: string, href: string) => articleSchema.text(words, [marks.link.create({ href })]);
export const lineBreak = () => nodes.hard_break.create();
export const paragraph = (...content: (Node | string)[]) => nodes.paragraph.create(null, content.map(toNode));
export const heading = (level: number, words: string) => nodes.heading.create({ level }, text(words));
export const documentOf = (...blocks: Node[]) => nodes.doc.create(null, blocks);

function toNode(content: Node | string): Node {
  return typeof content === "string" ? articleSchema.text(content) : content;
}
