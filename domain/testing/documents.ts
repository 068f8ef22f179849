import { Fragment, type Node } from "prosemirror-model";
import { articleSchema } from "#domain/article/schema.ts";

/** Builders of bodies for the tests of the article's text and of its review. */

const { nodes, marks } = articleSchema;
type Content = Node | string;

export const doc = (...blocks: Node[]) => nodes.doc.create(null, blocks);
export const p = (...content: Content[]) => nodes.paragraph.create(null, inline(content));
export const h = (level: number, ...content: Content[]) => nodes.heading.create({ level }, inline(content));
export const quote = (...blocks: Node[]) => nodes.blockquote.create(null, blocks);
export const item = (...blocks: Node[]) => nodes.list_item.create(null, blocks);
export const ul = (...items: Node[]) => nodes.bullet_list.create(null, items);
export const ol = (...items: Node[]) => nodes.ordered_list.create(null, items);
export const hr = () => nodes.horizontal_rule.create();
export const br = () => nodes.hard_break.create();
export const em = (words: string) => articleSchema.text(words, [marks.em.create()]);
export const strong = (words: string) => articleSchema.text(words, [marks.strong.create()]);
export const link = (words: string, href = "https://example.org/") =>
  articleSchema.text(words, [marks.link.create({ href })]);

/** Neighbouring texts with the same marks become one, as in every document that was parsed or edited. */
function inline(content: readonly Content[]): Fragment {
  return Fragment.fromArray(
    content.flatMap((part) => (typeof part !== "string" ? [part] : part === "" ? [] : [articleSchema.text(part)])),
  );
}

/** A document of paragraphs, one a line. */
export const lines = (text: string) => doc(...text.split("\n").map((line) => p(line)));
