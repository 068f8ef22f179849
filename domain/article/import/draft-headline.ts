import { wordLikeness } from "../alignment/word-likeness.ts";

/** So much alike two lines are one in another wording. */
const ALIKE = 0.6;
/** A stop at the end, or within before a new sentence, is the sign of a text and hardly ever of a headline. */
const SENTENCES =
  /[.。…]["”’»)]?$|(?<=\p{L}{4}|[\p{N}%])[.!?]["”’»)]?\s+["“‘«(¿¡]?[\p{Lu}\p{Lo}]|[。！？][”’」』）]?\p{L}/u;

/** The headline that a draft has instead of the article's; null when it has the same, or says none. */
export function otherHeadline(imported: { headline: string } | null, article: { headline: string }): string | null {
  return imported && imported.headline !== article.headline ? imported.headline : null;
}

/** The byline that a draft has instead of the article's; null when it has the same, or says none. */
export function otherByline(imported: { byline: string } | null, article: { byline: string }): string | null {
  return imported && imported.byline !== "" && imported.byline !== article.byline ? imported.byline : null;
}

/**
 * Whether what was read as the headline of a new draft is rather a part of its text, whose headline was left out: a file's
 * name or first words, a line that stands in the article in this or another wording, or whole sentences. A headline that is
 * much like the present one is one. When in doubt it is text: a headline that is taken for text is seen, the other way round
 * the first paragraph and its claims would be lost.
 *
 * @param read what was read of the draft
 * @param present the article's headline, and its lines as plain text
 */
export function isTextOfDraft(
  read: { headline: string; isHeadlineMadeUp: boolean },
  present: { headline: string; lines: readonly string[] },
): boolean {
  const line = read.headline;
  if (line === present.headline) return false;
  if (read.isHeadlineMadeUp) return true;
  const best = Math.max(0, ...present.lines.map((other) => wordLikeness(line, other.trim())));
  const likeness = wordLikeness(line, present.headline);
  if (likeness >= ALIKE && likeness > best) return false;
  return best >= ALIKE || SENTENCES.test(line);
}
