import { dateText, type Locale } from "#domain/review/citation.ts";

/** A moment as `2024-06-19T14:05:00Z`, with milliseconds only where there are any. */
export function isoTime(at: number): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}

/** A moment for readers, always in UTC and saying so: `19 Jun 2024, 14:05 UTC`. */
export function readableTime(at: number, locale: Locale): string {
  const date = new Date(at);
  const day = dateText({ "date-parts": [[date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]] }, locale);
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** A calendar day `YYYY-MM-DD` for readers; what is no such day stays as it is. */
export function readableDay(day: string, locale: Locale): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)?.slice(1).map(Number);
  return parts === undefined ? day : dateText({ "date-parts": [parts] }, locale);
}

/** The first moment of a calendar day `YYYY-MM-DD` in UTC; null for what is no such day. */
export function dayTime(day: string): string | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // Some days that do not exist are read as days of the next month.
  return Number.isNaN(at) || !isoTime(at).startsWith(day) ? null : isoTime(at);
}

/** The direction a language is written in; `auto` when the language is unknown, so that the text itself decides. */
export function directionOf(language: string): "ltr" | "rtl" | "auto" {
  if (language === "und" || language === "") return "auto";
  try {
    const script = new Intl.Locale(language).maximize().script ?? "";
    return RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
  } catch {
    return "auto";
  }
}

/** Scripts written from right to left that newspapers are set in (Unicode, ISO 15924 codes). */
const RIGHT_TO_LEFT = new Set(["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);
