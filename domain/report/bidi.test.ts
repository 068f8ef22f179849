import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containDirection, isolateDirection } from "./bidi.ts";

const [EMBED, POP, OVERRIDE, ISOLATE, FIRST, END] = [
  "\u202B",
  "\u202C",
  "\u202E",
  "\u2067",
  "\u2068",
  "\u2069",
] as const;

describe("a text that turns the direction of what follows", () => {
  it.each([
    ["an override that nobody ends", `a${OVERRIDE}b`, `a${OVERRIDE}b${POP}`],
    ["an isolate that nobody ends", `a${ISOLATE}b`, `a${ISOLATE}b${END}`],
    ["what is ended already", `${ISOLATE}${OVERRIDE}b${POP}${END}c`, `${ISOLATE}${OVERRIDE}b${POP}${END}c`],
    ["an end of nothing", `a${POP}b${END}c`, "abc"],
    ["an embedding that its isolate ends", `${ISOLATE}${EMBED}a${END}b`, `${ISOLATE}${EMBED}a${POP}${END}b`],
    [
      "an end outside of the isolate that it is in",
      `${EMBED}${ISOLATE}a${POP}b${END}`,
      `${EMBED}${ISOLATE}ab${END}${POP}`,
    ],
    ["each line by itself", `${OVERRIDE}a\nb${POP}`, `${OVERRIDE}a${POP}\nb`],
  ])("keeps to itself: %s", (_what, text, contained) => {
    expect(containDirection(text)).toBe(contained);
  });

  it("says itself where it begins and ends, where the format cannot", () => {
    expect(isolateDirection(`a${OVERRIDE}b`)).toBe(`${FIRST}a${OVERRIDE}b${POP}${END}`);
    expect(isolateDirection(`a\nb${OVERRIDE}`)).toBe(`a\n${FIRST}b${OVERRIDE}${POP}${END}`);
    expect(isolateDirection("السلام and peace")).toBe("السلام and peace");
  });

  it("loses no letter, and ends as deep as it began", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab\n\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069") });
    const letters = (words: string) => words.replace(/[\u202A-\u202E\u2066-\u2069]/g, "");
    fc.assert(
      fc.property(text, (words) => {
        const contained = containDirection(words);
        expect(letters(contained)).toBe(letters(words));
        expect(containDirection(contained)).toBe(contained);
        for (const line of contained.split("\n")) {
          expect(line.match(/[\u202A\u202B\u202D\u202E]/g)?.length).toBe(line.match(/\u202C/g)?.length);
          expect(line.match(/[\u2066-\u2068]/g)?.length).toBe(line.match(/\u2069/g)?.length);
        }
      }),
    );
  });
});
