import { describe, expect, it } from "vitest";
import { type Focused, isHeardInText, type KeyPress, keyAction } from "./keys.ts";

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "";
  return { key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more };
}

describe("the keys", () => {
  it.each(["text", "control", "elsewhere"] as const)("judge in Check, with the focus in the %s", (focused) => {
    expect(keyAction(press("v"), focused, "check")).toEqual({ do: "judge", verdict: "verified", exact: false });
  });

  it("judge to the letter with Alt, whatever sign a Mac makes of it", () => {
    const exact = { do: "judge", verdict: "verified", exact: true };
    expect(keyAction(press("√", { code: "KeyV", altKey: true }), "text", "check")).toEqual(exact);
  });

  it("add the selection, to the letter with Alt", () => {
    expect(keyAction(press("a"), "text", "check")).toEqual({ do: "add", exact: false });
    expect(keyAction(press("å", { code: "KeyA", altKey: true }), "text", "check")).toEqual({ do: "add", exact: true });
  });

  it("go by the letter on the key in other alphabets", () => {
    expect(keyAction(press("о", { code: "KeyJ" }), "text", "check")).toEqual({ do: "step", direction: 1 });
  });

  it.each<[Focused, "check" | "edit"]>([
    ["field", "check"],
    ["text", "edit"],
  ])("are letters while one writes (%s, %s)", (focused, mode) => {
    for (const key of ["v", "j", "c", "1", "/", "?", "Enter", "Delete"])
      expect(keyAction(press(key), focused, mode)).toBeNull();
    expect(keyAction(press("Escape"), focused, mode)).toEqual({ do: "leave" });
  });

  it("are shown on buttons only where they do in the text what they say", () => {
    for (const key of ["V", "D", "N", "A", "C", "R", "M", "Delete", "/", "?"]) {
      expect(isHeardInText(key, "check"), key).toBe(true);
      expect(isHeardInText(key, "edit"), key).toBe(false);
    }
    expect(isHeardInText("V", "read")).toBe(false);
    expect(isHeardInText("J", "read")).toBe(true);
  });

  it.each(["check", "edit"] as const)("take back what was done last and do it again, in the text in %s too", (mode) => {
    expect(keyAction(press("z", { metaKey: true }), "text", mode)).toEqual({ do: "undo" });
    expect(keyAction(press("Z", { ctrlKey: true, shiftKey: true }), "text", mode)).toEqual({ do: "redo" });
    expect(keyAction(press("y", { ctrlKey: true }), "elsewhere", mode)).toEqual({ do: "redo" });
  });

  it("leave a field its own undo, and take nothing back while one only reads", () => {
    expect(keyAction(press("z", { ctrlKey: true }), "field", "check")).toBeNull();
    expect(keyAction(press("z", { ctrlKey: true }), "text", "read")).toBeNull();
  });

  it("leave the browser’s own alone", () => {
    expect(keyAction(press("c", { ctrlKey: true }), "text", "check")).toBeNull();
    expect(keyAction(press("Enter"), "control", "check")).toBeNull();
    expect(keyAction(press("ArrowDown"), "text", "check")).toBeNull();
  });

  it("neither judge nor remove while one only reads", () => {
    expect(keyAction(press("d"), "elsewhere", "read")).toBeNull();
    expect(keyAction(press("Delete"), "elsewhere", "read")).toBeNull();
  });
});
