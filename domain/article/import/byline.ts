import { codePoints, oneLine } from "./characters.ts";

export interface Byline {
  name: string;
  /** True when the line says nothing but the byline, so that it may leave the body. */
  whole: boolean;
}

const LEAD =
  /^(?:(?:words |text |story |reported |written )?by|(?:escrito |texto )?por|(?:ein text )?von|(?:propos recueillis )?par|door|di|autora?|autore?s?|auteure?|author|byline|texto|text|texte|redacción)\s*:?\s+/iu;
const COLON_ONLY = /^(?:autora?|autore?s?|auteure?|author|byline|texto|text|texte|redacción)\b(?!\s*:)/iu;
const WORD = "(?:(?:\\p{Ll}{1,2}['’])?\\p{Lu}[\\p{L}\\p{M}'’.\\-]*|\\p{Lo}+)";
const PARTICLE =
  "(?:de|da|do|dos|das|del|della|di|du|des|la|las|los|le|van|von|der|den|zu|zum|ten|ter|bin|ibn|al|el|y|e|i|and|und|et|en|&)";
const NAME = `${WORD}(?:\\s+(?:${PARTICLE}\\s+)*${WORD})*`;
// A comma parts names only where an "and" follows; otherwise a place or a desk comes after it.
const NAMES = new RegExp(`^(?:${NAME}(?:,\\s+${NAME})+,?\\s+(?:y|e|i|and|und|et|en|&)\\s+${NAME}|${NAME})`, "u");
const AGENCIES = /^(?:redacción|redaktion|agencias?|reuters|afp|ap|efe|dpa|ansa|lusa|apa|kna|epd|staff)$/iu;

/**
 * Reads "By Jane Doe", "Por Ana Pérez", "Von …", "Par …" as names. A name is words with capital initials, at least two
 * (or a known agency), so that a sentence such as "Par hasard, il…" is not taken for one. Null when it is no byline.
 */
export function readByline(line: string): Byline | null {
  const text = oneLine(line);
  if (codePoints(text) > 160 || COLON_ONLY.test(text)) return null;
  const lead = LEAD.exec(text)?.[0];
  if (lead === undefined) return null;
  const rest = text.slice(lead.length);
  const name = NAMES.exec(rest)?.[0]?.replace(/[.]$/, (dot) => (/\b\p{Lu}\.$/u.test(rest) ? dot : "")) ?? "";
  if (!(/\s/.test(name) || AGENCIES.test(name)) || codePoints(name) > 100) return null;
  const tail = rest.slice(name.length).trim();
  // What follows a name in a byline is a place, a date or a desk behind a sign, never the rest of a sentence.
  if (tail !== "" && !/^[,|•·–—(/]/.test(tail)) return null;
  if (tail.startsWith(",") && /[.!?]$/.test(tail)) return null;
  return { name, whole: tail === "" };
}

/** A name as a page's author field gives it: "By Jane Doe" and "Jane Doe" are the same. */
export function cleanAuthor(author: string): string {
  const text = oneLine(author);
  const name = readByline(text)?.name ?? text.replace(/^(by|por|von|par)\s+/iu, "");
  return codePoints(name) <= 100 ? name : "";
}
