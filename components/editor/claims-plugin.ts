import type { Node } from "prosemirror-model";
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { Range } from "#domain/article/anchor.ts";
import type { Verdict } from "#domain/review/model.ts";

/** One stretch to draw, at positions in the document on screen. */
export interface Highlight {
  claimId: string;
  spanId: string;
  verdict: Verdict;
  /** Its words are other ones than its verdict was given on. */
  stale: boolean;
  from: number;
  to: number;
}

type ClaimsMeta =
  /** Everything anew: after opening, or when unsent text was carried over someone else's. */
  | { type: "all"; highlights: readonly Highlight[]; active: string | null }
  /** Some claims anew. */
  | { type: "some"; claims: ReadonlySet<string>; highlights: readonly Highlight[]; active: string | null };

interface HighlightSpec {
  claimId: string;
  spanId: string;
}

export const claimsKey = new PluginKey<DecorationSet>("claims");

/**
 * Draws the claims over the text. It keeps up with typing by itself; whoever knows the confirmed places tells it when
 * they were decided anew (`showAll`, `showSome`), so nothing drifts.
 */
export function claimsPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: claimsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, drawn) {
        const meta: ClaimsMeta | undefined = tr.getMeta(claimsKey);
        const moved = tr.docChanged ? drawn.map(tr.mapping, tr.doc) : drawn;
        if (!meta) return moved;
        const fresh = meta.highlights.filter(({ from, to }) => to > from).map((one) => draw(one, meta.active));
        if (meta.type === "all") return DecorationSet.create(tr.doc, fresh);
        const outdated = moved.find(undefined, undefined, (spec) => meta.claims.has((spec as HighlightSpec).claimId));
        return moved.remove(outdated).add(tr.doc, fresh);
      },
    },
    props: { decorations: (state) => claimsKey.getState(state) },
  });
}

export function showAll(highlights: readonly Highlight[], active: string | null): ClaimsMeta {
  return { type: "all", highlights, active };
}

export function showSome(
  claims: ReadonlySet<string>,
  highlights: readonly Highlight[],
  active: string | null,
): ClaimsMeta {
  return { type: "some", claims, highlights, active };
}

/** The claims drawn at a place, or anywhere in a range, each once. */
export function claimsAt(drawn: DecorationSet, from: number, to = from): string[] {
  return [...new Set(drawn.find(from, to).map(({ spec }) => (spec as HighlightSpec).claimId))];
}

/** The claims whose highlights, having followed the text, begin or end with what is not seen, within a range. */
export function raggedAt(drawn: DecorationSet, doc: Node, { from, to }: Range): string[] {
  const isBlank = (at: number) => doc.textBetween(at, at + 1, "\n").trim() === "";
  return drawn
    .find(from, to)
    .filter((one) => one.from < one.to && (isBlank(one.from) || isBlank(one.to - 1)))
    .map(({ spec }) => (spec as HighlightSpec).claimId);
}

/** `nodeName` gives each claim an element of its own, so that overlapping claims nest instead of merging. */
function draw({ claimId, spanId, verdict, stale, from, to }: Highlight, active: string | null): Decoration {
  const attributes = {
    nodeName: "mark",
    class: claimId === active ? "claim claim-active" : "claim",
    "data-claim": claimId,
    "data-verdict": verdict,
    ...(stale ? { "data-stale": "" } : {}),
  };
  return Decoration.inline(from, to, attributes, { claimId, spanId } satisfies HighlightSpec);
}
