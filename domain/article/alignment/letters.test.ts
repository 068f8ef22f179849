import { describe, expect, it } from "vitest";
import { place, wordsAt } from "#domain/testing/placing.ts";

describe("a stretch that begins or ends inside a word", () => {
  it.each([
    [
      "Don't forget that the toll is paid at night.",
      "Also, don't forget that the toll is paid at night.",
      "t forget that",
    ],
    ["We said it was late.", "We'd said it was late.", "We said", "We'd said"],
    ["Make sure they have paid the toll.", "Make sure they've paid the toll.", "Make sure they"],
    ["The mayor can pay the toll today.", "The mayor can't pay the toll today.", "The mayor can", "The mayor can't"],
    ["I think it's late in the year.", "It's late in the year.", "s late in"],
  ])("%s → %s: %s", (old, draft, words, now = words) => {
    const found = place(old, draft, words);
    expect(wordsAt(draft, found)).toBe(now);
    expect(found?.outcome).toBe(now === words ? "same" : "changed");
  });

  it("is not part of a word that it was none of", () => {
    const [old, draft] = ["He saw the man there, and left.", "He saw the manager there, and left."];
    expect(place(old, draft, "saw the man")?.outcome).toBe("changed");
    expect(wordsAt(draft, place(old, draft, "saw the man"))).toBe("saw the manager");
  });

  it("goes with the other figure that it is cut out of now, and it is said that little of it is left", () => {
    const [old, draft] = ["There are over 7,000 shops in the town.", "There are over 10,000 shops in the town."];
    const found = place(old, draft, "000 shops");
    expect(wordsAt(draft, found)).toBe("000 shops");
    expect(found).toMatchObject({ outcome: "changed", likeness: 0.4 });
    expect(wordsAt(draft, place(old, draft, "7,000 shops"))).toBe("10,000 shops");
    const [two, more] = ["It meets version 2 of the rules.", "It meets version 2.1 of the rules."];
    expect(wordsAt(more, place(two, more, "version 2"))).toBe("version 2.1");
  });
});
