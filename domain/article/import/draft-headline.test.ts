import { describe, expect, it } from "vitest";
import { isTextOfDraft } from "./draft-headline.ts";

const present = {
  headline: "The bridge opens on Monday",
  lines: ["The mayor said the bridge cost 4.2 million euros.", "Nobody came", "北京去年新建学校35所。"],
};
const isText = (headline: string, isHeadlineMadeUp = false) => isTextOfDraft({ headline, isHeadlineMadeUp }, present);

describe("the first line of a new draft", () => {
  it.each([
    "The mayor said the bridge cost 4.7 million euros.",
    "The mayor said that the new bridge cost 4.2 million euros",
    "It has been the longest bridge of the region since Monday.",
    "Is it safe? Nobody knows",
    "“It is safe.”",
    "Nobody came",
    "北京去年新建学校37所。",
    "上海也新建了学校。",
    "大桥开通了。市长很高兴",
  ])("is text: %s", (line) => expect(isText(line)).toBe(true));

  it.each([
    "The bridge opens on Monday",
    "The bridge opens on Tuesday.",
    "Bridge cost soars",
    "Is the new bridge safe?",
    "U.S. Senate opens bridge, says Dr. Smith",
    "大桥周一开通",
  ])("is a headline: %s", (line) => expect(isText(line)).toBe(false));

  it("that was made up of a file's name is none", () => expect(isText("draft 2", true)).toBe(true));
});
