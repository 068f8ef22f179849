import { VERDICTS, type Verdict } from "#domain/review/model.ts";
import type { Mode } from "../editor/mode-plugin.ts";

/** What a key press asks for. */
export type KeyAction =
  | { do: "judge"; verdict: Verdict; exact: boolean }
  | { do: "step"; direction: 1 | -1 }
  | { do: "mode"; mode: Mode }
  | { do: "add"; exact: boolean }
  | { do: "open" | "leave" | "cite" | "correct" | "comment" | "remove" | "undo" | "redo" | "search" | "help" };

/** Where the focus is when a key is pressed. `field` is anything else that takes text, `control` a button or link. */
export type Focused = "text" | "field" | "control" | "elsewhere";

/** The part of a keyboard event that counts. */
export interface KeyPress {
  key: string;
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** The key of each verdict, as it is shown. */
export const VERDICT_KEYS: Readonly<Record<Verdict, string>> = { verified: "V", disputed: "D", "needs-source": "N" };
const PLAIN_KEYS: Readonly<Record<string, KeyAction>> = {
  j: { do: "step", direction: 1 },
  k: { do: "step", direction: -1 },
  c: { do: "cite" },
  r: { do: "correct" },
  m: { do: "comment" },
  "1": { do: "mode", mode: "check" },
  "2": { do: "mode", mode: "edit" },
  "3": { do: "mode", mode: "read" },
  "/": { do: "search" },
  "?": { do: "help" },
};

/** What a key means here and now; null when it is not ours and goes its way. */
export function keyAction(press: KeyPress, focused: Focused, mode: Mode): KeyAction | null {
  if (press.key === "Escape") return { do: "leave" };
  if (focused === "field") return null;
  const letter = letterOf(press);
  if (press.ctrlKey || press.metaKey) return mode === "read" ? null : historyAction(press, letter);
  if (focused === "text" && mode === "edit") return null;
  const verdict = VERDICTS.find((one) => VERDICT_KEYS[one].toLowerCase() === letter);
  if (verdict) return mode === "read" ? null : { do: "judge", verdict, exact: press.altKey };
  if (letter === "a") return { do: "add", exact: press.altKey };
  if (press.altKey) return null;
  if (press.key === "Enter") return focused === "control" ? null : { do: "open" };
  if (press.key === "Delete" || press.key === "Backspace") return mode === "check" ? { do: "remove" } : null;
  return PLAIN_KEYS[letter] ?? null;
}

/**
 * Whether a plain key does in the text what its button says. Where it does not, it would be typed over the selection, and
 * no button may show it.
 */
export function isHeardInText(key: string, mode: Mode): boolean {
  const press = { key, code: "", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  return keyAction(press, "text", mode) !== null;
}

/** Ctrl-Z and Ctrl-Shift-Z or Ctrl-Y, wherever nothing else is written that has an undo of its own. */
function historyAction({ shiftKey, altKey }: KeyPress, letter: string): KeyAction | null {
  if (altKey) return null;
  if (letter === "y" && !shiftKey) return { do: "redo" };
  return letter === "z" ? { do: shiftKey ? "redo" : "undo" } : null;
}

/** The letter on the key. With Alt held a Mac gives another sign, and a Cyrillic layout another alphabet. */
function letterOf({ key, code }: KeyPress): string {
  if (/^[\x21-\x7e]$/.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}
