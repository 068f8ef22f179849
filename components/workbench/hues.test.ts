import { describe, expect, it } from "vitest";
import { HUES, Hues } from "./hues.ts";

describe("the colours of people", () => {
  it("are one for each as long as there are enough, and stay", () => {
    const hues = new Hues();
    const given = Array.from({ length: HUES }, (_, person) => hues.of(`person ${person}`));
    expect([...given].sort()).toEqual(Array.from({ length: HUES }, (_, hue) => hue));
    expect(hues.of("one more")).toBeLessThan(HUES);
    expect(given.map((_, person) => hues.of(`person ${person}`))).toEqual(given);
  });

  it("are the same on another page, whoever came first there", () => {
    const [here, there] = [new Hues(), new Hues()];
    expect([here.of("ana"), here.of("luis")]).toEqual([there.of("luis"), there.of("ana")].reverse());
  });
});
