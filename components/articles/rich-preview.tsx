import { createElement, type ReactNode, useMemo } from "react";
import { quietHtml } from "../ui/quiet-html.ts";

/** Elements shown as themselves. Anything else gives only what is inside it. */
const SHOWN: Readonly<Record<string, string>> = {
  P: "p",
  UL: "ul",
  OL: "ol",
  LI: "li",
  BLOCKQUOTE: "blockquote",
  STRONG: "strong",
  EM: "em",
  I: "em",
  CODE: "code",
  SUP: "sup",
  SUB: "sub",
  DIV: "div",
  TR: "div",
};
const NOT_SHOWN = new Set([
  "SCRIPT",
  "STYLE",
  "HEAD",
  "TEMPLATE",
  "NOSCRIPT",
  "IFRAME",
  "OBJECT",
  "SVG",
  "MATH",
  "TITLE",
]);
/** The preview is to recognise the text by; a book's end need not be laid out for that. */
const MOST_NODES = 6_000;
const DEEPEST = 60;

type Budget = { left: number };

function show(node: Node, key: number, budget: Budget, depth: number): ReactNode {
  if (budget.left <= 0 || depth > DEEPEST) return null;
  budget.left -= 1;
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
  if (!(node instanceof Element)) return null;
  const name = node.nodeName.toUpperCase();
  if (NOT_SHOWN.has(name)) return null;
  if (name === "BR") return <br key={key} />;
  if (name === "HR") return <hr key={key} />;
  const inside = [...node.childNodes].map((child, index) => show(child, index, budget, depth + 1));
  if (/^H[1-6]$/.test(name)) {
    // Looks like a heading, yet is none: the page's own outline must not change with what is pasted.
    return createElement("p", { key, className: "text-[1.25em] leading-tight font-semibold" }, ...inside);
  }
  if (name === "A" && node.hasAttribute("href")) {
    return createElement("span", { key, className: "text-accent underline underline-offset-2" }, ...inside);
  }
  const light = node.getAttribute("data-style")?.includes("normal") ?? false;
  if (name === "B" && !light) return createElement("strong", { key }, ...inside);
  return createElement(SHOWN[name] ?? "span", { key }, ...inside);
}

/**
 * Shows pasted HTML by building it anew from the few elements above, without any attribute of its own, so nothing in
 * it can run, load, or look like a part of Stet.
 */
export function RichPreview({ html }: { html: string }) {
  const content = useMemo(() => {
    const parsed = new DOMParser().parseFromString(quietHtml(html), "text/html");
    const budget = { left: MOST_NODES };
    const nodes = [...parsed.body.childNodes].map((child, index) => show(child, index, budget, 0));
    return (
      <>
        {nodes}
        {budget.left <= 0 ? <p>…</p> : null}
      </>
    );
  }, [html]);
  return <div className="article-text max-w-none text-[1.0625rem]!">{content}</div>;
}
