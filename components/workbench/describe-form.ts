import { isLanguageTag } from "#domain/article/language-tag.ts";
import { isStorable } from "#domain/article/steps.ts";
import type { ArticleRow } from "#domain/review/model.ts";

export const DESCRIBED = ["headline", "byline", "language"] as const;
export type Described = (typeof DESCRIBED)[number];
/** The fields somebody has touched, as typed. The others follow the article, whoever changes it meanwhile. */
export type DescribeDraft = Partial<Record<Described, string>>;
/** Why a field cannot be used; the form says it in the reader's language. */
export type DescribeFault = "headlineMissing" | "languageWrong" | "characters";

/** The tag for a language nobody knows; in the form an empty field says so. */
const UNKNOWN = "und";

/** What stands in a field. */
export function shownIn(field: Described, draft: DescribeDraft, article: ArticleRow): string {
  const kept = field === "language" && article.language === UNKNOWN ? "" : article[field];
  return draft[field] ?? kept;
}

/** What is wrong with what was typed, by field; empty when it can be saved. */
export function faultsIn(draft: DescribeDraft): Partial<Record<Described, DescribeFault>> {
  const faults: Partial<Record<Described, DescribeFault>> = {};
  for (const field of DESCRIBED) if (!isStorable(draft[field] ?? "")) faults[field] = "characters";
  if (draft.headline?.trim() === "") faults.headline = "headlineMissing";
  const language = draft.language?.trim() ?? "";
  if (language !== "" && !isLanguageTag(language)) faults.language = "languageWrong";
  return faults;
}

/** The fields that are to become other than they are; empty when nothing changes. */
export function changesIn(draft: DescribeDraft, article: ArticleRow): DescribeDraft {
  const changes: DescribeDraft = {};
  for (const field of DESCRIBED) {
    const typed = draft[field]?.trim();
    if (typed === undefined) continue;
    const meant = field === "language" ? (Intl.getCanonicalLocales(typed || UNKNOWN)[0] ?? UNKNOWN) : typed;
    if (meant !== article[field]) changes[field] = meant;
  }
  return changes;
}

/** True for what `useDraft` may bring back. */
export function isDescribeDraft(kept: unknown): kept is DescribeDraft {
  if (typeof kept !== "object" || kept === null) return false;
  const found = new Map(Object.entries(kept));
  return DESCRIBED.every((field) => ["string", "undefined"].includes(typeof found.get(field)));
}
