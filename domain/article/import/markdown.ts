import MarkdownIt from "markdown-it";
import { AppError } from "#domain/errors.ts";
import { exceeds } from "./characters.ts";
import type { OmissionLog } from "./omission.ts";

/** The longest Markdown, in UTF-16 code units: its reader costs up to four seconds a megabyte on the worst input. */
const MAX_MARKDOWN = 2 * 1024 * 1024;

/** More signs with a meaning, or more lines, than any article has: read as plain text instead. */
const MAX_MARKS = 100_000;
const MAX_LINES = 100_000;
const MAX_NESTING = 60;

const reader = new MarkdownIt({ html: true, linkify: false, typographer: false });
reader.set({ maxNesting: MAX_NESTING });
// The reader's own list of bad links would show their source as text; our gate drops the link, keeps the words, says so.
reader.validateLink = () => true;

/**
 * Markdown (CommonMark with tables) as HTML, which is then read like any other HTML. Null when the text is no sensible
 * Markdown (nested or packed with signs beyond any use); it is then to be read as plain text, and `log` says so.
 */
export function renderMarkdown(text: string, log: OmissionLog): string | null {
  if (text.length > MAX_MARKDOWN)
    throw new AppError("too_large", "This Markdown is longer than 2 MB; import it in parts or as plain text.", {
      field: "content",
    });
  if (exceeds(text, /[[\]!*_`<>&\\|~]/g, MAX_MARKS) || exceeds(text, /\n/g, MAX_LINES)) {
    log.add("markup", "Too much Markdown markup to be an article; read as plain text");
    return null;
  }
  const environment = {};
  const tokens = reader.parse(text, environment);
  // Beyond its limit the reader drops what is inside, unsaid.
  if (tokens.some((token) => token.level >= MAX_NESTING - 1)) {
    log.add("nesting", "Markdown nested too deep; read as plain text");
    return null;
  }
  return reader.renderer.render(tokens, reader.options, environment);
}
