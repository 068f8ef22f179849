import { Plugin, PluginKey } from "prosemirror-state";
import { isFromLog } from "#domain/article/collab.ts";
import type { Mode } from "#domain/review/presence.ts";

export type { Mode };

const modeKey = new PluginKey<Mode>("mode");

/**
 * Guards the text. In Check the view stays editable, for without a caret nobody could select with the keyboard, and
 * whatever would change the text is refused: at the event, and once more at the transaction (input methods cannot be
 * stopped at the event).
 *
 * @param name what the editor is called for assistive technology: the headline
 */
export function modePlugin(initial: Mode, name: () => string): Plugin<Mode> {
  return new Plugin<Mode>({
    key: modeKey,
    state: {
      init: () => initial,
      apply: (tr, mode) => (tr.getMeta(modeKey) as Mode | undefined) ?? mode,
    },
    filterTransaction: (tr, state) => !tr.docChanged || isFromLog(tr) || modeKey.getState(state) === "edit",
    props: {
      editable: (state) => modeKey.getState(state) !== "read",
      attributes: (state): Record<string, string> => {
        const mode = modeKey.getState(state);
        if (mode === "read") return { role: "article", "aria-label": name(), class: "article-text", tabindex: "0" };
        const shared = { role: "textbox", "aria-multiline": "true", "aria-label": name(), class: "article-text" };
        return mode === "edit"
          ? { ...shared, spellcheck: "true" }
          : { ...shared, "aria-readonly": "true", inputmode: "none", spellcheck: "false" };
      },
      handleDOMEvents: {
        beforeinput(view, event) {
          if (modeKey.getState(view.state) === "edit") return false;
          event.preventDefault();
          return true;
        },
      },
      handlePaste: (view) => modeKey.getState(view.state) !== "edit",
      handleDrop: (view) => modeKey.getState(view.state) !== "edit",
    },
  });
}

export function modeOf(state: Parameters<typeof modeKey.getState>[0]): Mode {
  return modeKey.getState(state) ?? "check";
}

/** The meta that switches the mode: `tr.setMeta(...switchMode("edit"))`. */
export function switchMode(mode: Mode): [typeof modeKey, Mode] {
  return [modeKey, mode];
}
