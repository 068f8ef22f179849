import { hasText } from "./characters.ts";
import { attribute, type HtmlElement, hasWord, textOf } from "./html-tree.ts";
import type { OmissionKind, OmissionLog } from "./omission.ts";

/** Comments are left out; the markers that clipboards and Office put into every page are not worth a word. */
export function noteComment(data: string, log: OmissionLog): void {
  const text = data.trim();
  if (/^(StartFragment|EndFragment|StartSelection|EndSelection)$/i.test(text) || !hasText(text)) return;
  if (/^\?xml\b/i.test(text)) return;
  if (/^(\[if\b|<!\[endif\]|\[endif\])/i.test(text)) {
    const inside = text
      .slice(text.indexOf("]>") + 2)
      .replace(/<!\[endif\]$/i, "")
      .trim();
    if (text.includes("]>") && inside !== "" && inside !== "<!" && inside !== "<!--")
      log.add("comment", "Settings written by Microsoft Office");
    return;
  }
  log.add("comment", text);
}

/** Event handlers (`onclick="…"`) never get in, and are said. */
export function noteHandlers(element: HtmlElement, log: OmissionLog): void {
  for (const { name, value } of element.attrs) if (/^on/i.test(name)) log.add("script", `${name}="${value}"`);
}

/** Of what belongs in a page's head only style sheets, forwarding and a title that stands elsewhere need a word. */
export function noteHeadElement(element: HtmlElement, inHead: boolean, log: OmissionLog): void {
  const name = element.tagName;
  if (name === "link" && hasWord(element, "rel", /^stylesheet$/i))
    log.add("style", attribute(element, "href") ?? "style sheet");
  else if (name === "meta" && /^refresh$/i.test(attribute(element, "http-equiv") ?? ""))
    log.add("other", `Forwarding to another page: ${attribute(element, "content") ?? ""}`);
  else if (name === "title" && !inHead) log.add("hidden-text", textOf(element, 2000));
}

/** Says what stood where an element is left out: its words if it has any, else where it came from. */
export function noteLeftOut(element: HtmlElement, kind: OmissionKind, log: OmissionLog): void {
  const template = "content" in element ? textOf(element.content as HtmlElement, 2000) : "";
  const text = template || rawText(element);
  if (kind === "script" || kind === "style") log.add(kind, text || addressOf(element) || element.tagName);
  else if (kind === "hidden-text") {
    const words = text.replace(/<[^<>]*>/g, " ");
    if (hasText(words)) log.add(kind, words);
    else if (hasText(text)) log.add("other", text);
  } else log.add(kind, wordsFor(element, text));
}

function wordsFor(element: HtmlElement, text: string): string {
  const words = [attribute(element, "alt"), attribute(element, "title"), text, attribute(element, "placeholder")];
  const named = words.find((word) => word !== undefined && hasText(word));
  return named ?? (addressOf(element) || attribute(element, "value") || attribute(element, "name") || element.tagName);
}

function addressOf(element: HtmlElement): string {
  const address = attribute(element, "src") ?? attribute(element, "data") ?? attribute(element, "srcdoc") ?? "";
  return address.startsWith("data:") ? address.slice(0, 40) : address;
}

/** Like `textOf`, and also reads what a script or style element holds. */
function rawText(element: HtmlElement): string {
  return textOf(element, 4000).trim();
}
