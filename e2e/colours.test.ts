import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { HUES } from "#components/workbench/hues.ts";

const STYLES = new URL("../app/styles/", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, STYLES), "utf8");

/** The light and the dark colour that a style sheet gives a name. */
function pairs(sheet: string, name: string): [light: string, dark: string][] {
  const found = sheet.matchAll(new RegExp(`${name}: light-dark\\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\\)`, "g"));
  return [...found].map(([, light = "", dark = ""]) => [light, dark]);
}

function luminance(colour: string): number {
  const digits = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join("") : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe("the colours of people in the style sheet", () => {
  it("carry words and stand out from paper, in light and in dark", () => {
    const sheet = read("workbench/presence.css");
    const people = pairs(sheet, "--person-\\d");
    const [words] = pairs(sheet, "--on-person");
    const [paper] = pairs(read("tokens.css"), "--paper");
    expect([people.length, words?.length, paper?.length]).toEqual([HUES, 2, 2]);
    for (const colours of people)
      for (const theme of [0, 1] as const) {
        expect(contrast(colours[theme], words?.[theme] ?? ""), colours[theme]).toBeGreaterThanOrEqual(4.5);
        expect(contrast(colours[theme], paper?.[theme] ?? ""), colours[theme]).toBeGreaterThanOrEqual(4.5);
      }
  });
});
