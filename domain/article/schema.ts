import { type Attrs, type DOMOutputSpec, Schema } from "prosemirror-model";
import { safeHref } from "./links.ts";

/**
 * What an article may contain. Claims are not in here: they are rows drawn over the text (DESIGN §3), so reviewing
 * never creates a step. Every attribute has a `validate`, so `fromJSON` itself refuses what an attacker invents.
 */
export const articleSchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: {
      group: "block",
      content: "inline*",
      parseDOM: [{ tag: "p" }],
      toDOM: () => ["p", 0],
    },
    heading: {
      group: "block",
      content: "inline*",
      defining: true,
      attrs: { level: { default: 2, validate: validLevel } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: (node) => [`h${node.attrs["level"]}`, 0] as DOMOutputSpec,
    },
    blockquote: {
      group: "block",
      content: "block+",
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    bullet_list: {
      group: "block",
      content: "list_item+",
      parseDOM: [{ tag: "ul" }],
      toDOM: () => ["ul", 0],
    },
    ordered_list: {
      group: "block",
      content: "list_item+",
      attrs: { order: { default: 1, validate: validOrder } },
      parseDOM: [{ tag: "ol", getAttrs: (element) => ({ order: listStart(element) }) }],
      toDOM: (node) => (node.attrs["order"] === 1 ? ["ol", 0] : ["ol", { start: String(node.attrs["order"]) }, 0]),
    },
    list_item: {
      content: "paragraph block*",
      defining: true,
      parseDOM: [{ tag: "li" }],
      toDOM: () => ["li", 0],
    },
    horizontal_rule: {
      group: "block",
      parseDOM: [{ tag: "hr" }],
      toDOM: () => ["hr"],
    },
    text: { group: "inline" },
    hard_break: {
      group: "inline",
      inline: true,
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
      leafText: () => "\n",
    },
  },
  marks: {
    link: {
      attrs: { href: { validate: validHref } },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: linkAttrs }],
      toDOM: (mark) => [
        "a",
        { href: safeHref(mark.attrs["href"]) ?? "", rel: "noopener noreferrer nofollow", target: "_blank" },
        0,
      ],
    },
    em: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: () => ["em", 0] },
    strong: { parseDOM: [{ tag: "b" }, { tag: "strong" }], toDOM: () => ["strong", 0] },
  },
});

function validLevel(value: unknown): void {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 6)
    throw new RangeError("A heading's level is 1 to 6");
}

function validOrder(value: unknown): void {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 1_000_000)
    throw new RangeError("A list starts at a number from 0 to 1,000,000");
}

function validHref(value: unknown): void {
  if (safeHref(value) === null) throw new RangeError("A link is an http or https address");
}

function linkAttrs(element: HTMLElement): Attrs | false {
  const href = safeHref(element.getAttribute("href"));
  return href === null ? false : { href };
}

function listStart(element: HTMLElement): number {
  const start = Number(element.getAttribute("start") ?? "1");
  return Number.isInteger(start) && start >= 0 && start <= 1_000_000 ? start : 1;
}
