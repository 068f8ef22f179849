import { safeHref } from "#domain/article/links.ts";
import { isolateDirection } from "./bidi.ts";

/**
 * Text for CommonMark 0.31 that comes out as the same text and as nothing else: no markup, HTML, entity, table cell or
 * autolink. One line; whitespace that would begin a block or another line becomes a space, and what turns the direction
 * of writing ends with it.
 */
export function escapeMarkdown(text: string): string {
  return escapeInline(isolateDirection(oneLine(text)))
    .replace(/^[\t ]+/, "")
    .replace(LINE_START, escapeStart);
}

/** Text of several lines as paragraphs with hard breaks, each line escaped on its own and put behind `prefix`. */
export function markdownLines(text: string, prefix = ""): string {
  const lines = text
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(escapeMarkdown);
  const isBreak = (index: number) => lines[index] !== "" && (lines[index + 1] ?? "") !== "";
  return lines.map((line, index) => `${prefix}${line}${isBreak(index) ? "\\" : ""}`.trimEnd()).join("\n");
}

/** Everything active within a line. The caller takes care of what is active at its start. */
export function escapeInline(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[\\`*_[\]<>|~$]/g, "\\$&")
    .replace(/&(?=[#a-z])/gi, "\\&")
    .replace(/!$/, "\\!")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/\b(www)\./gi, "$1\\.")
    .replace(/(mailto|xmpp|javascript|vbscript|data):/gi, "$1\\:")
    .replace(/@/g, "\\@");
}

/** What begins a heading, list, quote, rule, fence or table when it stands first in a line. */
export const LINE_START = /^(?:[#+\-=:]|\d{1,9}(?=[.)]))/;

/** Takes the meaning from what `LINE_START` found: a number loses it with its point. */
export function escapeStart(start: string): string {
  return /\d/.test(start) ? `${start}\\` : `\\${start}`;
}

/** A link around Markdown content, or only the content when the address is not safe. */
export function markdownLink(address: string | null, content: string): string {
  const href = safeHref(address);
  if (href === null) return content;
  return `[${content}](<${href.replace(/[\\<>]/g, (character) => encodeURIComponent(character)).replaceAll("&", "&amp;")}>)`;
}

/** An address that is its own text; empty when it is not safe. A normalised address holds neither `<`, `>` nor space. */
export function markdownAddress(address: string | null): string {
  const href = safeHref(address);
  return href === null ? "" : `<${href}>`;
}

/** A text on one line, with no line end that any Markdown reader knows. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
