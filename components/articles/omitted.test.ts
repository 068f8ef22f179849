import { describe, expect, it } from "vitest";
import { OMISSION_KINDS } from "#domain/article/import/omission.ts";
import { LOCALES } from "../i18n/locale.ts";
import { messagesOf } from "../i18n/messages.ts";
import { sortOmissions } from "./omitted.ts";

describe("omissions", () => {
  it("are counted by kind, and what was kept in another form is not among what was left out", () => {
    const { leftOut, kept } = sortOmissions([
      { kind: "comment", excerpt: "draft", count: 1 },
      { kind: "strikethrough", excerpt: "12", count: 1 },
      { kind: "comment", excerpt: "todo", count: 2 },
      { kind: "table-layout", excerpt: "a b", count: 1 },
    ]);
    expect(leftOut.map(({ kind, count }) => [kind, count])).toEqual([["comment", 3]]);
    expect(kept.map(({ kind, count }) => [kind, count])).toEqual([
      ["strikethrough", 1],
      ["table-layout", 1],
    ]);
  });

  it("of a kind nobody knows are named all the same", () => {
    expect(sortOmissions([{ kind: "hologram", excerpt: "", count: 1 }]).leftOut[0]?.kind).toBe("other");
  });

  it.each(LOCALES)("have words for every kind in %s", (locale) => {
    expect(Object.keys(messagesOf(locale).omissions.kinds).toSorted()).toEqual(OMISSION_KINDS.toSorted());
  });
});
