import { safeHref } from "#domain/article/links.ts";
import { type Locale, monthName, yearText } from "#domain/review/citation.ts";
import type { CslDate, CslItem, CslName } from "#domain/review/model.ts";

/**
 * The full reference of a source, after the APA's Publication Manual, 7th edition: who, when, what, where it appeared.
 * Every type has a line and nothing that is known is left out, which citeproc's APA does not promise: it drops letters
 * and calls, and refuses some periods. Plain text, without the address: each format shows links in its own way.
 */
export function referenceText(item: CslItem, locale: Locale): string {
  const title = titlePart(item, locale);
  const who = whoPart(item.author ?? [], locale);
  const when = `(${datePart(item.issued, locale)})`;
  const start = who === "" ? [title, when] : [who, when, title];
  const parts = [...start, wherePart(item, locale), publisherPart(item), doiPart(item)];
  return parts
    .filter((part) => part !== "")
    .map(ended)
    .join(" ");
}

/** The address of a source: its own when it is safe, else its DOI's. */
export function sourceAddress(item: CslItem): string | null {
  const own = safeHref(item.URL);
  const doi = bareDoi(item);
  return own ?? (doi === "" ? null : safeHref(`https://doi.org/${encodeURI(doi)}`));
}

const WORDS = {
  en: { noDate: "n.d.", in: "In", untitled: "Untitled", and: "&", page: "p.", pages: "pp." },
  es: { noDate: "s. f.", in: "En", untitled: "Sin título", and: "y", page: "p.", pages: "pp." },
} as const satisfies Record<Locale, Record<string, string>>;

/** What a source is, where its title does not say it. */
const GENRES: Partial<Record<CslItem["type"], Record<Locale, string>>> = {
  interview: { en: "Interview", es: "Entrevista" },
  personal_communication: { en: "Personal communication", es: "Comunicación personal" },
  speech: { en: "Speech", es: "Discurso" },
  broadcast: { en: "Broadcast", es: "Emisión" },
  motion_picture: { en: "Film", es: "Película" },
  dataset: { en: "Data set", es: "Conjunto de datos" },
  post: { en: "Online post", es: "Publicación en línea" },
};

function whoPart(names: readonly CslName[], locale: Locale): string {
  const known = names.map(nameText).filter((name) => name !== "");
  const last = known.pop();
  if (last === undefined) return "";
  if (known.length === 0) return last;
  return `${known.join(", ")}${locale === "en" ? "," : ""} ${WORDS[locale].and} ${last}`;
}

/** `García, A. M.`; an organisation or an unsplit name as it is. */
function nameText({ literal, family, given }: CslName): string {
  if (tidy(literal) !== "") return tidy(literal);
  const initials = tidy(given)
    .replaceAll(".-", "-")
    .split(/[\s.]+/)
    .filter((name) => name !== "")
    .map((name) => name.split("-").map(initial).join("-"));
  if (tidy(family) === "") return tidy(given);
  return [tidy(family), initials.join(" ")].filter((part) => part !== "").join(", ");
}

/** The first letter and a point; scripts without capitals keep the whole name, as an initial says nothing in them. */
function initial(name: string): string {
  const letter = name.match(/^\p{L}\p{M}*/u)?.[0];
  return letter !== undefined && /^\p{Lu}/u.test(letter) ? `${letter}.` : name;
}

function datePart(date: CslDate | undefined, locale: Locale): string {
  const days = (date?.["date-parts"] ?? []).map((parts) => dayText(parts, locale)).filter((day) => day !== "");
  return days.join(" – ") || WORDS[locale].noDate;
}

function dayText([year, month, day]: readonly number[], locale: Locale): string {
  if (year === undefined) return "";
  const name = month === undefined ? "" : monthName(month, locale, "long");
  if (name === "") return yearText(year, locale);
  const known = day !== undefined && day >= 1 && day <= 31;
  const inYear = locale === "es" ? [known ? `${day} de ${name}` : name] : [known ? `${name} ${day}` : name];
  return [yearText(year, locale), ...inYear].join(", ");
}

function titlePart(item: CslItem, locale: Locale): string {
  const title = tidy(item.title) || WORDS[locale].untitled;
  const genre = GENRES[item.type]?.[locale];
  return genre === undefined ? title : `${title} [${genre}]`;
}

function wherePart(item: CslItem, locale: Locale): string {
  const named = tidy(item["container-title"]);
  const container = (item.author ?? []).some((name) => nameText(name) === named) ? "" : named;
  const pages = tidy(item.page).replace(/(?<=\d)\s*-+\s*(?=\d)/g, "–");
  const issue = tidy(item.issue) === "" ? "" : `(${tidy(item.issue)})`;
  const volume = `${tidy(item.volume)}${issue}`;
  if (item.type === "article-journal" || item.type === "article-magazine" || item.type === "article-newspaper")
    return [container, volume, pages].filter((part) => part !== "").join(", ");
  const signed = pages === "" ? "" : `${/[–,]/.test(pages) ? WORDS[locale].pages : WORDS[locale].page} ${pages}`;
  const inside = container === "" || item.type !== "chapter" ? container : `${WORDS[locale].in} ${container}`;
  return [inside, volume, signed].filter((part) => part !== "").join(", ");
}

/** The publisher, unless it was named already. */
function publisherPart(item: CslItem): string {
  const publisher = tidy(item.publisher);
  const named = [tidy(item["container-title"]), ...(item.author ?? []).map(nameText)];
  return named.includes(publisher) ? "" : publisher;
}

function doiPart(item: CslItem): string {
  const doi = bareDoi(item);
  return doi === "" ? "" : `DOI ${doi}`;
}

function bareDoi(item: CslItem): string {
  return tidy(item.DOI).replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "");
}

function ended(part: string): string {
  return /[.!?…]["”’»]?$/.test(part) ? part : `${part}.`;
}

function tidy(text: string | undefined): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
