import { attribute, type HtmlElement } from "./html-tree.ts";

/** What an element's inline style says that matters to an article; undefined where it says nothing. */
export interface InlineStyle {
  bold?: boolean;
  italic?: boolean;
  struck?: boolean;
  hidden?: boolean;
  /** `white-space: pre` and its like. */
  preserved?: boolean;
  /** Word: the marker of a list item, written as text. */
  listMarker?: boolean;
  /** Word: the level of the list this paragraph is an item of, 1 the outermost. */
  listLevel?: number;
}

const NOTHING: InlineStyle = {};

/** Reads `style`, and the `hidden` attribute, which is a style by another name. */
export function styleOf(element: HtmlElement): InlineStyle {
  const style = attribute(element, "style")?.toLowerCase();
  const hidden = attribute(element, "hidden") !== undefined;
  if (style === undefined) return hidden ? { hidden } : NOTHING;
  const result: InlineStyle = hidden ? { hidden } : {};
  for (const declaration of style.replace(/\/\*[^*]*\*\//g, "").split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0) read(declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim(), result);
  }
  return result;
}

function read(property: string, value: string, result: InlineStyle): void {
  if (property === "font-weight") result.bold = /^bold/.test(value) || Number.parseInt(value, 10) >= 600;
  else if (property === "font-style") result.italic = /^(italic|oblique)/.test(value);
  else if (/^text-decoration(-line)?$/.test(property)) result.struck = value.includes("line-through");
  else if (property === "display") result.hidden ||= /^none\b/.test(value);
  else if (property === "visibility") result.hidden ||= /^(hidden|collapse)\b/.test(value);
  else if (property === "font-size") result.hidden ||= /^0(px|pt|em|rem|%)?(\s|$|!)/.test(value);
  else if (property === "mso-hide") result.hidden ||= /^all\b/.test(value);
  else if (property === "white-space") result.preserved = /^(pre|pre-line|break-spaces)$/.test(value);
  else if (property === "mso-list") {
    if (value === "ignore") result.listMarker = true;
    const level = /\blevel([1-9])\b/.exec(value)?.[1];
    if (level !== undefined) result.listLevel = Number(level);
  }
}
