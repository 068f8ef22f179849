import { describe, expect, it } from "vitest";
import { dayTime, directionOf, isoTime, readableDay, readableTime } from "./dates.ts";
import { WORDS } from "./words.ts";

describe("times", () => {
  it("are told in UTC, also the very first", () => {
    expect(isoTime(0)).toBe("1970-01-01T00:00:00Z");
    expect(isoTime(1)).toBe("1970-01-01T00:00:00.001Z");
    expect(readableTime(Date.UTC(2024, 5, 19, 23, 59, 59), "en")).toBe("19 Jun 2024, 23:59 UTC");
    expect(readableTime(Date.UTC(2024, 0, 1), "es")).toBe("1 ene 2024, 00:00 UTC");
  });
  it("leave a day that is none as it was written", () => {
    expect(readableDay("2024-06-09", "en")).toBe("9 Jun 2024");
    expect(readableDay("yesterday", "en")).toBe("yesterday");
  });
});

describe("dayTime", () => {
  it("is the beginning of a day that exists", () => {
    expect(dayTime("2024-02-29")).toBe("2024-02-29T00:00:00Z");
    for (const day of ["2023-02-29", "2024-13-01", "2024-1-1", "", "soon"]) expect(dayTime(day)).toBeNull();
  });
});

describe("directionOf", () => {
  it.each([
    ["es", "ltr"],
    ["ar", "rtl"],
    ["he-IL", "rtl"],
    ["pa-Arab", "rtl"],
    ["az", "ltr"],
    ["und", "auto"],
    ["", "auto"],
    ["no language", "auto"],
  ])("%s: %s", (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});

describe("the report's words", () => {
  it("are the same keys in both languages, none of them empty or needing escape", () => {
    expect(Object.keys(WORDS.es).sort()).toEqual(Object.keys(WORDS.en).sort());
    for (const words of Object.values(WORDS))
      for (const word of Object.values(words)) expect(word).toMatch(/^[^<>&"*_`[\]|]+$/);
  });
});
