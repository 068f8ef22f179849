import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "#domain/errors.ts";
import { safeHref } from "../links.ts";
import { IMPORT_FORMATS, type ImportedArticle, importArticle } from "./import-article.ts";

// Each holds the word KEEP where a reader would see it.
const HANDLERS = [
  "onclick",
  "onload",
  "onerror",
  "onfocus",
  "onmouseover",
  "onanimationstart",
  "ontoggle",
  "onpointerdown",
  "onBegin",
  "OnWheel",
];
const TAGS = [
  "p",
  "div",
  "b",
  "h1",
  "li",
  "td",
  "blockquote",
  "marquee",
  "details",
  "body",
  "x-custom",
  "summary",
  "center",
  "font",
  "section",
];
const PAYLOADS = [
  ...HANDLERS.map((handler) => `<p ${handler}=alert(1)>KEEP</p>`),
  ...TAGS.map((tag) => `<${tag} onclick="alert(1)" style="background:url(javascript:alert(1))">KEEP</${tag}>`),
  "KEEP<script>alert(1)</script>",
  "KEEP<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
  "KEEP<scr<script>ipt>alert(1)</scr</script>ipt>",
  "KEEP<img src=x onerror=alert(1)>",
  "KEEP<img/src=`x`onerror=alert(1)//>",
  "KEEP<svg/onload=alert(1)>",
  "KEEP<svg><script>alert(1)</script></svg>",
  "KEEP<svg><animate onbegin=alert(1) attributeName=x></svg>",
  "KEEP<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
  "<p>KEEP</p><math><mtext></p><img src=x onerror=alert(1)></math>",
  "KEEP<math><mi xlink:href='data:x,<script>alert(4)</script>'></math>",
  "KEEP<math><mtext><table><mglyph><style><!--</style><img title='--><img src=1 onerror=alert(1)>'>",
  "KEEP<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
  "KEEP<style>@import 'javascript:alert(1)';</style>",
  "KEEP<style><img src='</style><img src=x onerror=alert(1)//'>",
  "KEEP<iframe src=javascript:alert(1)></iframe>",
  "KEEP<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "KEEP<object data='data:text/html,<script>alert(1)</script>'></object>",
  "KEEP<embed src=javascript:alert(1)>",
  "KEEP<link rel=stylesheet href=javascript:alert(1)>",
  "KEEP<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
  "<base href='javascript:alert(1)//'><a href=x>KEEP</a>",
  "<base href='data:text/html,'><a href='x'>KEEP</a>",
  "<form action=javascript:alert(1)>KEEP<button formaction=javascript:alert(1)>x</button></form>",
  "KEEP<input autofocus onfocus=alert(1)>",
  "KEEP<textarea><script>alert(1)</script></textarea>",
  "KEEP<select><option><script>alert(1)</script></select>",
  "KEEP<template><script>alert(1)</script></template>",
  "KEEP<video><source onerror=alert(1)></video>",
  "KEEP<audio src=x onerror=alert(1)>",
  "KEEP<!--><img src=x onerror=alert(1)>-->",
  "KEEP<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
  "KEEP<![CDATA[<script>alert(1)</script>]]>",
  "KEEP<?xml-stylesheet href='javascript:alert(1)'?>",
  "<a href=javascript:alert(1)>KEEP</a>",
  "<a href='https://x.example' target=_top onclick=alert(1)>KEEP</a>",
  "<a href='https://x.example\" onclick=\"alert(1)'>KEEP</a>",
  "<xmp>KEEP</xmp><script>alert(1)</script>",
  "<details open ontoggle=alert(1)><summary>KEEP</summary></details>",
  "<p title='<img src=x onerror=alert(1)>'>KEEP</p>",
  "<p id=__proto__ class=constructor>KEEP</p>",
  "<isindex type=image src=1 onerror=alert(1)>KEEP",
  "KEEP<table background=javascript:alert(1)><tr><td></td></tr></table>",
  "KEEP<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
  "<p>KEEP &lt;script&gt;alert(1)&lt;/script&gt;</p>",
  "[KEEP](javascript:alert(1))",
  "[KEEP](<java\tscript:alert(1)>)",
  "[KEEP](data:text/html;base64,PHNjcmlwdD4=)",
  "[KEEP][1]\n\n[1]: javascript:alert(1)",
  "KEEP ![x](javascript:alert(1))",
  'KEEP ![x](x "onerror=alert(1)")',
  "KEEP <javascript:alert(1)>",
  "[KEEP](https://x.example 'a\" onmouseover=\"alert(1)')",
  "KEEP\n\n<script>\nalert(1)\n</script>",
  "`KEEP<script>alert(1)</script>`",
  "> KEEP <img src=x onerror=alert(1)>",
];

const HREFS = [
  ...[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\tjavascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
  ],
  ...[
    "java&#10;script:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "&#1;javascript:alert(1)",
  ],
  ...[
    "javascript://x.example/%0aalert(1)",
    "javascript:/*https://x.example*/alert(1)",
    "vbscript:msgbox(1)",
    "livescript:x",
    "mocha:x",
    "jar:x!/y",
  ],
  ...[
    "data:text/html,<b>x</b>",
    "data:image/svg+xml;base64,AA==",
    "DATA:text/html,x",
    "blob:https://x.example/1",
    "filesystem:https://x.example/1",
  ],
  ...[
    "file:///etc/passwd",
    "\\\\server\\share",
    "//x.example/y",
    "/relative",
    "relative",
    "#fragment",
    "?query",
    "",
    "about:blank",
    "mailto:a@b.example",
  ],
  ...[
    "tel:+1",
    "ftp://x.example",
    "ws://x.example",
    "view-source:https://x.example",
    "https://user:secret@x.example",
    "https://",
    "http://[::",
    "ms-word:ofe|u|x",
  ],
  ...[
    "https:x.example",
    "http:/\\x",
    "feed:javascript:alert(1)",
    "intent://x#Intent;end",
    "chrome://settings",
    "x-javascript:alert(1)",
    `https://x.example/${"a".repeat(3000)}`,
  ],
];

function expectHarmless(article: ImportedArticle): void {
  article.doc.check();
  article.doc.descendants((node) => {
    for (const mark of node.marks)
      if (mark.type.name === "link") expect(safeHref(mark.attrs["href"])).toBe(mark.attrs["href"]);
  });
  const strings = [
    article.headline,
    article.byline,
    article.language,
    JSON.stringify(article.doc.toJSON()),
    JSON.stringify(article.omissions),
  ];
  for (const text of strings) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
    expect(text).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u);
    // JSON writes what it must escape as \u….
    expect(text).not.toMatch(/\\u(00[01]|d[89a-f])/i);
  }
  for (const { excerpt } of article.omissions) expect([...excerpt].length).toBeLessThanOrEqual(200);
}

describe("hostile markup", () => {
  it("has enough payloads to mean something", () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(60);
    expect(new Set(HREFS).size).toBeGreaterThanOrEqual(40);
  });

  it.each(PAYLOADS)("keeps the words and nothing active of %s", (payload) => {
    for (const format of ["html", "markdown"] as const) {
      const article = importArticle({ format, content: payload, headline: "Given" });
      expectHarmless(article);
      expect(article.doc.textContent).toContain("KEEP");
      expect(JSON.stringify(article.doc.toJSON().content)).not.toMatch(/"href":"(?!https?:)/);
    }
  });

  it.each(HREFS)("makes no link of %j, keeps its words and says so", (href) => {
    const article = importArticle({
      format: "html",
      content: `<p>before <a href="${href}">KEEP</a></p>`,
      headline: "Given",
    });
    expect(article.doc.textContent).toBe("before KEEP");
    const isLink = JSON.stringify(article.doc.toJSON()).includes('"link"');
    expectHarmless(article);
    // A scheme with its slashes missing is still the web to a browser, and is not to our gate.
    expect(isLink).toBe(false);
    expect(article.omissions[0]?.kind).toBe("link");
  });
});

const SIZE = 40_000;

describe("hostile size and nesting", () => {
  it.each([
    ...[
      "<div>",
      "<b>",
      "<blockquote>",
      "<ul><li>",
      "<span>",
      "<table><tr><td>",
      "<b><p>",
      "<a href=x>",
      "<svg>",
      "<s>",
      "<q>",
      "<details>",
      "<font size=1>",
    ],
    ...[
      "<<<<<",
      "((((",
      "[",
      "![",
      "](",
      "*a ",
      "_a*",
      "> ",
      "- ",
      "`",
      "\t",
      "a@",
      "&amp",
      "<!--",
      "<![",
      "~",
      "|a",
      "x\n",
      "<p hidden>",
    ],
  ])(
    "reads %j over and over without a crash",
    (piece) => {
      for (const format of IMPORT_FORMATS) {
        const content = `${piece.repeat(SIZE / (format === "markdown" ? 10 : 1))}KEEP`;
        try {
          expectHarmless(importArticle({ format, content }));
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(["too_large", "empty_file"]).toContain(error.code);
        }
      }
    },
    30_000,
  );

  it("flattens what is nested deeper than an editor can hold, text kept", () => {
    const article = importArticle({ format: "html", content: `${"<blockquote>".repeat(100_000)}KEEP` });
    let depth = 0;
    for (let node = article.doc.firstChild; node !== null; node = node.firstChild) depth += 1;
    expect(depth).toBeLessThanOrEqual(32);
    expect(article.doc.textContent).toBe("KEEP");
    expect(article.omissions.map((omission) => omission.kind)).toEqual(["nesting"]);
  });
});

describe("any text at all", () => {
  const pieces = fc.constantFrom(
    ...[
      "<p>",
      "</p>",
      "<b>",
      "</b>",
      "<ul>",
      "<ol>",
      "<li>",
      "</li>",
      "</ul>",
      "<blockquote>",
      "<h1>",
      "</h1>",
      "<h3>",
      "<table>",
      "<tr>",
      "<td>",
      "</table>",
    ],
    ...[
      "<pre>",
      "<br>",
      "<hr>",
      "<a href=https://x.example>",
      "</a>",
      "<a href=javascript:x>",
      "<script>",
      "</script>",
      "<article>",
      "<main>",
      "<nav>",
      "<div hidden>",
    ],
    ...[
      "<p style='mso-list:l0 level1'>",
      "<p style='mso-list:l0 level3'>",
      "<span style='mso-list:Ignore'>1.</span>",
      "<sup>",
      "<q>",
      "<s>",
      "<!--x-->",
      "&#1;",
      "&#xd800;",
    ],
    ...[
      "\n",
      "\n\n",
      "# ",
      "> ",
      "- ",
      "1. ",
      "**",
      "_",
      "`",
      "---\n",
      "title: x\n",
      "By Jane Doe",
      "text",
      " ",
      "\u00a0",
      "\t",
      "\u0000",
      "\ud800",
      "\udc00",
      "😀",
      "e\u0301",
      "\u2028",
      "\u000b",
    ],
  );
  const content = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((parts) => parts.join("")),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  );

  it.each(IMPORT_FORMATS)(
    "as %s is refused with a sentence or becomes a valid article",
    (format) => {
      fc.assert(
        fc.property(content, (text) => {
          try {
            const article = importArticle({ format, content: text });
            expectHarmless(article);
            expect(article.headline).not.toBe("");
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            expect(error.message).toMatch(/[.]$/);
          }
        }),
        { numRuns: 800 },
      );
    },
    60_000,
  );
});
