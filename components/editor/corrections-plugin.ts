import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

/** An open correction to draw, at positions in the document on screen. */
export interface ProposedWords {
  id: string;
  claimId: string;
  replacement: string;
  from: number;
  to: number;
}

export const correctionsKey = new PluginKey<DecorationSet>("corrections");

/**
 * Shows proposed corrections in the text without changing it: the words that would go as struck, those that would come
 * behind them. Whoever knows the confirmed places tells it when they were decided anew; between that it follows the text.
 */
export function correctionsPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: correctionsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, drawn) {
        const fresh: readonly ProposedWords[] | undefined = tr.getMeta(correctionsKey);
        if (fresh) return fresh.length === 0 ? DecorationSet.empty : DecorationSet.create(tr.doc, fresh.flatMap(draw));
        return tr.docChanged && drawn !== DecorationSet.empty ? drawn.map(tr.mapping, tr.doc) : drawn;
      },
    },
    props: { decorations: (state) => correctionsKey.getState(state) },
  });
}

function draw({ id, claimId, replacement, from, to }: ProposedWords): Decoration[] {
  if (from >= to) return [];
  const struck = Decoration.inline(from, to, { nodeName: "del", class: "correction-struck", "data-correction": id });
  const widget = Decoration.widget(to, () => inserted(id, claimId, replacement), {
    side: -1,
    key: `correction ${id} ${replacement}`,
    ignoreSelection: true,
    marks: [],
  });
  return replacement === "" ? [struck] : [struck, widget];
}

function inserted(id: string, claimId: string, replacement: string): HTMLElement {
  const element = document.createElement("ins");
  element.className = "correction-inserted";
  element.contentEditable = "false";
  element.dataset["correction"] = id;
  element.dataset["ofClaim"] = claimId;
  element.textContent = replacement;
  return element;
}
