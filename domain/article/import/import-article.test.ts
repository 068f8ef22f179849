import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ImportRequest, importArticle } from "./import-article.ts";

const SPANISH = `El Ayuntamiento y la Universidad Firman un Convenio de Investigación sobre el Agua

En un acto celebrado el martes en el paraninfo, la alcaldesa y el rector firmaron un convenio de cinco años que destina «tres millones de euros» al estudio de los acuíferos de la comarca.

La alcaldesa recordó que el consumo ha crecido un doce por ciento desde 2019 y que, sin nuevas medidas, las reservas no bastarán para los próximos veranos.

Según el rector, los primeros resultados se publicarán antes de que termine el año y estarán a disposición de todos los vecinos.`;

// Lies beside the repository where the newsroom has put it.
const GIVEN = join(import.meta.dirname, "../../../../shared/articles/kim-putin-alianza.es.txt");

function bodyOf(request: ImportRequest): string {
  return importArticle(request).doc.toString();
}

describe("importing text", () => {
  it("takes the first line as the headline and the rest as paragraphs", () => {
    const article = importArticle({ format: "text", content: SPANISH });
    expect(article).toMatchObject({ byline: "", language: "es", omissions: [] });
    expect(article.headline).toBe(SPANISH.split("\n")[0]);
    expect(article.doc.childCount).toBe(3);
    expect(article.doc.child(0).textContent).toBe(SPANISH.split("\n")[2]);
  });

  it.skipIf(!existsSync(GIVEN))("reads the given Spanish article (skipped where the file is not there)", () => {
    const content = readFileSync(GIVEN, "utf8");
    const article = importArticle({ format: "text", content });
    expect(article.headline).toBe(content.split("\n")[0]);
    expect(article.doc.childCount).toBe(8);
    expect(article.language).toBe("es");
    expect(article.doc.textBetween(0, article.doc.content.size, "\n\n")).toBe(
      content.trim().split("\n").slice(2).join("\n"),
    );
  });

  it.each([
    [
      "each line is a paragraph without blank lines",
      "One\nTwo two two\nThree three",
      'doc(paragraph("Two two two"), paragraph("Three three"))',
    ],
    [
      "wrapped lines are joined",
      "Head\n\nThis is a paragraph that somebody wrapped by hand at\nsome width, as old mail programs did, and so its lines\nare full.",
      'doc(paragraph("This is a paragraph that somebody wrapped by hand at some width, as old mail programs did, and so its lines are full."))',
    ],
    ["list lines stay apart", "Head\n\n- one\n- two", 'doc(paragraph("- one", hard_break, "- two"))'],
    [
      "verse stays apart",
      "Head\n\nRoses are red,\nviolets are blue",
      'doc(paragraph("Roses are red,", hard_break, "violets are blue"))',
    ],
    ["Windows and old Mac line ends part lines", "Head\r\n\r\none\r\rtwo", 'doc(paragraph("one"), paragraph("two"))'],
    [
      "characters stay as they are",
      "Head\n\nco\u00adop e\u0301 a  b \u200d",
      'doc(paragraph("co\u00adop e\u0301 a  b \u200d"))',
    ],
    ["angle brackets are only text", "Head\n\n<b>x</b>", 'doc(paragraph("<b>x</b>"))'],
  ])("%s", (_name, content, body) => {
    expect(bodyOf({ format: "text", content })).toBe(body);
  });

  it("removes control characters and lone surrogates and says so", () => {
    const article = importArticle({ format: "text", content: "Head\u0000\n\na\u0000b\ud800c\u0007" });
    expect(article.doc.textContent).toBe("ab\ufffdc");
    expect(article.omissions).toEqual([
      { kind: "control-characters", excerpt: "U+0000", count: 2 },
      { kind: "control-characters", excerpt: "U+D800", count: 1 },
      { kind: "control-characters", excerpt: "U+0007", count: 1 },
    ]);
  });
});

describe("the headline", () => {
  it.each([
    [
      "what is asked for wins",
      { format: "text", content: "Given\n\nBody one", headline: "Asked" },
      "Asked",
      "GivenBody one",
    ],
    [
      "a headline that repeats leaves the body",
      { format: "text", content: "Given\n\nBody", headline: " given " },
      "given",
      "Body",
    ],
    ["a lone line stays in the body", { format: "text", content: "Only this" }, "Only this", "Only this"],
    [
      "a long first paragraph is none",
      { format: "text", content: `${"word ".repeat(60)}end.\n\nSecond.`, fileName: "my_file-name.txt" },
      "my file name",
      `${"word ".repeat(60)}end.Second.`,
    ],
    ["the first h1", { format: "markdown", content: "kicker\n\n# Head *line*\n\nBody" }, "Head line", "kickerBody"],
    [
      "front matter when there is no h1",
      { format: "markdown", content: "---\ntitle: 'It''s'\n---\nBody" },
      "It's",
      "Body",
    ],
    [
      "the page's title without the site's name",
      { format: "html", content: "<title>Head | Paper</title><p>Body one.</p>" },
      "Head",
      "Body one.",
    ],
    [
      "og:title when the body repeats it",
      { format: "html", content: "<meta property=og:title content='Head'><h2>Head</h2><p>Body.</p>" },
      "Head",
      "Body.",
    ],
    [
      "a short first paragraph of a paste",
      { format: "html", content: "<p><b>Short head</b></p><p>And a longer paragraph follows here.</p>" },
      "Short head",
      "And a longer paragraph follows here.",
    ],
    ["an h1 alone stays readable", { format: "html", content: "<h1>Alone</h1>" }, "Alone", "Alone"],
  ] satisfies [string, ImportRequest, string, string][])("%s", (_name, request, headline, body) => {
    const article = importArticle(request);
    expect(article.headline).toBe(headline);
    expect(article.doc.textContent).toBe(body);
  });

  it.each([
    [{ format: "text", content: "Only this" }, true],
    [{ format: "text", content: `${"word ".repeat(60)}end.\n\nSecond.`, fileName: "my_file.txt" }, true],
    [{ format: "text", content: "Only this", headline: "Asked" }, false],
    [{ format: "text", content: "Head\n\nBody." }, false],
    [{ format: "html", content: "<h1>Alone</h1>" }, false],
  ] satisfies [ImportRequest, boolean][])("of %j is made up: %s", (request, expected) => {
    expect(importArticle(request).isHeadlineMadeUp).toBe(expected);
  });
});

const ENGLISH =
  "The minister said on Tuesday that the price of bread would fall by ten per cent before the end of the year.";
const GERMAN =
  "Der Minister sagte am Dienstag, dass die Preise für das Brot bis zum Ende des Jahres um zehn Prozent sinken werden.";
const FRENCH =
  "Le ministre a déclaré mardi que le prix du pain baisserait de dix pour cent avant la fin de cette année.";
const PORTUGUESE =
  "O ministro disse na terça-feira que o preço do pão não vai subir mais do que dez por cento até ao fim do ano.";
const SPANISH_LINE =
  "El ministro dijo el martes que el precio del pan bajará un diez por ciento antes de que termine este año.";

describe("byline and language", () => {
  it.each([
    ["Bread to fall", "By Jane Doe", ENGLISH, "Jane Doe", "en"],
    ["El pan bajará", "Por Ana Pérez y Luis de la Torre", SPANISH_LINE, "Ana Pérez y Luis de la Torre", "es"],
    ["Brot wird billiger", "Von Jürgen von der Heide", GERMAN, "Jürgen von der Heide", "de"],
    ["Le pain baisse", "Par Élise d’Arc", FRENCH, "Élise d’Arc", "fr"],
    ["O pão não sobe", "Por João da Silva", PORTUGUESE, "João da Silva", "pt"],
  ])("%s: %s", (headline, line, body, byline, language) => {
    const content = `${headline}\n\n${line}\n\n${body}`;
    const fromText = importArticle({ format: "text", content });
    expect(fromText).toMatchObject({ headline, byline, language });
    expect(fromText.doc.textContent).toBe(body);
    const html = `<h1>${headline}</h1><p class="byline">${line}</p><p>${body}</p>`;
    const fromHtml = importArticle({ format: "html", content: html });
    expect(fromHtml).toMatchObject({ headline, byline, language });
    expect(fromHtml.doc.textContent).toBe(body);
    expect(importArticle({ format: "markdown", content: `# ${headline}\n\n*${line}*\n\n${body}` })).toMatchObject({
      headline,
      byline,
      language,
    });
  });

  it.each([
    "By the time it ended, nobody was left.",
    "Par hasard, il était là.",
    "Por Dios",
    "Von hier an wird es schwer",
    "By Jane Doe, who left.",
  ])("does not take “%s” for a byline", (line) => {
    const article = importArticle({ format: "text", content: `Head\n\n${line}\n\nBody` });
    expect(article.byline).toBe("");
    expect(article.doc.textContent).toContain(line);
  });

  it.each([
    ["By Jane Doe, John Roe and Ann Poe", "Jane Doe, John Roe and Ann Poe"],
    ["BY J. R. DOE", "J. R. DOE"],
    ["Por Redacción", "Redacción"],
    ["Text: Anna Muster", "Anna Muster"],
  ])("reads “%s”", (line, byline) => {
    expect(importArticle({ format: "text", content: `Head\n\n${line}\n\nBody` }).byline).toBe(byline);
  });

  it("keeps a byline that says more than the name in the body", () => {
    const article = importArticle({ format: "text", content: "Head\nBy Jane Doe, Moscow\n\nBody" });
    expect(article.byline).toBe("Jane Doe");
    expect(article.doc.textContent).toBe("By Jane Doe, MoscowBody");
  });

  it.each([
    ["<html lang='es-mx'><p>x y", "es-MX"],
    ["<meta http-equiv=content-language content='de, en'><p>x y", "de"],
    ["<meta property=og:locale content=pt_BR><p>x y", "pt-BR"],
    ["<html lang='not a language'><p>x y", "und"],
    ["<p>OK", "und"],
    [`<meta name=Generator content='Microsoft Word 15'><body lang=EN-US><p>${SPANISH_LINE}`, "es"],
    ["<p>東京は日本の首都です", "ja"],
    ["<p>Ο υπουργός είπε την Τρίτη", "el"],
  ])("tells the language of %s", (content, language) => {
    expect(importArticle({ format: "html", content }).language).toBe(language);
  });

  it("lets the request win over everything", () => {
    const article = importArticle({
      format: "html",
      content: "<html lang=en><h1>H</h1><p>By Jane Doe<p>x",
      headline: "A",
      byline: "B",
      language: "ES",
    });
    expect(article).toMatchObject({ headline: "A", byline: "B", language: "es" });
    expect(article.doc.textContent).toContain("By Jane Doe");
  });

  it("reads authors from a page's head and from front matter", () => {
    expect(importArticle({ format: "html", content: "<meta name=author content='By Jane Doe'><p>x" }).byline).toBe(
      "Jane Doe",
    );
    expect(importArticle({ format: "html", content: "<p>x <a rel=author href=/j>Ana Pérez</a>" }).byline).toBe(
      "Ana Pérez",
    );
    const markdown = "---\nauthors:\n  - Ana Pérez\n  - name: Luis Gil\nlang: es\ntags: [a]\n---\nHola";
    const article = importArticle({ format: "markdown", content: markdown });
    expect(article).toMatchObject({ byline: "Ana Pérez, Luis Gil", language: "es" });
    expect(article.omissions).toEqual([{ kind: "metadata", excerpt: "tags: [a]", count: 1 }]);
    expect(article.doc.textContent).toBe("Hola");
  });
});

describe("refusing", () => {
  it.each([
    ["nothing", { format: "text", content: " \n\u00a0\u200b" }, "empty_file", "content"],
    ["a page without text", { format: "html", content: "<img src=x><hr>" }, "empty_file", "content"],
    ["too much", { format: "text", content: "x".repeat(10 * 1024 * 1024 + 1) }, "too_large", "content"],
    ["too much Markdown", { format: "markdown", content: "x".repeat(2 * 1024 * 1024 + 1) }, "too_large", "content"],
    ["a language that is none", { format: "text", content: "x", language: "español" }, "invalid_input", "language"],
    ["an endless headline", { format: "text", content: "x", headline: "x".repeat(301) }, "invalid_input", "headline"],
  ] satisfies [string, ImportRequest, string, string][])("refuses %s", (_name, request, code, field) => {
    expect(() => importArticle(request)).toThrow(expect.objectContaining({ code, field }));
  });
});
