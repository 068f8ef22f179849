import { describe, expect, it } from "vitest";
import { importArticle } from "./import-article.ts";

function read(content: string) {
  const article = importArticle({ format: "html", content, headline: "Given" });
  return { body: article.doc.toString(), omissions: article.omissions };
}

describe("reading HTML", () => {
  it.each([
    ["white space collapses", "<p> a \n <b> b</b> <i>c</i>\t</p>", 'doc(paragraph("a ", strong("b"), " ", em("c")))'],
    [
      "a single no-break space stays, a run becomes a space",
      "<p>«&nbsp;a&nbsp;&nbsp;b&nbsp; c</p><p>&nbsp;</p>",
      'doc(paragraph("«\u00a0a b c"))',
    ],
    [
      "two breaks part paragraphs, one does not",
      "a<br>b<br><br>c",
      'doc(paragraph("a", hard_break, "b"), paragraph("c"))',
    ],
    [
      "loose text gets a paragraph",
      "a<div>b<p>c</div>d",
      'doc(paragraph("a"), paragraph("b"), paragraph("c"), paragraph("d"))',
    ],
    [
      "lists nest, also wrongly",
      "<ul><li>a<ol start=3><li>b</ol><ul><li>c</ul></ul>",
      'doc(bullet_list(list_item(paragraph("a"), ordered_list(list_item(paragraph("b"))), bullet_list(list_item(paragraph("c"))))))',
    ],
    [
      "items without a list get one",
      "<li>a<li>b<p>c",
      'doc(bullet_list(list_item(paragraph("a")), list_item(paragraph("b"), paragraph("c"))))',
    ],
    [
      "an item begins with a paragraph",
      "<ul><li><h2>a</h2><li><blockquote>b</blockquote></ul>",
      'doc(bullet_list(list_item(paragraph("a")), list_item(paragraph, blockquote(paragraph("b")))))',
    ],
    ["empty containers vanish", "x<ul></ul><blockquote> </blockquote><ol><li></ol>", 'doc(paragraph("x"))'],
    [
      "weight and slant come from style too",
      "<span style='font-weight: 700'>a</span><b style='font-weight:normal'>b</b><em style='font-style:normal'>c</em>",
      'doc(paragraph(strong("a"), "bc"))',
    ],
    ["preformatted text keeps its lines", "<pre>a\n  b</pre>", 'doc(paragraph("a", hard_break, "  b"))'],
    [
      "figures keep their meaning",
      "<p>10<sup>6</sup> H<sub>2</sub>O 1<sup>er</sup> <q>x</q>",
      'doc(paragraph("10⁶ H₂O 1er “x”"))',
    ],
    ["captions are text", "<figure><img alt=x><figcaption>c</figcaption></figure>", 'doc(paragraph("c"))'],
    [
      "rows are paragraphs",
      "<table><caption>t</caption><tr><th></th><th>2020</th></tr><tr><td>a</td><td><p>b</p></td></tr></table>",
      'doc(paragraph("t"), paragraph("| 2020"), paragraph("a | b"))',
    ],
    [
      "tables for layout are read through",
      "<table><tr><td><h2>a</h2><p>b</p></td><td>c</td></tr></table>",
      'doc(heading("a"), paragraph("b"), paragraph("c"))',
    ],
    ["text that is only hidden from screen readers stays", "<p aria-hidden=true>a</p>", 'doc(paragraph("a"))'],
    [
      "bare figure references do not bring control characters",
      "<p>a&#1;&#0;&#xD800;b&#13;c</p>",
      'doc(paragraph("a\ufffd\ufffdb c"))',
    ],
  ])("%s", (_name, content, body) => {
    expect(read(content).body).toBe(body);
  });

  it("resolves relative links by the page's address and unwraps Google's", () => {
    const content =
      "<link rel=canonical href='https://paper.example/a/b'><a href=c>x</a> <a href='https://www.google.com/url?q=https://y.example/&sa=D'>y</a>";
    const article = importArticle({ format: "html", content, headline: "h" });
    expect(JSON.stringify(article.doc.toJSON())).toContain("https://paper.example/a/c");
    expect(JSON.stringify(article.doc.toJSON())).toContain('"https://y.example/"');
  });

  it("reports what it leaves out, in document order, repeats counted", () => {
    const { body, omissions } = read(
      `<style>p{}</style><!-- note --><p onclick="go()">a<script>run()</script></p><img alt="A dog"><img src="t.gif"><img src="t.gif">
       <video src="v.mp4"></video><iframe src="https://e.example"></iframe><form><label>L</label><input placeholder="Mail"></form>
       <p hidden>h1</p><p style="display: none">h2</p><a href="javascript:x()">j</a><del>old</del>`,
    );
    expect(body).toBe('doc(paragraph("a"), paragraph("L"), paragraph("jold"))');
    expect(omissions).toEqual([
      { kind: "style", excerpt: "p{}", count: 1 },
      { kind: "comment", excerpt: "note", count: 1 },
      { kind: "script", excerpt: 'onclick="go()"', count: 1 },
      { kind: "script", excerpt: "run()", count: 1 },
      { kind: "image", excerpt: "A dog", count: 1 },
      { kind: "image", excerpt: "t.gif", count: 2 },
      { kind: "media", excerpt: "v.mp4", count: 1 },
      { kind: "embed", excerpt: "https://e.example", count: 1 },
      { kind: "form", excerpt: "Mail", count: 1 },
      { kind: "hidden-text", excerpt: "h1", count: 1 },
      { kind: "hidden-text", excerpt: "h2", count: 1 },
      { kind: "link", excerpt: "j (javascript:x())", count: 1 },
      { kind: "strikethrough", excerpt: "old", count: 1 },
    ]);
  });

  it("reads the article of a page and reports its furniture", () => {
    const { body, omissions } = read(
      "<header>Paper</header><nav>Home</nav><main><article><nav>Contents</nav><p>Text of it</p></article><aside>More</aside></main><footer>Imprint</footer>",
    );
    expect(body).toBe('doc(paragraph("Text of it"))');
    expect(omissions.map(({ kind, excerpt }) => `${kind}: ${excerpt}`)).toEqual([
      "page-furniture: Paper",
      "page-furniture: Home",
      "page-furniture: Contents",
      "page-furniture: More",
      "page-furniture: Imprint",
    ]);
  });

  it("does not take one teaser of many for the article", () => {
    expect(read("<article>one one</article><article>two two</article><article>three</article>").body).toContain(
      "three",
    );
  });

  it("limits and counts what a hostile page would have it list", () => {
    const { omissions } = read(`x${Array.from({ length: 5000 }, (_, index) => `<!--${index}-->`).join("")}`);
    expect(omissions).toHaveLength(101);
    expect(omissions.at(-1)).toEqual({ kind: "comment", excerpt: "…", count: 4900 });
  });
});

describe("clipboards", () => {
  it("reads a Google Docs paste", () => {
    const article = importArticle({
      format: "html",
      content: `<html><body>\n<!--StartFragment--><meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0a1b"><h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt;font-weight:400">Council raises fares</span></h1><p dir="ltr"><span style="font-weight:400">Fares rise by </span><span style="font-weight:700">ten</span><span style="font-style:italic"> per cent</span>.</p><br /><ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Bus</span></p></li><ul><li aria-level="2"><p><span>Night bus</span></p></li></ul></ul></b><br class="Apple-interchange-newline"><!--EndFragment-->\n</body></html>`,
    });
    expect(article.headline).toBe("Council raises fares");
    expect(article.doc.toString()).toBe(
      'doc(paragraph("Fares rise by ", strong("ten"), em(" per cent"), "."), bullet_list(list_item(paragraph("Bus"), bullet_list(list_item(paragraph("Night bus"))))))',
    );
    expect(article.omissions).toEqual([]);
  });

  it("reads a Word paste with Windows' own header", () => {
    const article = importArticle({
      format: "html",
      content: `Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000002000\r\nStartFragment:0000000141\r\nEndFragment:0000001964\r\n\r\n<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><style><!-- p.MsoNormal {margin:0} --></style></head><body lang=EN-US style='tab-interval:35.4pt'><!--StartFragment--><p class=MsoTitle>Un título<o:p></o:p></p><p class=MsoNormal><span lang=ES>Texto<span style='mso-spacerun:yes'>&nbsp; </span>con <b style='mso-bidi-font-weight:normal'>negrita</b>.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Uno</p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>3.<span>&nbsp;&nbsp;</span></span><![endif]>Dos</p><p>Fin</p><!--EndFragment--></body></html>`,
    });
    expect(article.headline).toBe("Un título");
    expect(article.doc.toString()).toBe(
      'doc(paragraph("Texto con ", strong("negrita"), "."), bullet_list(list_item(paragraph("Uno"), ordered_list(list_item(paragraph("Dos"))))), paragraph("Fin"))',
    );
    expect(article.omissions.map((omission) => omission.kind)).toEqual(["comment", "style"]);
  });

  it("reads an Outlook message laid out with tables", () => {
    const { body } = read(
      "<table><tr><td><table><tr><td><p class=MsoNormal>Dear all,</p><p class=MsoNormal>the draft.</p></td></tr></table></td></tr></table>",
    );
    expect(body).toBe('doc(paragraph("Dear all,"), paragraph("the draft."))');
  });
});

describe("reading Markdown", () => {
  it("reads the usual marks, and HTML within, through the same gate", () => {
    const content =
      "# Head\n\nA **b** *c* [d](https://e.example) <u onclick=x>f</u>\nnext\n\n1. one\n2. two\n   - deep\n\n> said\n\n---\n\n![alt](i.png)\n\n    code  here\n";
    const article = importArticle({ format: "markdown", content });
    expect(article.headline).toBe("Head");
    expect(article.doc.toString()).toBe(
      'doc(paragraph("A ", strong("b"), " ", em("c"), " ", link("d"), " f next"), ordered_list(list_item(paragraph("one")), list_item(paragraph("two"), bullet_list(list_item(paragraph("deep"))))), blockquote(paragraph("said")), horizontal_rule, paragraph("code  here"))',
    );
    expect(article.omissions.map((omission) => omission.kind)).toEqual(["script", "image"]);
  });

  it("reads as plain text what is nested beyond sense, so that nothing is lost", () => {
    const article = importArticle({ format: "markdown", content: `${">".repeat(500)} deep\n\nand more` });
    expect(article.doc.textContent).toContain("deep");
    expect(article.omissions.map((omission) => omission.kind)).toEqual(["nesting"]);
  });

  it("does not take a rule for front matter", () => {
    expect(
      importArticle({ format: "markdown", content: "---\n\nplain words\n\n---\n\nmore" }).doc.textContent,
    ).toContain("plain words");
  });
});
