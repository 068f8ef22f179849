import { safeHref } from "#domain/article/links.ts";
import { containDirection } from "./bidi.ts";

/**
 * Text for HTML, between tags or inside a double-quoted attribute. What HTML cannot hold becomes U+FFFD; what turns the
 * direction of writing ends with the text, for an element with a direction of its own can be ended from within by it.
 */
export function escapeHtml(text: string): string {
  return containDirection(text)
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}/gu, "\uFFFD")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A link out of the report, or only its content when the address is not safe. `content` is HTML. */
export function outwardLink(address: string | null, content: string, className = ""): string {
  const href = safeHref(address);
  if (href === null) return content;
  const classes = className === "" ? "" : ` class="${escapeHtml(className)}"`;
  return `<a${classes} href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">${content}</a>`;
}

/** What somebody wrote, keeping its line breaks and its own direction. */
export function prose(text: string, className: string): string {
  return `<p class="prose ${className}" dir="auto">${escapeHtml(text.trim())}</p>`;
}

/** A person's name, kept from turning the text around it the other way. */
export function personName(name: string): string {
  return `<bdi class="person">${escapeHtml(name)}</bdi>`;
}
