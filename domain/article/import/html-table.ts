import { attribute, type HtmlElement, type HtmlNode, isElement } from "./html-tree.ts";

const BLOCK_CONTENT = new Set(["table", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"]);

/**
 * True for a table that only places things on a page (mail, old web pages): a table within, headings or lists in its
 * cells, several paragraphs in one cell, or never two cells in a row. Its cells are then read as ordinary text.
 */
export function isLayoutTable(table: HtmlElement): boolean {
  const role = attribute(table, "role");
  if (role === "presentation" || role === "none") return true;
  const waiting: HtmlNode[] = [...table.childNodes];
  let widest = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (BLOCK_CONTENT.has(node.tagName)) return true;
    if (node.tagName === "tr")
      widest = Math.max(
        widest,
        countChildren(node, (child) => isCell(child)),
      );
    if (isCell(node) && countChildren(node, (child) => child.tagName === "p" || child.tagName === "div") > 1)
      return true;
    for (const child of node.childNodes) waiting.push(child);
  }
  return widest < 2;
}

export function isCell(element: HtmlElement): boolean {
  return element.tagName === "td" || element.tagName === "th";
}

function countChildren(element: HtmlElement, matches: (child: HtmlElement) => boolean): number {
  return element.childNodes.filter((child) => isElement(child) && matches(child)).length;
}
