import {
  attribute,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  UNREAD,
} from "./html-tree.ts";

/**
 * The element that holds the article, or null for the whole page: the `<article>` that has at least half of the text of
 * all outermost articles (a page of many teasers has none), else `<main>`.
 */
export function findMain(root: HtmlParent): HtmlElement | null {
  const articles: HtmlElement[] = [];
  let main: HtmlElement | null = null;
  const outermost = (element: HtmlElement) => !isArticle(element) && !UNREAD.has(element.tagName);
  for (const element of elementsOf(root, outermost)) {
    if (isArticle(element)) articles.push(element);
    else if (main === null && isMain(element)) main = element;
  }
  if (articles.length === 0 && main === null) return null;
  const lengths = textLengths(root);
  const lengthOf = (element: HtmlElement) => lengths.get(element) ?? 0;
  const total = articles.reduce((sum, article) => sum + lengthOf(article), 0);
  const largest = articles.reduce<HtmlElement | null>(
    (best, article) => (best === null || lengthOf(article) > lengthOf(best) ? article : best),
    null,
  );
  const article = largest !== null && lengthOf(largest) > 0 && lengthOf(largest) * 2 >= total ? largest : null;
  if (main === null || lengthOf(main) === 0) return article;
  // An article that is only a small box within main is not the article.
  return article !== null && lengthOf(article) * 2 >= lengthOf(main) ? article : main;
}

/** The nodes above an element, so that a walk knows where the way to it leads through. */
export function ancestorsOf(element: HtmlElement): ReadonlySet<HtmlNode | HtmlParent> {
  const ancestors = new Set<HtmlNode | HtmlParent>();
  let parent: HtmlParent | null = element.parentNode;
  while (parent !== null) {
    ancestors.add(parent);
    parent = "parentNode" in parent ? parent.parentNode : null;
  }
  return ancestors;
}

function isArticle(element: HtmlElement): boolean {
  return element.tagName === "article" || attribute(element, "role") === "article";
}

function isMain(element: HtmlElement): boolean {
  return element.tagName === "main" || attribute(element, "role") === "main";
}

/** The length of the text in each element, white space aside, in one pass from the leaves up. */
function textLengths(root: HtmlParent): Map<HtmlNode | HtmlParent, number> {
  const lengths = new Map<HtmlNode | HtmlParent, number>();
  const order: (HtmlNode | HtmlParent)[] = [root];
  for (let index = 0; index < order.length; index += 1) {
    const node = order[index];
    if (node === undefined || !("childNodes" in node) || UNREAD.has(node.nodeName)) continue;
    for (const child of node.childNodes) order.push(child);
  }
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const node = order[index];
    if (node === undefined) continue;
    const own = "value" in node ? node.value.trim().length : 0;
    const length = own + (lengths.get(node) ?? 0);
    lengths.set(node, length);
    const parent = "parentNode" in node ? node.parentNode : null;
    if (parent !== null && parent !== undefined && (isElement(parent) || parent === root))
      lengths.set(parent, (lengths.get(parent) ?? 0) + length);
  }
  return lengths;
}
