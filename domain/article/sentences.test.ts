import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doc, em, lines, p, quote } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { sentencesAround } from "./sentences.ts";
import { ArticleText } from "./text.ts";

/** The sentences around words where they first stand. */
function around(body: ReturnType<typeof doc>, words: string, language = "en"): string {
  const text = new ArticleText(body);
  const start = text.text.indexOf(words);
  return sentencesAround(body, { from: text.positionAt(start), to: text.positionAt(start + words.length) }, language);
}

describe("the sentences around a place", () => {
  const BODY = lines("He came in May. It was the first visit in 24 years! Who counted?\nThe pact has 23 articles.");

  it.each([
    ["24 years", "It was the first visit in 24 years!"],
    ["May. It was", "He came in May. It was the first visit in 24 years!"],
    ["Who counted?\nThe pact", "Who counted?\nThe pact has 23 articles."],
    ["He", "He came in May."],
    ["articles.", "The pact has 23 articles."],
  ])("of “%s”", (words, expected) => {
    expect(around(BODY, words)).toBe(expected);
  });

  it("go by the language's own rules, and through formats and quotations", () => {
    expect(around(lines("彼は来た。二十四年ぶりだ。誰が数えた。"), "二十四年", "ja")).toBe("二十四年ぶりだ。");
    expect(around(doc(quote(p("So it is. The ", em("first"), " visit."))), "first", "und")).toBe("The first visit.");
  });

  it("contain the words of the place, whatever the text is", () => {
    fc.assert(
      fc.property(randomDocument, fc.nat(), fc.nat(20), (body, at, length) => {
        const { text } = new ArticleText(body);
        const words =
          text
            .slice(at % (text.length + 1))
            .split("\n")[0]
            ?.slice(0, length) ?? "";
        if (words.trim() === "" || !words.isWellFormed()) return;
        expect(around(body, words)).toContain(words.trim());
      }),
    );
  });
});
