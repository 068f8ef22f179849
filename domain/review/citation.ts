import type { CslDate, CslItem, CslName, LocatorLabel } from "./model.ts";

/**
 * Sources in short readable lines, for cards and lists. Dependency-free, as it is sent to the browser; the full
 * reference for the report is made in `domain/report/bibliography.ts`.
 */

/** The languages the product speaks. An article may be in any other. */
export type Locale = "en" | "es";

const QUOTES: Record<Locale, [open: string, close: string]> = { en: ["“", "”"], es: ["«", "»"] };

/** A source in one line, e.g. `TASS, 19 Jun 2024, “Title”`. Never empty: an address or the id stands in for a title. */
export function citationLabel(item: CslItem, locale: Locale): string {
  const title = tidy(item.title);
  const who = namesText(item.author ?? [], locale, 2) || tidy(item["container-title"]) || tidy(item.publisher);
  const parts = [who, dateText(item.issued, locale), title === "" ? "" : quoted(title, locale)].filter(
    (part) => part !== "",
  );
  if (title !== "" && who !== "") return parts.join(", ");
  const host = hostOf(item.URL);
  if (host !== "" && who === "") parts.unshift(host);
  else if (title === "" && host !== "") parts.push(host);
  return parts.join(", ") || tidy(item.DOI) || item.id;
}

/** Where in a source to look, e.g. `¶ 4`, `p. 12–14`, `00:03:10`; empty when the whole source is meant. */
export function locatorText(label: LocatorLabel, locator: string, locale: Locale): string {
  const place = tidy(locator).replace(/(?<=\d)\s*-\s*(?=\d)/g, "–");
  if (place === "") return "";
  const several = /\d\s*[–,;&]\s*\d/.test(place);
  const sign = LOCATOR_SIGNS[locale][label][several ? 1 : 0];
  return sign === "" ? place : `${sign} ${place}`;
}

/** Signs for one place and for several. A timestamp says by its form what it is. */
const LOCATOR_SIGNS: Record<Locale, Record<LocatorLabel, [one: string, several: string]>> = {
  en: {
    page: ["p.", "pp."],
    paragraph: ["¶", "¶¶"],
    section: ["§", "§§"],
    chapter: ["ch.", "chs."],
    line: ["l.", "ll."],
    timestamp: ["", ""],
  },
  es: {
    page: ["p.", "pp."],
    paragraph: ["¶", "¶¶"],
    section: ["§", "§§"],
    chapter: ["cap.", "caps."],
    line: ["lín.", "líns."],
    timestamp: ["", ""],
  },
};

/** A date as exactly as it is known: `2024`, `Jun 2024`, `19 Jun 2024`; two of them are a period. Empty without one. */
export function dateText(date: CslDate | undefined, locale: Locale): string {
  return (date?.["date-parts"] ?? [])
    .map((parts) => dayText(parts, locale))
    .filter((part) => part !== "")
    .join(" – ");
}

function dayText([year, month, day]: readonly number[], locale: Locale): string {
  if (year === undefined) return "";
  const parts = [yearText(year, locale)];
  const name = month === undefined ? "" : monthName(month, locale, "short");
  if (name !== "") {
    parts.unshift(name);
    if (day !== undefined && day >= 1 && day <= 31) parts.unshift(String(day));
  }
  return parts.join(" ");
}

/** The year as people say it; CSL counts years before Christ below zero. */
export function yearText(year: number, locale: Locale): string {
  return year < 0 ? `${-year} ${locale === "es" ? "a. C." : "BC"}` : String(year);
}

/** The name of a month counted from 1, in lower case where the language wants it; empty when there is no such month. */
export function monthName(month: number, locale: Locale, width: "short" | "long"): string {
  if (!Number.isInteger(month) || month < 1 || month > 12) return "";
  const key = `${locale} ${width}`;
  let format = monthFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { month: width, timeZone: "UTC" });
    monthFormats.set(key, format);
  }
  return format.format(Date.UTC(2000, month - 1, 15));
}
const monthFormats = new Map<string, Intl.DateTimeFormat>();

/** Family names or organisations, `et al.` beyond `most`. */
function namesText(names: readonly CslName[], locale: Locale, most: number): string {
  const known = names.map(shortName).filter((name) => name !== "");
  if (known.length > most) return `${known[0]} et al.`;
  return known.join(locale === "es" ? " y " : " and ");
}

function shortName(name: CslName): string {
  return tidy(name.literal) || tidy(name.family) || tidy(name.given);
}

function quoted(text: string, locale: Locale): string {
  const [open, close] = QUOTES[locale];
  return `${open}${text}${close}`;
}

/** The site of an address without `www.`, for people; empty when there is none. */
function hostOf(address: string | undefined): string {
  const match = /^https?:\/\/(?:www\.)?([^/?#\s]+)/i.exec(address ?? "");
  return match?.[1]?.toLowerCase() ?? "";
}

function tidy(text: string | undefined): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
