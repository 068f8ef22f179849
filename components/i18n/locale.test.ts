import { describe, expect, it } from "vitest";
import { chooseLocale, chooseTheme } from "./locale.ts";

describe("the language of the tools", () => {
  it.each([
    ["what the person chose", "es", "en", "es"],
    ["what the browser asks for, where nothing was chosen", undefined, "es-MX,es;q=0.9,en;q=0.8", "es"],
    ["the one asked for most, whatever the order", undefined, "en;q=0.4, es;q=0.9", "es"],
    ["the next one we speak", undefined, "fr-FR,fr;q=0.9,es;q=0.5", "es"],
    ["not one that is refused", undefined, "es;q=0,fr", "en"],
    ["English when a cookie holds nonsense", "xx", null, "en"],
    ["English when nothing is asked for", undefined, null, "en"],
  ])("is %s", (_name, chosen, header, expected) => {
    expect(chooseLocale(chosen, header)).toBe(expected);
  });
});

describe("the theme", () => {
  it("is the system's until a person chooses one we have", () => {
    expect(chooseTheme(undefined)).toBe("system");
    expect(chooseTheme("sepia")).toBe("system");
    expect(chooseTheme("dark")).toBe("dark");
  });
});
