import { quietHtml } from "../ui/quiet-html.ts";

/** What was pasted: its text, and its HTML when that says more than the text does. */
export type Pasted = { text: string; html: string | null };

/** Elements that carry meaning; what has none of them, such as text from a terminal, is plain. */
const MEANING = "h1,h2,h3,h4,h5,h6,li,blockquote,a[href],b,strong,i,em,table,img,figure,p + p";

/** Reads a paste or a drop of text. Null when it holds no text. */
export function readPasted(data: DataTransfer | null): Pasted | null {
  const text = data?.getData("text/plain") ?? "";
  const html = data?.getData("text/html") ?? "";
  if (html.trim() === "") return text.trim() === "" ? null : { text, html: null };
  // A document made this way runs nothing and loads nothing.
  const parsed = new DOMParser().parseFromString(quietHtml(html), "text/html");
  const plain = text || (parsed.body.textContent ?? "");
  if (plain.trim() === "") return null;
  // Google Docs wraps everything in <b style="font-weight: normal">, which says nothing; its style was renamed above.
  const meaningful = [...parsed.body.querySelectorAll(MEANING)].some((element) => !isWrapper(element));
  return { text: plain, html: meaningful ? html : null };
}

function isWrapper(element: Element): boolean {
  return element.matches('b[data-style*="normal"], b[id^="docs-internal-guid"]');
}

/** Whether a drag carries files. */
export function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes("Files") ?? false;
}
