import type { ClaimView } from "./claim-view.ts";

/** What the list of claims can be narrowed to. */
export const FILTERS = [
  "all",
  "unfinished",
  "verified",
  "disputed",
  "needs-source",
  "no-source",
  "changed",
  "nearby",
  "proposed",
  "gone",
] as const;
export type Filter = (typeof FILTERS)[number];

/** True when a claim belongs to what is filtered for. */
export function passes(view: ClaimView, filter: Filter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "unfinished":
      return view.lacksSource || view.stale || view.claim.verdict === "needs-source";
    case "no-source":
      return view.lacksSource;
    case "changed":
      return view.stale;
    case "nearby":
      return view.nearby !== null;
    case "proposed":
      return hasProposal(view);
    case "gone":
      return view.orphaned;
    default:
      return view.claim.verdict === filter;
  }
}

/** True when other words are proposed for a claim and nobody has decided yet. */
function hasProposal({ corrections }: Pick<ClaimView, "corrections">): boolean {
  return corrections.some(({ correction }) => correction.status === "open");
}

/** True when all words stand somewhere in the claim: its number, its text, its sources' titles or its discussion. */
export function mentions(view: ClaimView, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { claim, text, citations, threads } = view;
  const said = [
    `#${claim.number}`,
    text,
    claim.judgedQuote,
    ...citations.flatMap(({ source: { csl }, citation }) => [
      csl.title,
      csl["container-title"],
      csl.publisher,
      csl.URL,
      ...(csl.author ?? []).flatMap((name) => [name.literal, name.given, name.family]),
      citation.passage,
      citation.note,
    ]),
    ...threads.flatMap(({ comments }) => comments.map((comment) => comment.body)),
  ];
  const haystack = plain(said.filter(Boolean).join("\n"));
  return words.every((word) => haystack.includes(word));
}

/** The words of a search, as `mentions` wants them. */
export function searchWords(search: string): string[] {
  return plain(search).split(/\s+/u).filter(Boolean);
}

/** Without capitals, accents and other marks, so that "Pionyang" finds "PIONYÁNG". */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
