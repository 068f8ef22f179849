/** A language by its own name; null where it is not known. @param tag BCP 47 */
export function languageName(tag: string): string | null {
  if (tag === "und") return null;
  try {
    return new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
