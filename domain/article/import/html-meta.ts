import { safeHref } from "../links.ts";
import { codePoints, hasText, oneLine } from "./characters.ts";
import { attribute, elementsOf, type HtmlElement, type HtmlParent, hasWord, textOf, UNREAD } from "./html-tree.ts";

/** What a page says of itself. Everything is one clean line; empty where the page is silent. */
export interface HtmlMeta {
  title: string;
  author: string;
  /** As written by the page, not checked. */
  language: string;
  /** The page's own address or `<base>`, which relative links start from. */
  base: string | null;
  /** Written by Word, whose `lang` is that of the program and not of the text. */
  fromWord: boolean;
}

/** Reads title, author and language, first from `meta`, then from what pages mark as such in the text. */
export function readHtmlMeta(root: HtmlParent, main: HtmlElement | null): HtmlMeta {
  const found = new Map<string, string>();
  const keep = (key: string, value: string | undefined) => {
    if (value === undefined || found.has(key)) return;
    const line = oneLine(value);
    if (hasText(line)) found.set(key, line);
  };
  for (const element of elementsOf(root, (candidate) => !UNREAD.has(candidate.tagName))) readElement(element, keep);
  if (main !== null) keep("lang.main", attribute(main, "lang"));
  const site = found.get("og:site_name") ?? "";
  const title = found.get("og:title") ?? found.get("citation_title") ?? withoutSite(found.get("title") ?? "", site);
  const authorMeta = ["author", "article:author", "dc.creator", "parsely-author", "citation_author", "byl"];
  const inMeta = authorMeta
    .map((name) => found.get(name))
    .find((name) => name !== undefined && !/^https?:/i.test(name));
  const language = ["lang.html", "lang.main", "lang.body", "content-language", "og:locale", "dc.language"];
  return {
    title,
    author: inMeta ?? found.get("author.text") ?? "",
    language: language.map((name) => found.get(name)).find((value) => value !== undefined) ?? "",
    base: safeHref(found.get("base")) ?? safeHref(found.get("canonical")) ?? safeHref(found.get("og:url")),
    fromWord: /microsoft|word/i.test(found.get("generator") ?? "") || found.get("progid")?.startsWith("Word") === true,
  };
}

function readElement(element: HtmlElement, keep: (key: string, value: string | undefined) => void): void {
  const name = element.tagName;
  if (name === "html" || name === "body") keep(`lang.${name}`, attribute(element, "lang"));
  else if (name === "title" && element.parentNode?.nodeName === "head") keep("title", textOf(element, 1000));
  else if (name === "base") keep("base", attribute(element, "href"));
  else if (name === "link" && hasWord(element, "rel", /^canonical$/i)) keep("canonical", attribute(element, "href"));
  else if (name === "meta") {
    const key = attribute(element, "name") ?? attribute(element, "property") ?? attribute(element, "http-equiv") ?? "";
    keep(key.toLowerCase(), attribute(element, "content"));
  } else if (isAuthor(element)) {
    const text = oneLine(textOf(element, 400, 200));
    if (codePoints(text) <= 100) keep("author.text", text);
  }
}

function isAuthor(element: HtmlElement): boolean {
  return (
    hasWord(element, "rel", /^author$/i) ||
    hasWord(element, "class", /^(byline|author|author-name|byline__name|c-byline|autor|firma)$/i) ||
    /^author$/i.test(attribute(element, "itemprop") ?? "")
  );
}

/** "A headline | The Paper" without the paper, when the page names itself or the bar leaves no doubt. */
function withoutSite(title: string, site: string): string {
  if (site !== "" && title.endsWith(site)) return title.slice(0, -site.length).replace(/\s*[|–—·:-]\s*$/, "") || title;
  const bar = title.lastIndexOf(" | ");
  return bar > 0 ? title.slice(0, bar) : title;
}
