import { useEffect } from "react";
import { useDesk } from "./context.ts";
import { type Focused, type KeyAction, keyAction } from "./keys.ts";
import { type Actions, useActions } from "./use-actions.ts";

/** Inputs in which letters are nothing to write. */
const NOT_TEXT = new Set(["radio", "checkbox", "button", "submit", "reset", "range"]);

/**
 * The keys of the whole page, heard before the editor hears them: in Check the text has the caret, and a letter there is
 * a command. Whatever a key does, the focus stays where it was, unless going there is what it is for.
 */
export function useKeyboard(): void {
  const { workbench, page } = useDesk();
  const actions = useActions();
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || (event.repeat && isOnce(event.key))) return;
      const text = workbench.view?.dom ?? null;
      const focused = focusedIn(event.target, text);
      if (focused !== "text" && isSomethingOver()) return;
      const action = keyAction(event, focused, workbench.mode.get());
      if (action && focused === "text") workbench.view?.readSelection();
      if (!action || !perform(action, { workbench, page }, actions)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    addEventListener("keydown", hear, { capture: true });
    return () => removeEventListener("keydown", hear, { capture: true });
  }, [workbench, page, actions]);
}

/** Whether a dialog or menu has the keys. The text never has the focus then, so typing is spared the search. */
function isSomethingOver(): boolean {
  return document.querySelector("dialog:modal, [popover]:not([popover=manual]):popover-open") !== null;
}

/** A held key goes on stepping, and does nothing else again. */
function isOnce(key: string): boolean {
  return !/^[jk]$/i.test(key);
}

function focusedIn(target: EventTarget | null, text: HTMLElement | null): Focused {
  if (!(target instanceof Element)) return "elsewhere";
  if (text?.contains(target)) return "text";
  if (target instanceof HTMLInputElement) return NOT_TEXT.has(target.type) ? "control" : "field";
  if (target.closest("textarea, select, [contenteditable=true]")) return "field";
  return target.closest("button, a[href], summary") ? "control" : "elsewhere";
}

/** Does what the key asked for; false when there was nothing to do, so that the key goes its way. */
function perform(action: KeyAction, desk: ReturnType<typeof useDesk>, actions: Actions): boolean {
  const { workbench, page } = desk;
  const active = workbench.active.get();
  switch (action.do) {
    case "judge":
      actions.judge(action.verdict, action.exact);
      return true;
    case "step": {
      const next = page.neighbour(action.direction);
      if (next) workbench.activate(next, { scroll: true });
      else if (active === null) workbench.step(action.direction, page.shown.get());
      return true;
    }
    case "mode":
      workbench.setMode(action.mode);
      // Who turns to Edit means to write, unless they are busy elsewhere.
      if (action.mode === "edit" && document.activeElement === document.body) workbench.view?.focus();
      return true;
    case "add":
      if (active === null) return false;
      actions.addSelection(action.exact);
      return true;
    case "remove":
      if (active === null) return false;
      actions.remove(active);
      return true;
    case "undo":
    case "redo":
      actions.goBack(action.do);
      return true;
    case "search":
      page.openIndex(true);
      return true;
    case "help":
      page.panel.set("help");
      return true;
    case "open":
    case "cite":
    case "correct":
    case "comment":
      return goToPart(action.do, desk);
    case "leave":
      return leave(desk);
  }
}

const FOCUSED = { open: "card", cite: "citation", correct: "correction", comment: "comment" } as const;

/** Turns to a part of the active claim's card, or of the one at the caret. */
function goToPart(
  part: "open" | "cite" | "correct" | "comment",
  { workbench, page }: ReturnType<typeof useDesk>,
): boolean {
  const claimId = workbench.active.get() ?? workbench.view?.claimsAtSelection()[0];
  if (!claimId) return part !== "open";
  if (workbench.active.get() !== claimId) workbench.activate(claimId);
  if (part === "cite") page.citing.set(claimId);
  if (part === "correct") page.correcting.set(claimId);
  page.focus.set({ claimId, part: FOCUSED[part] });
  return true;
}

/** Escape: from a card, the list or a field back to the text; in the text away from the claim, and out of Edit. */
function leave({ workbench, page }: ReturnType<typeof useDesk>): boolean {
  const text = workbench.view;
  if (page.panel.get() !== null) page.panel.set(null);
  if (text && !text.dom.contains(document.activeElement)) {
    text.focus();
    return true;
  }
  if (workbench.selection.get().place) text?.collapseSelection();
  else if (workbench.active.get() !== null) workbench.activate(null);
  else if (workbench.mode.get() === "edit") workbench.setMode("check");
  else return false;
  return true;
}
