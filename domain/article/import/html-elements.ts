import type { OmissionKind } from "./omission.ts";

/** Elements that stand as a block of their own; all others run within the text. */
export const BLOCKS = new Set([
  ...[
    "html",
    "body",
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "address",
    "hgroup",
  ],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "menu", "dir", "li", "dl", "dt", "dd", "pre"],
  ...["listing", "xmp", "plaintext", "figure", "figcaption", "form", "fieldset", "legend", "details", "summary"],
  ...["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "center", "search", "dialog", "marquee"],
]);

/** What does not get in, and under which name it is reported. */
export const LEFT_OUT: ReadonlyMap<string, OmissionKind> = new Map<string, OmissionKind>([
  ["script", "script"],
  ["style", "style"],
  ["img", "image"],
  ["image", "image"],
  ["svg", "image"],
  ["map", "image"],
  ["audio", "media"],
  ["video", "media"],
  ["canvas", "media"],
  ["bgsound", "media"],
  ["iframe", "embed"],
  ["object", "embed"],
  ["embed", "embed"],
  ["applet", "embed"],
  ["frameset", "embed"],
  ["frame", "embed"],
  ["portal", "embed"],
  ["input", "form"],
  ["button", "form"],
  ["select", "form"],
  ["option", "form"],
  ["optgroup", "form"],
  ["datalist", "form"],
  ["textarea", "form"],
  ["keygen", "form"],
  ["meter", "form"],
  ["progress", "form"],
  ["template", "hidden-text"],
  ["noscript", "hidden-text"],
  ["noembed", "hidden-text"],
  ["noframes", "hidden-text"],
]);

/** Elements without text that say nothing about the article. */
export const SILENT = new Set([
  "source",
  "track",
  "param",
  "col",
  "colgroup",
  "wbr",
  "area",
  "base",
  "basefont",
  "annotation",
]);

export const STRONG = new Set(["b", "strong"]);
export const EMPHASIS = new Set(["i", "em", "cite", "dfn", "var"]);
export const STRUCK = new Set(["s", "strike", "del"]);
export const PREFORMATTED = new Set(["pre", "listing", "xmp", "plaintext"]);

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";
const PLAIN = "0123456789+-=()n";

/**
 * Raised or lowered figures as the characters that look so: 10<sup>6</sup> read as 106 would be another fact. Anything
 * else is left as it is (1<sup>er</sup>).
 */
export function shifted(text: string, direction: "sup" | "sub"): string {
  const figures = direction === "sup" ? RAISED : LOWERED;
  const plain = text.replaceAll("−", "-");
  if (!/^[\d+\-=()n]+$/.test(plain)) return text;
  return [...plain].map((character) => figures[PLAIN.indexOf(character)] ?? character).join("");
}
