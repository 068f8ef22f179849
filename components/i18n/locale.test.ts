import { createFormatter } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { languageName } from "./language-name.ts";
import { chooseLocale, chooseTheme, localeOf, WRITTEN } from "./locale.ts";

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

describe("what the reader's language writes", () => {
  const at = Date.UTC(2026, 10, 23, 16, 48);
  it.each([
    ["en", "23 Nov 2026, 16:48"],
    ["es", "23 nov 2026, 16:48"],
  ] as const)("is a day before its month and 24 hours: %s", (locale, expected) => {
    const format = createFormatter({ locale: WRITTEN[locale], timeZone: "UTC" });
    expect(format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })).toBe(expected);
    expect(localeOf(WRITTEN[locale])).toBe(locale);
  });

  it.each([
    ["en", "es", "inglés"],
    ["es", "en", "Spanish"],
    ["und", "es", null],
    ["x", "en", "x"],
  ])("is the name of “%s” in “%s”: %s", (tag, reader, expected) => {
    expect(languageName(tag, reader)).toBe(expected);
  });
});
