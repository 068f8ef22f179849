import { describe, expect, it } from "vitest";
import { citationLabel, dateText, locatorText, monthName } from "./citation.ts";
import { CSL_TYPES, type CslItem, LOCATOR_LABELS } from "./model.ts";

const tass: CslItem = {
  id: "a",
  type: "article-newspaper",
  title: "Putin arrives in Pyongyang",
  author: [{ literal: "TASS" }],
  issued: { "date-parts": [[2024, 6, 19]] },
  URL: "https://www.tass.com/a",
};

describe("citationLabel", () => {
  it("says who, when and what", () => {
    expect(citationLabel(tass, "en")).toBe("TASS, 19 Jun 2024, “Putin arrives in Pyongyang”");
    expect(citationLabel(tass, "es")).toBe("TASS, 19 jun 2024, «Putin arrives in Pyongyang»");
  });
  it("takes the periodical, then the publisher, then the site when no author is known", () => {
    const { author: _, ...anonymous } = tass;
    expect(citationLabel({ ...anonymous, "container-title": "Rodong Sinmun" }, "en")).toMatch(/^Rodong Sinmun, /);
    expect(citationLabel({ ...anonymous, publisher: "KCNA" }, "en")).toMatch(/^KCNA, /);
    expect(citationLabel(anonymous, "en")).toMatch(/^tass\.com, 19 Jun 2024, /);
  });
  it("names two authors and shortens more", () => {
    const author = [{ family: "Ruiz", given: "Eva" }, { family: "Kim" }, { given: "Lee" }];
    expect(citationLabel({ ...tass, author: author.slice(0, 2) }, "es")).toMatch(/^Ruiz y Kim, /);
    expect(citationLabel({ ...tass, author }, "en")).toMatch(/^Ruiz et al\., /);
  });
  it.each([
    [{ id: "x", type: "webpage", URL: "https://www.Example.org/p?q" }, "example.org"],
    [{ id: "x", type: "webpage", title: "  Only \n a title " }, "“Only a title”"],
    [{ id: "x", type: "webpage", author: [{ literal: "UN" }], URL: "https://un.org/" }, "UN, un.org"],
    [{ id: "x", type: "book", DOI: "10.1/x" }, "10.1/x"],
    [{ id: "x", type: "book", author: [{}], issued: { "date-parts": [] } }, "x"],
  ] as [CslItem, string][])("is never empty: %j", (item, label) => {
    expect(citationLabel(item, "en")).toBe(label);
  });
  it("has a line for every type of source", () => {
    for (const type of CSL_TYPES) expect(citationLabel({ ...tass, type }, "en")).toContain("19 Jun 2024");
  });
});

describe("dateText", () => {
  it.each([
    [[[2024]], "2024"],
    [[[2024, 6]], "Jun 2024"],
    [[[2024, 6, 19]], "19 Jun 2024"],
    [[[2024, 13, 40]], "2024"],
    [[[2024, 2, 0]], "Feb 2024"],
    [[[-44, 3, 15]], "15 Mar 44 BC"],
    [[[2020, 1], [2021]], "Jan 2020 – 2021"],
    [[], ""],
    [[[]], ""],
  ])("says %j as %s", (parts, text) => {
    expect(dateText({ "date-parts": parts as number[][] }, "en")).toBe(text);
  });
  it("knows the months in both languages and no thirteenth", () => {
    expect(monthName(1, "es", "long")).toBe("enero");
    expect(monthName(12, "en", "long")).toBe("December");
    expect(monthName(13, "en", "long")).toBe("");
  });
});

describe("locatorText", () => {
  it.each([
    ["paragraph", "4", "¶ 4", "¶ 4"],
    ["page", "12-14", "pp. 12–14", "pp. 12–14"],
    ["page", "7", "p. 7", "p. 7"],
    ["chapter", "2", "ch. 2", "cap. 2"],
    ["section", "3, 5", "§§ 3, 5", "§§ 3, 5"],
    ["timestamp", "00:03:10", "00:03:10", "00:03:10"],
    ["page", "xii", "p. xii", "p. xii"],
    ["page", "  ", "", ""],
  ] as const)("%s %s", (label, locator, en, es) => {
    expect(locatorText(label, locator, "en")).toBe(en);
    expect(locatorText(label, locator, "es")).toBe(es);
  });
  it("has a sign for every label in both languages", () => {
    for (const label of LOCATOR_LABELS)
      for (const locale of ["en", "es"] as const) expect(locatorText(label, "1", locale)).toContain("1");
  });
});
