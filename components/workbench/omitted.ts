/** What an import left out, as the article keeps it. */
export interface Omitted {
  kind: string;
  /** What it said, shortened; empty when it said nothing. */
  excerpt: string;
  /** How often it stood there. */
  count: number;
}

const KINDS = ["image", "script", "media", "embed", "form", "hidden-text", "link", "page-furniture", "style"] as const;

/** The kind, as far as there is a word for it. */
export function omittedKind(kind: string): (typeof KINDS)[number] | "other" {
  return KINDS.find((one) => one === kind) ?? "other";
}
