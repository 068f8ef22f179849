import { Plugin, PluginKey } from "prosemirror-state";
import type { CaretPlace } from "#domain/review/carets.ts";
import { CaretLayer } from "./caret-layer.ts";

/** Somebody's caret or selection, at positions in the document on screen. */
export interface DrawnCaret extends CaretPlace {
  personId: string;
  name: string;
  /** Which of the colours for people is theirs. */
  hue: number;
  /** Another number with each move of the person's own, when the name is shown for a moment. */
  moves: number;
}

const NOBODY: readonly DrawnCaret[] = [];

/** As a meta of a transaction: where all carets are. */
export const caretsKey = new PluginKey<readonly DrawnCaret[]>("carets");

/**
 * Draws where others are in the text. It keeps up with typing by itself; whoever knows the confirmed places says by a meta
 * where the carets are. They lie in a layer over the text and not in it: a caret within a claim would cut the claim's
 * highlight in two, and one beside an input method's letters would end them.
 */
export function caretsPlugin(): Plugin<readonly DrawnCaret[]> {
  return new Plugin<readonly DrawnCaret[]>({
    key: caretsKey,
    state: {
      init: () => NOBODY,
      apply(tr, carets) {
        const told: readonly DrawnCaret[] | undefined = tr.getMeta(caretsKey);
        if (told) return told;
        if (!tr.docChanged || carets.length === 0) return carets;
        const at = (position: number) => tr.mapping.map(position, -1);
        return carets.map((caret) => ({ ...caret, anchor: at(caret.anchor), head: at(caret.head) }));
      },
    },
    view(editor) {
      const layer = new CaretLayer(editor, () => caretsKey.getState(editor.state) ?? NOBODY);
      return {
        update(_view, before) {
          const carets = caretsKey.getState(editor.state) ?? NOBODY;
          if (carets !== caretsKey.getState(before) || carets.length > 0) layer.changed();
        },
        destroy: () => layer.destroy(),
      };
    },
  });
}
