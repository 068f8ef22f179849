import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffPart, diffWords } from "./word-diff.ts";

/** `[-removed-]` and `{+added+}`. */
function drawn(parts: readonly DiffPart[]): string {
  const signs = { same: ["", ""], removed: ["[-", "-]"], added: ["{+", "+}"] } as const;
  return parts.map(({ kind, text }) => `${signs[kind][0]}${text}${signs[kind][1]}`).join("");
}

describe("the words of two texts", () => {
  it.each([
    ["the first visit in 24 years", "the first visit in 24 years", "the first visit in 24 years"],
    ["in 24 years", "in 23 years", "in[- 24-]{+ 23+} years"],
    ["the first visit", "the very first visit", "the{+ very+} first visit"],
    ["the very first visit", "the first visit", "the[- very-] first visit"],
    ['he said "yes"', "he said “yes”", "he said “yes”"],
    ["gone", "", "[-gone-]"],
    ["", "new", "{+new+}"],
    ["", "", ""],
    ["在周一开通", "在周二开通", "在[-周一-]{+周二+}开通"],
    ["在日开通", "在周日开通", "在[-日-]{+周日+}开通"],
    ["オリンピックの年", "パラリンピックの年", "[-オリンピック-]{+パラリンピック+}の年"],
    ["花费8.30欧元", "花费9.10欧元", "花费[-8.30-]{+9.10+}欧元"],
    ["many men or women laughed", "few dogs or cats laughed", "[-many men or women-]{+few dogs or cats+} laughed"],
    ["elephants 3 crocodiles", "giraffes 3 hippos", "[-elephants-]{+giraffes+} 3[- crocodiles-]{+ hippos+}"],
    ["a very old man or a woman", "an old man or a girl", "[-a very-]{+an+} old man or a[- woman-]{+ girl+}"],
    ["that day, its owner said", "that day, said its owner", "that day,{+ said+} its owner[- said-]"],
  ])("%s → %s", (before, after, expected) => {
    expect(drawn(diffWords(before, after))).toBe(expected);
  });

  it("give the new text back, and the old one but for white space and the shape of signs", () => {
    const text = fc.array(fc.constantFrom("a", "b", "24", "“", '"', " ", "\n", "—", "é", "首"), { maxLength: 40 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [one, other] = [before.join(""), after.join("")];
        const parts = diffWords(one, other);
        const join = (left: DiffPart["kind"]) =>
          parts.flatMap(({ kind, text: words }) => (kind === left ? [] : [words])).join("");
        expect(join("removed")).toBe(other);
        const bare = (words: string) => words.replace(/[“"]/g, '"').replace(/[ \n]/g, "");
        expect(bare(join("added"))).toBe(bare(one));
      }),
    );
  });
});
