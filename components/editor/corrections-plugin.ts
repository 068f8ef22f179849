import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { Range } from "#domain/article/anchor.ts";
import { classNames } from "../ui/class-names.ts";

/** An open correction to draw, at positions in the document on screen. */
export interface ProposedWords {
  id: string;
  claimId: string;
  /** The number of its claim, which ties it to the claim's card. */
  number: number;
  /** Its claim is the one that is looked at. */
  lookedAt: boolean;
  /** Other words stand there than it was proposed for. */
  outdated: boolean;
  replacement: string;
  from: number;
  to: number;
}

export const correctionsKey = new PluginKey<DecorationSet>("corrections");

/**
 * Shows proposed corrections in the text without changing it: the words that would go as struck, those that would come
 * behind them. One that was proposed for other words strikes nothing: a sign behind the words leads to its claim. Whoever knows the confirmed places tells it when they were decided anew; between that it follows the text.
 */
export function correctionsPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: correctionsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, drawn) {
        const fresh: readonly ProposedWords[] | undefined = tr.getMeta(correctionsKey);
        if (fresh) return fresh.length === 0 ? DecorationSet.empty : DecorationSet.create(tr.doc, draw(fresh));
        return tr.docChanged && drawn !== DecorationSet.empty ? drawn.map(tr.mapping, tr.doc) : drawn;
      },
    },
    props: { decorations: (state) => correctionsKey.getState(state) },
  });
}

function draw(proposed: readonly ProposedWords[]): Decoration[] {
  const standing = proposed.filter(({ from, to }) => from < to);
  const groups = together(standing.filter(({ outdated }) => !outdated));
  return [
    ...groups.flatMap((group) => (group.length === 1 ? group.flatMap(drawAlone) : drawTogether(group))),
    ...standing.filter(({ outdated }) => outdated).flatMap(drawOutdated),
  ];
}

/** Whether one of them is drawn in a stretch of the document, or at its edge. */
export function isProposedIn(drawn: DecorationSet | undefined, { from, to }: Range): boolean {
  return drawn !== undefined && drawn.find(from, to).length > 0;
}

/** Corrections for some of the same words, or for words that another of them links to. */
function together(proposed: readonly ProposedWords[]): ProposedWords[][] {
  const groups: ProposedWords[][] = [];
  let end = 0;
  for (const one of proposed.toSorted(byPlace)) {
    if (one.from >= end) groups.push([]);
    groups.at(-1)?.push(one);
    end = Math.max(end, one.to);
  }
  return groups;
}

/** In the order in which their words are put in. */
function byPlace(one: ProposedWords, other: ProposedWords): number {
  return one.from - other.from || one.to - other.to || one.number - other.number || (one.id < other.id ? -1 : 1);
}

function drawAlone(correction: ProposedWords): Decoration[] {
  const { id, replacement, from, to } = correction;
  const drawn = struck({ from, to }, [id]);
  return replacement === "" ? [drawn] : [drawn, inserted(correction, to, "", "alone")];
}

/**
 * All their words are struck once, however many would have them go. Behind them comes what each would put there, with the
 * number of its claim; when one of those claims is looked at, its own correction is strong in both, and the others are
 * faint.
 */
function drawTogether(group: readonly ProposedWords[]): Decoration[] {
  const own = group.filter(({ lookedAt }) => lookedAt);
  const strengthOf = (ofOwn: boolean) => (own.length === 0 || ofOwn ? "" : "correction-faint");
  const from = Math.min(...group.map((one) => one.from));
  const to = Math.max(...group.map((one) => one.to));
  const edges = [...new Set([from, to, ...own.flatMap((one) => [one.from, one.to])])].sort((one, other) => one - other);
  const struckParts = edges.slice(1).map((end, index) => {
    const part = { from: edges[index] ?? from, to: end };
    const over = group.filter((one) => one.from < part.to && one.to > part.from);
    const ofOwn = over.some(({ lookedAt }) => lookedAt);
    const ids = over.map(({ id }) => id);
    return struck(part, ids, strengthOf(ofOwn));
  });
  return [...struckParts, ...group.map((one) => inserted(one, to, strengthOf(one.lookedAt), "numbered"))];
}

function drawOutdated(correction: ProposedWords): Decoration[] {
  const { id, claimId, number, from, to } = correction;
  const sign = () => {
    const element = document.createElement("span");
    element.className = "correction-outdated-sign";
    element.contentEditable = "false";
    element.dataset["correction"] = id;
    element.dataset["ofClaim"] = claimId;
    element.dataset["number"] = String(number);
    return element;
  };
  return [
    Decoration.inline(from, to, { class: "correction-outdated", "data-correction": id }),
    Decoration.widget(to, sign, { side: -1, key: `outdated ${id} ${number}`, ignoreSelection: true, marks: [] }),
  ];
}

function struck({ from, to }: { from: number; to: number }, ids: readonly string[], strength = ""): Decoration {
  return Decoration.inline(from, to, {
    nodeName: "del",
    class: classNames("correction-struck", strength),
    "data-correction": ids.join(" "),
  });
}

function inserted(correction: ProposedWords, at: number, strength: string, as: "alone" | "numbered"): Decoration {
  const { id, replacement, number } = correction;
  return Decoration.widget(at, () => insertedWords(correction, strength, as), {
    side: -1,
    key: `correction ${id} ${as} ${number} ${strength} ${replacement}`,
    ignoreSelection: true,
    marks: [],
  });
}

function insertedWords(
  { id, claimId, number, replacement }: ProposedWords,
  strength: string,
  as: "alone" | "numbered",
): HTMLElement {
  const element = document.createElement("ins");
  element.className = classNames("correction-inserted", strength);
  element.contentEditable = "false";
  element.dataset["correction"] = id;
  element.dataset["ofClaim"] = claimId;
  if (as === "numbered") element.dataset["number"] = String(number);
  element.textContent = replacement;
  return element;
}
