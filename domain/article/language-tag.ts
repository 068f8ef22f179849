/** Whether a text is one language tag by its form (BCP 47), as "es" or "en-GB". */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
