/**
 * A language by its name in the reader's own, its code when it has none; null where it is not known.
 *
 * @param tag BCP 47; `und` is not known
 * @param reader the reader's language
 */
export function languageName(tag: string, reader: string): string | null {
  if (tag === "und") return null;
  try {
    return new Intl.DisplayNames(reader, { type: "language", fallback: "code" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
