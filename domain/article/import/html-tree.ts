import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parse,
  type TreeAdapter,
} from "parse5";
import { AppError } from "#domain/errors.ts";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Elements, comments and end tags that make elements. The HTML rules repeat open formatting, so few bytes can make many. */
const MAX_ELEMENTS = 200_000;

/** Words and the spaces between them, which the parser hands over one by one: 10 MB of prose has some 3.5 million. */
const MAX_TEXT_PIECES = 4_000_000;

/** What is kept of one attribute, in UTF-16 code units. */
const MAX_ATTRIBUTE = 4096;

const KEPT_ATTRIBUTES = new Set([
  ...["href", "src", "alt", "title", "style", "class", "id", "hidden", "lang", "dir", "start", "value", "type", "rel"],
  ...[
    "name",
    "property",
    "content",
    "http-equiv",
    "itemprop",
    "role",
    "open",
    "placeholder",
    "data",
    "srcdoc",
    "action",
  ],
]);

/** Parses a page or a fragment as a browser does. The tree is bounded in elements and attributes. */
export function parseHtml(html: string): HtmlParent {
  let elements = 0;
  let pieces = 0;
  const spend = () => {
    elements += 1;
    if (elements > MAX_ELEMENTS)
      throw new AppError(
        "too_large",
        "This page has more elements than can be imported (200,000); paste only the article's text.",
        { field: "content" },
      );
  };
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement: (tagName, namespace, attributes) => {
      spend();
      return defaultTreeAdapter.createElement(tagName, namespace, keepAttributes(attributes));
    },
    createCommentNode: (data) => {
      spend();
      return defaultTreeAdapter.createCommentNode(data);
    },
    insertText: (parent, text) => {
      pieces += 1;
      if (pieces > MAX_TEXT_PIECES)
        throw new AppError("too_large", "This page has more words than one article can hold; import it in parts.", {
          field: "content",
        });
      defaultTreeAdapter.insertText(parent, text);
    },
  };
  return parse(html, { treeAdapter });
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return "tagName" in node;
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

/** True when a word list such as `class` or `rel` has this word. */
export function hasWord(element: HtmlElement, name: string, word: RegExp): boolean {
  return (attribute(element, name) ?? "").split(/\s+/).some((candidate) => word.test(candidate));
}

/** Every element below `root` in document order, without recursion. `enter` false leaves out what is inside. */
export function* elementsOf(
  root: HtmlParent,
  enter: (element: HtmlElement) => boolean = () => true,
): Generator<HtmlElement> {
  const waiting: HtmlNode[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue;
    yield node;
    if (enter(node))
      for (let index = node.childNodes.length - 1; index >= 0; index -= 1) pushChild(waiting, node, index);
  }
}

/** Elements whose text nobody reads. */
export const UNREAD = new Set(["script", "style", "template", "noscript", "noembed", "noframes"]);

/**
 * The readable text below a node, a space where an element begins, up to about `limit` UTF-16 code units. Where the same
 * node may be read again and again from elements above it, `maxNodes` bounds the work.
 */
export function textOf(root: HtmlNode | HtmlParent, limit: number, maxNodes = Number.POSITIVE_INFINITY): string {
  let text = "";
  let nodes = 0;
  const waiting: (HtmlNode | HtmlParent)[] = [root];
  for (let node = waiting.pop(); node !== undefined && text.length < limit; node = waiting.pop()) {
    nodes += 1;
    if (nodes > maxNodes) break;
    if (node.nodeName === "#text" && "value" in node)
      text += node.value.trim() === "" ? " ".slice(0, text.length) : node.value;
    if (!("childNodes" in node) || (node !== root && UNREAD.has(node.nodeName))) continue;
    if (text !== "" && !/\s$/.test(text.slice(-1)) && !INLINE.has(node.nodeName)) text += " ";
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) pushChild(waiting, node, index);
  }
  return text;
}

const INLINE = new Set(["a", "abbr", "b", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u"]);

function pushChild(waiting: (HtmlNode | HtmlParent)[], parent: HtmlParent, index: number): void {
  const child = parent.childNodes[index];
  if (child !== undefined) waiting.push(child);
}

function keepAttributes(attributes: HtmlElement["attrs"]): HtmlElement["attrs"] {
  const handlers = attributes.filter(({ name }) => /^on/i.test(name)).slice(0, 8);
  const kept = attributes.filter(({ name }) => KEPT_ATTRIBUTES.has(name));
  return [...kept, ...handlers].map((kept) => ({ ...kept, value: kept.value.slice(0, MAX_ATTRIBUTE) }));
}
