import { describe, expect, it } from "vitest";
import { place } from "#domain/testing/placing.ts";

describe("what was taken out or put in is whole, where it can be told so:", () => {
  it("sentences of like form", () => {
    const [first, second] = ["It shuts when the wind is too strong.", "It shakes when the wind is too strong."];
    const old = `Notice of the old town.\n${first} ${second} Nobody minds.\nGiven in May.`;
    const [onlyFirst, onlySecond] = [first, second].map(
      (kept) => `Notice of the new town.\n${kept} Nobody minds.\nGiven in June.`,
    ) as [string, string];
    const words = "when the wind is too strong";
    expect(place(old, onlyFirst, words, 0)?.start).toBe(onlyFirst.indexOf(words));
    expect(place(old, onlyFirst, words, 1)).toBeNull();
    expect(place(old, onlySecond, words, 0)).toBeNull();
    expect(place(old, onlySecond, words, 1)?.start).toBe(onlySecond.indexOf(words));
  });

  it("clauses with the same end", () => {
    const [old, draft] = [
      "Once the council named the mayor and the clerk, who left at noon.\nGiven in May.",
      "Now the council named the mayor and the clerk or named the guard and the clerk, who left at noon.\nGiven in June.",
    ];
    expect(place(old, draft, "and the clerk")?.start).toBe(draft.indexOf("and the clerk"));
  });
});
