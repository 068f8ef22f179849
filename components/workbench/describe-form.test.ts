import { describe, expect, it } from "vitest";
import { changesIn, faultsIn, isDescribeDraft, shownIn } from "./describe-form.ts";

const article = {
  id: "a",
  headline: "Rain at last",
  byline: "Mar Soler",
  language: "und",
  sourceUrl: null,
  deadline: null,
} as unknown as Parameters<typeof changesIn>[1];

describe("the form for headline, byline and language", () => {
  it("shows the article until something is typed, and an unknown language as nothing", () => {
    expect(shownIn("headline", {}, article)).toBe("Rain at last");
    expect(shownIn("headline", { headline: "" }, article)).toBe("");
    expect(shownIn("language", {}, article)).toBe("");
  });

  it("finds what cannot be saved", () => {
    expect(faultsIn({})).toEqual({});
    expect(faultsIn({ headline: " ", byline: "", language: "Spanish!" })).toEqual({
      headline: "headlineMissing",
      language: "languageWrong",
    });
    expect(faultsIn({ byline: "a\u0000b", language: "" })).toEqual({ byline: "characters" });
  });

  it("sends only what becomes other than it is", () => {
    expect(changesIn({ headline: " Rain at last ", language: "" }, article)).toEqual({});
    expect(changesIn({ byline: "", language: " ES-mx" }, article)).toEqual({ byline: "", language: "es-MX" });
  });

  it("takes back only what it has kept itself", () => {
    expect(isDescribeDraft({ headline: "x" })).toBe(true);
    expect(isDescribeDraft({ headline: 3 })).toBe(false);
    expect(isDescribeDraft("x")).toBe(false);
  });
});
