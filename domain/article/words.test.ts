import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { br, doc, lines, p } from "#domain/testing/documents.ts";
import { randomDocument } from "#domain/testing/random-documents.ts";
import { runs, UNHURRIED } from "#domain/testing/random-edits.ts";
import { textBetween } from "./text.ts";
import { snapToWords } from "./words.ts";

/** The text a selection snaps to; the selection stands between “[” and “]” in the marked text, a line a paragraph. */
function snapped(marked: string, language: string): string | null {
  const body = lines(marked.replace(/[[\]]/g, ""));
  const position = (offset: number) => offset + 1 + (marked.slice(0, offset).match(/\n/g)?.length ?? 0);
  const from = position(marked.indexOf("["));
  const to = position(marked.indexOf("]") - 1);
  const range = snapToWords(body, { from, to }, language);
  return range && textBetween(body, range.from, range.to);
}

describe("a selection", () => {
  it.each([
    ["en", "grows to whole words", "the fi[rst vis]it in", "first visit"],
    ["en", "leaves spaces and full stops out", "It was[ true. ]So", "true"],
    ["en", "keeps an apostrophe within a word", "they d[on’]t know", "don’t"],
    ["en", "keeps a straight one too", "they do[n']t know", "don't"],
    ["en", "does not take the apostrophe behind a word", "the [workers’] pay", "workers"],
    ["en", "takes the part of a hyphenated word that it touches", "a Paris-ba[sed] firm", "based"],
    ["en", "keeps the hyphen between two parts", "a [Paris-ba]sed firm", "Paris-based"],
    ["en", "does not begin with the hyphen of a word", "a Paris[-based] firm", "based"],
    ["en", "does not take the dash of a span of years for a sign", "from 1990[-1995] on", "1995"],
    ["en", "keeps the sign of a figure", "it is [-5 degrees], yes", "-5 degrees"],
    ["en", "keeps the sign before a currency", "lost [−$5 billion].", "−$5 billion"],
    ["en", "keeps the currency before a figure", "cost[ $5 ]each", "$5"],
    ["en", "keeps the percent sign", "by [12.5%], he said", "12.5%"],
    ["en", "keeps a decimal number whole", "about 12[.5 mil]lion", "12.5 million"],
    ["en", "keeps thousands whole", "some 1,2[40,0]00 people", "1,240,000"],
    ["en", "keeps a number sign", "claim [#3,] here", "#3"],
    ["en", "keeps a closing bracket that was opened inside", "the [Nato (alliance)] pact", "Nato (alliance)"],
    ["en", "keeps the last of nested brackets", "the [pact (old (very))] said", "pact (old (very))"],
    ["en", "keeps a second pair of brackets", "[one (a) two (b)], so", "one (a) two (b)"],
    ["en", "leaves out a closing bracket that was opened outside", "(the [pact)] said", "pact"],
    ["en", "leaves out a bracket too many", "[a (b))] c", "a (b)"],
    ["en", "leaves out an opening bracket at its end", "the [pact (]old)", "pact"],
    ["en", "keeps a closing quotation mark that was opened inside", "he [said “never”] twice", "said “never”"],
    ["en", "keeps a straight one that was opened inside", 'he [said "never"] twice', 'said "never"'],
    ["en", "leaves out quotation marks around it", "said [“never again.”] Then", "never again"],
    ["en", "leaves out straight ones around it", 'said ["never again."] Then', "never again"],
    ["en", "keeps an apostrophe within quotation marks", "[a ‘don’t know’] b", "a ‘don’t know’"],
    ["en", "leaves out an ellipsis", "[well…] yes", "well"],
    ["es", "leaves out opening question marks", "[¿Cuándo llegó?] Ayer", "Cuándo llegó"],
    ["es", "keeps accents and the figure", "en [24 añ]os de", "24 años"],
    ["es", "keeps guillemets opened inside", "[el «pacto»], dijo", "el «pacto»"],
    ["es", "keeps a percent sign apart from its figure", "un [5 %] más", "5 %"],
    ["de", "keeps closing quotation marks opened inside", "er [sagte „nie“] und", "sagte „nie“"],
    ["de", "keeps single ones opened inside", "er [sagte ‚nie‘] und", "sagte ‚nie‘"],
    ["de", "leaves them out around it", "er sagte [„nie“] und", "nie"],
    ["de", "keeps a currency behind the figure", "kostet [5 €.] Und", "5 €"],
    ["de", "grows to a whole compound", "das Abk[omm]en gilt", "Abkommen"],
    ["sv", "keeps closing quotation marks that look like opening ones", "han [sade ”nej”] och", "sade ”nej”"],
    ["zh", "grows to a whole word without spaces around it", "首次访问平[壤]。", "平壤"],
    ["zh", "leaves out the full stop of its script", "[首次访问。]他说", "首次访问"],
    ["zh", "keeps brackets of its script", "[北约（联盟）]说", "北约（联盟）"],
    ["ja", "keeps corner brackets opened inside", "[彼は「はい」]と", "彼は「はい」"],
    ["ja", "leaves corner brackets out around it", "彼は[「はい」]と", "はい"],
    ["ar", "leaves out the Arabic question mark", "[هل زار الصين؟] نعم", "هل زار الصين"],
    ["ar", "grows to whole words from right to left", "في الأو[لى منذ 24 عا]ما", "الأولى منذ 24 عاما"],
    ["he", "keeps vowel points with their letter", "הוא אמר [שָׁלוֹ]ם לכולם", "שָׁלוֹם"],
    ["he", "keeps the mark within an abbreviation", "לפי [צה״]ל אתמול", "צה״ל"],
    ["und", "keeps a whole emoji", "good [news 😀], yes", "news 😀"],
    ["en", "runs over paragraphs", "the fir[st\nand the sec]ond one", "first\nand the second"],
    ["en", "leaves out a boundary at its edges", "one.[\ntwo\n]three", "two"],
  ])("in %s %s: %s", (language, _what, marked, text) => {
    expect(snapped(marked, language)).toBe(text);
  });

  it.each([
    ["spaces", "one[  ]two"],
    ["a full stop", "one[.] two"],
    ["quotation marks and dashes", "one[” — “]two"],
    ["brackets", "one [()] two"],
    ["punctuation of other scripts", "一[。、「」]二"],
    ["a boundary between paragraphs", "one[\n]two"],
    ["a percent sign alone", "5 [%] of"],
    ["nothing", "one []two"],
  ])("of %s means nothing", (_what, marked) => {
    expect(snapped(marked, "en")).toBeNull();
  });

  it("of nothing within a word means the word", () => {
    expect(snapped("the fir[]st visit", "en")).toBe("first");
  });

  it("crosses a hard break and leaves it out at an edge", () => {
    const body = doc(p("one", br(), "two", br(), "three"));
    expect(snapToWords(body, { from: 2, to: 6 }, "en")).toEqual({ from: 1, to: 8 });
    expect(snapToWords(body, { from: 4, to: 9 }, "en")).toEqual({ from: 5, to: 8 });
  });

  const language = fc.constantFrom("en", "es", "de", "zh", "ja", "ar", "he", "und");
  const selection = fc.tuple(
    fc.oneof(
      randomDocument,
      fc
        .string({
          unit: fc.constantFrom(..."ab1 .,-–+$%#()“”„«»\"’'‘…?¿日本ש😀é\n_€") as fc.Arbitrary<string>,
          minLength: 1,
          maxLength: 20,
        })
        .map(lines),
    ),
    fc.nat(),
    fc.nat(),
  );
  const rangeOf = ([body, one, other]: [ReturnType<typeof doc>, number, number]) => {
    const [from = 0, to = 0] = [one, other].map((at) => at % (body.content.size + 1)).sort((a, b) => a - b);
    return { body, from, to };
  };

  it("snapped again stays as it is", UNHURRIED, () => {
    fc.assert(
      fc.property(selection, language, (selected, lang) => {
        const { body, from, to } = rangeOf(selected);
        const once = snapToWords(body, { from, to }, lang);
        if (once) expect(snapToWords(body, once, lang)).toEqual(once);
      }),
      runs(1000),
    );
  });

  it("snapped never begins or ends with a space or plain punctuation, and cuts no character", UNHURRIED, () => {
    fc.assert(
      fc.property(selection, language, (selected, lang) => {
        const { body, from, to } = rangeOf(selected);
        const range = snapToWords(body, { from, to }, lang);
        if (!range) return;
        const text = textBetween(body, range.from, range.to);
        expect(text).toBe(text.trim());
        expect(text.isWellFormed()).toBe(true);
        expect(text).toMatch(/^[\p{L}\p{M}\p{N}\p{S}#@§+\-−]/u);
        expect(text).toMatch(/[\p{L}\p{M}\p{N}\p{S}%‰‱°′″)\]}»«”“’‘›‹"」』）》〉】]$/u);
      }),
      runs(1000),
    );
  });

  it("snapped grows at each end at most to the end of the word it lies in", UNHURRIED, () => {
    fc.assert(
      fc.property(selection, language, (selected, lang) => {
        const { body, from, to } = rangeOf(selected);
        const range = snapToWords(body, { from, to }, lang);
        if (!range) return;
        expect(range.from).toBeGreaterThanOrEqual(wordAround(body, from, lang).from);
        expect(range.to).toBeLessThanOrEqual(wordAround(body, to, lang).to);
      }),
      runs(1000),
    );
  });
});

/** The word, or whatever the language's rules take for one piece, in the middle of which a position lies. */
function wordAround(body: ReturnType<typeof doc>, position: number, language: string): { from: number; to: number } {
  const at = body.resolve(position);
  if (at.parent.isTextblock) {
    const words = new Intl.Segmenter(language === "und" ? undefined : language, { granularity: "word" });
    const text = at.parent.textBetween(0, at.parent.content.size, "\n");
    for (const { index, segment } of words.segment(text))
      if (index < at.parentOffset && at.parentOffset < index + segment.length)
        return { from: at.start() + index, to: at.start() + index + segment.length };
  }
  return { from: position, to: position };
}
