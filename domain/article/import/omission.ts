import { replaceUnsafe } from "./characters.ts";

/** What kinds of thing an import leaves out, or keeps only as plain text. */
export const OMISSION_KINDS = [
  "script",
  "style",
  "image",
  "media",
  "embed",
  "form",
  "table-layout",
  "strikethrough",
  "link",
  "comment",
  "hidden-text",
  "page-furniture",
  "metadata",
  "nesting",
  "markup",
  "control-characters",
  "other",
] as const;

export type OmissionKind = (typeof OMISSION_KINDS)[number];

/**
 * One thing that stood in the source and is not in the article, so that nothing vanishes unsaid. `excerpt` is plain
 * text of at most 200 code points; `count` says how often the same stood there.
 */
export interface Omission {
  kind: OmissionKind;
  excerpt: string;
  count: number;
}

/** The longest excerpt, in code points. */
const MAX_EXCERPT = 200;

/** How many different excerpts of one kind are listed; what comes after is counted in one last entry, "…". */
const MAX_EXCERPTS_A_KIND = 100;

/** Collects omissions in the order of their first appearance and counts repeats instead of listing them. */
export class OmissionLog {
  private readonly entries = new Map<string, Omission>();
  private readonly perKind = new Map<OmissionKind, number>();

  add(kind: OmissionKind, text: string, count = 1): void {
    const listed = this.perKind.get(kind) ?? 0;
    let excerpt = excerptOf(text);
    let entry = this.entries.get(`${kind} ${excerpt}`);
    if (entry === undefined && listed >= MAX_EXCERPTS_A_KIND) {
      excerpt = "…";
      entry = this.entries.get(`${kind} ${excerpt}`);
    }
    if (entry !== undefined) {
      entry.count += count;
      return;
    }
    this.entries.set(`${kind} ${excerpt}`, { kind, excerpt, count });
    this.perKind.set(kind, listed + 1);
  }

  list(): Omission[] {
    return [...this.entries.values()];
  }
}

/** One line of at most `MAX_EXCERPT` code points, the last of them "…" when the text was cut. */
function excerptOf(text: string): string {
  // Cut roughly first: a hostile comment may be megabytes long.
  const line = replaceUnsafe(text.trimStart().slice(0, MAX_EXCERPT * 10))
    .replace(/\s+/g, " ")
    .trim();
  const points = [...line];
  return points.length <= MAX_EXCERPT ? line : `${points.slice(0, MAX_EXCERPT - 1).join("")}…`;
}
