import { describe, expect, it } from "vitest";
import { CSL_TYPES, type CslItem } from "#domain/review/model.ts";
import { referenceText, sourceAddress } from "./bibliography.ts";

const base: CslItem = { id: "a", type: "webpage" };

describe("referenceText", () => {
  it.each<[CslItem, string, string]>([
    [
      {
        ...base,
        type: "article-newspaper",
        title: "The visit",
        author: [{ literal: "TASS" }],
        issued: { "date-parts": [[2024, 6, 19]] },
      },
      "TASS. (2024, June 19). The visit.",
      "TASS. (2024, 19 de junio). The visit.",
    ],
    [
      {
        ...base,
        type: "article-journal",
        title: "Talks?",
        author: [
          { family: "García", given: "Ana María" },
          { family: "Kim", given: "J.-H." },
        ],
        issued: { "date-parts": [[2020]] },
        "container-title": "Review",
        volume: "4",
        issue: "2",
        page: "12-14",
        DOI: "https://doi.org/10.1/x",
      },
      "García, A. M., & Kim, J.-H. (2020). Talks? Review, 4(2), 12–14. DOI 10.1/x.",
      "García, A. M. y Kim, J.-H. (2020). Talks? Review, 4(2), 12–14. DOI 10.1/x.",
    ],
    [
      {
        ...base,
        type: "personal_communication",
        title: "Call with the ministry",
        author: [{ family: "Ruiz", given: "Eva" }],
        issued: { "date-parts": [[2024, 3]] },
      },
      "Ruiz, E. (2024, March). Call with the ministry [Personal communication].",
      "Ruiz, E. (2024, marzo). Call with the ministry [Comunicación personal].",
    ],
    [{ ...base, URL: "https://x.org/" }, "Untitled. (n.d.).", "Sin título. (s. f.)."],
    [
      { ...base, type: "chapter", title: "One", "container-title": "All", page: "7", publisher: "House" },
      "One. (n.d.). In All, p. 7. House.",
      "One. (s. f.). En All, p. 7. House.",
    ],
    [
      {
        ...base,
        type: "report",
        title: "Period",
        publisher: "UN",
        author: [{ literal: "UN" }],
        issued: {
          "date-parts": [
            [2020, 1],
            [2021, 3, 4],
          ],
        },
      },
      "UN. (2020, January – 2021, March 4). Period.",
      "UN. (2020, enero – 2021, 4 de marzo). Period.",
    ],
    [
      { ...base, title: "名", author: [{ family: "金", given: "正恩" }] },
      "金, 正恩. (n.d.). 名.",
      "金, 正恩. (s. f.). 名.",
    ],
  ])("%j", (item, en, es) => {
    expect(referenceText(item, "en")).toBe(en);
    expect(referenceText(item, "es")).toBe(es);
  });
  it("has a line for every type, with everything that is known", () => {
    for (const type of CSL_TYPES) {
      const known = { title: "Title", publisher: "Press", "container-title": "Whole", page: "3", volume: "9" };
      const line = referenceText({ ...base, ...known, type, author: [{ family: "Kim" }], DOI: "10.2/y" }, "en");
      for (const part of [...Object.values(known), "Kim", "10.2/y"]) expect(line).toContain(part);
    }
  });
});

describe("sourceAddress", () => {
  it("is the source's own address, else its DOI's, else none", () => {
    expect(sourceAddress({ ...base, URL: "https://x.org/a", DOI: "10.1/x" })).toBe("https://x.org/a");
    expect(sourceAddress({ ...base, URL: "javascript:alert(1)", DOI: "doi:10.1/x y" })).toBe(
      "https://doi.org/10.1/x%20y",
    );
    expect(sourceAddress({ ...base, URL: "javascript:alert(1)" })).toBeNull();
  });
});
