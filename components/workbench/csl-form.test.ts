import { describe, expect, it } from "vitest";
import { cslItem } from "#domain/review/commands.ts";
import {
  type CitationDraft,
  draftOf,
  emptyDraft,
  faultsOf,
  isCitationDraft,
  parseDate,
  parseNames,
  toCsl,
} from "./csl-form.ts";

const ID = "0190a000-0000-7000-8000-000000000001";
const draft = (changes: Partial<CitationDraft>): CitationDraft => ({ ...emptyDraft("verified"), ...changes });

describe("a citation's form", () => {
  it("proposes the stance that would carry the verdict", () => {
    expect(emptyDraft("verified").stance).toBe("supports");
    expect(emptyDraft("disputed").stance).toBe("contradicts");
    expect(emptyDraft("needs-source").stance).toBe("supports");
  });

  it.each<[string, Partial<CitationDraft>, ReturnType<typeof faultsOf>]>([
    ["an address", { url: "https://tass.com/politics/1" }, {}],
    ["an address without its scheme", { url: "tass.com/politics/1" }, {}],
    ["no address", {}, { url: "missing" }],
    ["an address that is none", { url: "javascript:alert(1)" }, { url: "address" }],
    ["a typed source with a title", { origin: "typed", title: "Treaty" }, {}],
    ["a typed source with nothing", { origin: "typed" }, { title: "missing" }],
    ["a date that does not exist", { origin: "typed", title: "T", issued: "2023-02-30" }, { issued: "date" }],
    ["a known source that is not chosen", { origin: "known" }, { sourceId: "missing" }],
    ["a day in words", { url: "https://a.org", accessed: "yesterday" }, { accessed: "day" }],
    ["a passage beyond all measure", { url: "https://a.org", passage: "x".repeat(10_001) }, { passage: "long" }],
  ])("judges %s", (_name, changes, faults) => {
    expect(faultsOf(draft(changes))).toEqual(faults);
  });

  it("makes a record that the server takes", () => {
    const typed = draft({
      origin: "typed",
      type: "report",
      title: "  Full text  of the treaty ",
      authors: "Ushakov, Yuri; TASS",
      container: "Kremlin.ru",
      publisher: "Administration",
      issued: "2024-06",
      url: "kremlin.ru/x",
    });
    const item = toCsl(typed, ID);
    expect(item).toEqual({
      id: ID,
      type: "report",
      title: "Full text of the treaty",
      author: [{ family: "Ushakov", given: "Yuri" }, { literal: "TASS" }],
      issued: { "date-parts": [[2024, 6]] },
      URL: "https://kremlin.ru/x",
      publisher: "Administration",
      "container-title": "Kremlin.ru",
    });
    expect(cslItem.safeParse(item).success).toBe(true);
    expect(cslItem.safeParse(toCsl(draft({ url: "https://a.org/b" }), ID)).success).toBe(true);
  });

  it("comes back from a citation as it was typed, and keeps what it does not show", () => {
    const before = {
      id: ID,
      type: "book" as const,
      title: "T",
      DOI: "10.1/x",
      author: [{ family: "A", given: "B" }],
      URL: "https://a.org/",
    };
    const source = { id: ID, articleId: "a", type: "primary" as const, csl: before, createdBy: "p", createdAt: 0 };
    const citation = {
      id: ID,
      articleId: "a",
      claimId: "c",
      sourceId: ID,
      stance: "context" as const,
      locatorLabel: "page" as const,
      locator: "4",
      passage: "",
      accessed: "",
      note: "",
      createdBy: "p",
      createdAt: 0,
    };
    const form = draftOf(citation, source);
    expect(form).toMatchObject({ authors: "A, B", sourceType: "primary", stance: "context", locator: "4" });
    expect(toCsl(form, ID, before)).toEqual(before);
  });

  it("takes back only drafts it understands", () => {
    expect(isCitationDraft(emptyDraft("verified"))).toBe(true);
    expect(isCitationDraft({ ...emptyDraft("verified"), type: "spell" })).toBe(false);
    expect(isCitationDraft({ url: "https://a.org" })).toBe(false);
    expect(isCitationDraft("x")).toBe(false);
  });
});

describe("names and dates as people type them", () => {
  it("splits family and given names only where a comma says so", () => {
    expect(parseNames("Kim Jong-un\n García, Ana ;; Smith, J., Jr.")).toEqual([
      { literal: "Kim Jong-un" },
      { family: "García", given: "Ana" },
      { literal: "Smith, J., Jr." },
    ]);
  });

  it.each([
    ["2024", [[2024]]],
    ["2024-6", [[2024, 6]]],
    ["2024-02-29", [[2024, 2, 29]]],
    ["-44-3-15", [[-44, 3, 15]]],
  ])("reads %s", (text, parts) => {
    expect(parseDate(text)).toEqual({ "date-parts": parts });
  });

  it.each(["2023-02-29", "2024-13", "June 2024", "2024-06-19T10:00"])("does not read %s", (text) => {
    expect(parseDate(text)).toBeNull();
  });
});
