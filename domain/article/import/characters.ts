/**
 * Which characters may enter an article. Everything is kept as it was written (no NFC, soft hyphens and zero-width
 * characters stay, since a quote must match its source) except line endings, which become "\n", and what a database or
 * an XML export cannot hold: control characters, U+FFFE, U+FFFF and lone surrogates.
 */

export interface CleanText {
  text: string;
  /** How often each character was removed or replaced, as "U+0000", in the order of first appearance. */
  removed: ReadonlyMap<string, number>;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is this file's work
const UNSAFE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Surrogate}/gu;
const LINE_ENDING = /\r\n?|[\v\u0085\u2028]/g;
const PAGE_ENDING = /[\f\u2029]/g;

/** Normalises line endings, removes control characters and puts U+FFFD for each lone surrogate; says what it did. */
export function cleanCharacters(source: string): CleanText {
  const removed = new Map<string, number>();
  const text = normaliseLines(source).replace(UNSAFE, (character) => {
    const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    removed.set(name, (removed.get(name) ?? 0) + 1);
    return substitute(character);
  });
  return { text, removed };
}

/** The same without the account, for text that is itself only a note. */
export function replaceUnsafe(source: string): string {
  return normaliseLines(source).replace(UNSAFE, substitute);
}

/** One line: unsafe characters gone, white space collapsed and trimmed. */
export function oneLine(source: string): string {
  return replaceUnsafe(source).replace(/\s+/g, " ").trim();
}

/** Length in Unicode code points. */
export function codePoints(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** True when there is something to read: more than white space and characters without a shape. */
export function hasText(text: string): boolean {
  return /[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/** True when two lines say the same, whatever their case and spacing. */
export function sameLine(one: string, other: string): boolean {
  const fold = (line: string) => oneLine(line).normalize("NFKC").toLowerCase();
  return fold(one) === fold(other);
}

/** True when the pattern (with the flag `g`) is found more often than `limit`; stops counting there. */
export function exceeds(text: string, pattern: RegExp, limit: number): boolean {
  let count = 0;
  for (const _ of text.matchAll(pattern)) {
    count += 1;
    if (count > limit) return true;
  }
  return false;
}

function normaliseLines(source: string): string {
  return source.replace(LINE_ENDING, "\n").replace(PAGE_ENDING, "\n\n");
}

function substitute(character: string): string {
  return character >= "\ud800" && character <= "\udfff" ? "\ufffd" : "";
}
