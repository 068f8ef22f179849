import { safeHref } from "#domain/article/links.ts";
import {
  type CitationRow,
  CSL_TYPES,
  type CslDate,
  type CslItem,
  type CslName,
  type CslType,
  LIMITS,
  type LocatorLabel,
  type SourceRow,
  type SourceType,
  type Stance,
  type Verdict,
} from "#domain/review/model.ts";

/** How the source is given: by its address, by hand, or as one that the article has already. */
export type SourceOrigin = "address" | "typed" | "known";

/** What stands in the form for a citation, all of it text as it was typed. */
export interface CitationDraft {
  origin: SourceOrigin;
  /** The chosen source, when it is a known one. */
  sourceId: string;
  type: CslType;
  sourceType: SourceType;
  url: string;
  title: string;
  /** One name a line, or separated by semicolons: "Family, Given" or an organisation. */
  authors: string;
  container: string;
  publisher: string;
  /** `2024`, `2024-06` or `2024-06-19`. */
  issued: string;
  stance: Stance;
  locatorLabel: LocatorLabel;
  locator: string;
  passage: string;
  accessed: string;
  note: string;
}

export type CitationField = keyof CitationDraft;
/** Why a field cannot be used; the form says it in the reader's language. */
export type FieldFault = "missing" | "address" | "date" | "day" | "long";

/** The stance that a citation most likely has, from the verdict it is to carry. */
function likelyStance(verdict: Verdict): Stance {
  return verdict === "disputed" ? "contradicts" : "supports";
}

/** An empty form. */
export function emptyDraft(verdict: Verdict): CitationDraft {
  return {
    origin: "address",
    sourceId: "",
    type: "webpage",
    sourceType: "secondary",
    url: "",
    title: "",
    authors: "",
    container: "",
    publisher: "",
    issued: "",
    stance: likelyStance(verdict),
    locatorLabel: "page",
    locator: "",
    passage: "",
    accessed: "",
    note: "",
  };
}

/** The form of a citation that is there, to change it and its source. */
export function draftOf({ stance, locatorLabel, locator, passage, accessed, note }: CitationRow, source: SourceRow) {
  const { csl } = source;
  return {
    origin: "typed",
    sourceId: source.id,
    type: csl.type,
    sourceType: source.type,
    url: csl.URL ?? "",
    title: csl.title ?? "",
    authors: (csl.author ?? []).map(nameText).join("; "),
    container: csl["container-title"] ?? "",
    publisher: csl.publisher ?? "",
    issued: dateInput(csl.issued),
    stance,
    locatorLabel,
    locator,
    passage,
    accessed,
    note,
  } satisfies CitationDraft;
}

/** True for what `useDraft` may bring back. */
export function isCitationDraft(kept: unknown): kept is CitationDraft {
  if (typeof kept !== "object" || kept === null) return false;
  const found = new Map(Object.entries(kept));
  return (
    Object.keys(emptyDraft("verified")).every((field) => typeof found.get(field) === "string") &&
    CSL_TYPES.some((type) => type === found.get("type"))
  );
}

/** What is wrong with the form, by field; empty when it can be sent. */
export function faultsOf(draft: CitationDraft): Partial<Record<CitationField, FieldFault>> {
  const faults: Partial<Record<CitationField, FieldFault>> = {};
  if (draft.origin === "known") {
    if (draft.sourceId === "") faults.sourceId = "missing";
  } else {
    const url = draft.url.trim();
    if (url !== "" && safeHref(withScheme(url)) === null) faults.url = "address";
    if (draft.origin === "address" && url === "") faults.url = "missing";
    if (draft.origin === "typed" && draft.title.trim() === "" && url === "") faults.title = "missing";
    if (parseDate(draft.issued) === null) faults.issued = "date";
    for (const field of ["title", "container", "publisher"] as const)
      if (draft[field].length > LIMITS.field) faults[field] = "long";
    if (parseNames(draft.authors).some((name) => Object.values(name).some((part) => part.length > 300)))
      faults.authors = "long";
  }
  for (const field of ["locator", "passage", "note"] as const)
    if (draft[field].length > LIMITS[field]) faults[field] = "long";
  if (draft.accessed !== "" && !isDay(draft.accessed)) faults.accessed = "day";
  return faults;
}

/** The bibliographic record that the form describes. Fields the form does not have are kept from `before`. */
export function toCsl(draft: CitationDraft, id: string, before?: CslItem): CslItem {
  const url = draft.url.trim() === "" ? undefined : (safeHref(withScheme(draft.url.trim())) ?? undefined);
  const byHand = draft.origin === "typed";
  const names = byHand ? parseNames(draft.authors) : [];
  const optional: Partial<CslItem> = {
    title: tidy(draft.title),
    author: names.length > 0 ? names : undefined,
    issued: (byHand ? parseDate(draft.issued) : undefined) ?? undefined,
    URL: url,
    publisher: byHand ? tidy(draft.publisher) : undefined,
    "container-title": byHand ? tidy(draft.container) : undefined,
  };
  const { title: _t, author: _a, issued: _i, URL: _u, publisher: _p, "container-title": _c, ...kept } = before ?? {};
  const item: CslItem = { ...kept, id, type: byHand ? draft.type : "webpage" };
  return Object.assign(item, Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)));
}

/** Names as typed: "Ushakov, Yuri; TASS". A comma splits family and given name, anything else is kept whole. */
export function parseNames(text: string): CslName[] {
  return text
    .split(/[;\n]/)
    .map((name) => name.trim().replace(/\s+/g, " "))
    .filter(Boolean)
    .map((name) => {
      const [family = "", given = "", ...more] = name.split(/\s*,\s*/);
      return more.length === 0 && family !== "" && given !== "" ? { family, given } : { literal: name };
    });
}

/** A date as exactly as it is known; undefined when the field is empty, null when it is no date. */
export function parseDate(text: string): CslDate | undefined | null {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const parts = /^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(trimmed);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || (month !== undefined && (month < 1 || month > 12))) return null;
  if (day !== undefined && (day < 1 || day > new Date(Date.UTC(2000 + (year % 400), month ?? 1, 0)).getUTCDate()))
    return null;
  return { "date-parts": [[year, month, day].filter((part) => part !== undefined)] };
}

function dateInput(date: CslDate | undefined): string {
  return (date?.["date-parts"][0] ?? [])
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0")))
    .join("-");
}

function nameText(name: CslName): string {
  return name.literal ?? [name.family, name.given].filter(Boolean).join(", ");
}

/** "example.org/page" is meant as an address of the web. Other schemes stay, and are refused. */
function withScheme(url: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDate(text) !== null;
}

function tidy(text: string): string | undefined {
  return text.trim().replace(/\s+/g, " ") || undefined;
}
