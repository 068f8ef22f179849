import { describe, expect, it } from "vitest";
import { decodeText, importFormatOf, MAX_IMPORT_BYTES } from "./decode.ts";

const SAMPLE = "“Präsident” señaló — l’été déjà\nsegunda línea";
const utf8 = new TextEncoder().encode(SAMPLE);

function bytesOf(...codes: number[]): Uint8Array {
  return Uint8Array.from(codes);
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from([...text].map((character) => character.charCodeAt(0)));
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const source = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(source.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < source.length; index += 1)
    view.setUint16(index * 2, source.charCodeAt(index), littleEndian);
  return bytes;
}

describe("decodeText", () => {
  it.each([
    ["UTF-8", utf8, undefined, SAMPLE, "utf-8"],
    ["UTF-8 with a mark", bytesOf(0xef, 0xbb, 0xbf, ...utf8), undefined, SAMPLE, "utf-8"],
    ["UTF-8 that is declared Latin-1", utf8, "iso-8859-1", SAMPLE, "utf-8"],
    ["a mark against a declaration", utf16(SAMPLE, true, true), "utf-8", SAMPLE, "utf-16le"],
    ["UTF-16 big endian with a mark", utf16(SAMPLE, false, true), undefined, SAMPLE, "utf-16be"],
    ["UTF-16 without a mark", utf16(SAMPLE, true, false), undefined, SAMPLE, "utf-16le"],
    ["UTF-16 big endian without a mark", utf16(SAMPLE, false, false), undefined, SAMPLE, "utf-16be"],
    [
      "Cyrillic UTF-16 without a mark",
      utf16("Привет, это новый текст", true, false),
      undefined,
      "Привет, это новый текст",
      "utf-16le",
    ],
    ["one word in UTF-16", utf16("Hello", true, false), undefined, "Hello", "utf-16le"],
    ["Latin-1", latin1("Année déjà vue, señor"), undefined, "Année déjà vue, señor", "windows-1252"],
    [
      "smart quotes of Windows",
      bytesOf(0x93, 0x61, 0x94, 0x20, 0x96, 0x20, 0x80, 0x35),
      undefined,
      "“a” – €5",
      "windows-1252",
    ],
    ["a declared charset", bytesOf(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2), "windows-1251", "Привет", "windows-1251"],
    ["a charset nobody knows", utf8, "x-klingon", SAMPLE, "utf-8"],
    ["declared UTF-8 that is none", latin1("Année"), "utf-8", "Année", "windows-1252"],
    [
      "a page's own meta",
      latin1('<meta charset="iso-8859-2"><p>\u00b3'),
      undefined,
      '<meta charset="iso-8859-2"><p>ł',
      "iso-8859-2",
    ],
    [
      "an old meta",
      latin1("<meta http-equiv=content-type content='text/html; charset=koi8-r'>\u00f0"),
      undefined,
      "<meta http-equiv=content-type content='text/html; charset=koi8-r'>П",
      "koi8-r",
    ],
    ["plain ASCII", latin1("abc"), undefined, "abc", "utf-8"],
  ])("reads %s", (_name, bytes, declared, text, encoding) => {
    expect(decodeText(bytes, declared)).toEqual({ text, encoding });
  });

  it.each([
    ["a PDF", latin1("%PDF-1.7\n"), "a PDF"],
    ["a Word document", latin1("PK\u0003\u0004....word/document.xml"), "Word document"],
    ["a ZIP", latin1("PK\u0003\u0004...."), "ZIP"],
    ["a PNG", latin1("\u0089PNG\r\n\u001a\n"), "PNG"],
    ["a JPEG", bytesOf(0xff, 0xd8, 0xff, 0xe0), "JPEG"],
    ["an old Word file", bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), ".doc"],
    ["rich text", latin1("{\\rtf1 Hello}"), "RTF"],
    ["noise", Uint8Array.from({ length: 4001 }, (_, index) => (index * 7919) % 251), "does not look like text; save"],
    ["zeros", new Uint8Array(1000), "This file does not look like text; save"],
  ])("refuses %s and names it", (_name, bytes, words) => {
    expect(() => decodeText(bytes)).toThrow(
      expect.objectContaining({ code: "unreadable_file", message: expect.stringContaining(words) }),
    );
  });

  it("refuses what is empty, blank or too large", () => {
    expect(() => decodeText(new Uint8Array())).toThrow(expect.objectContaining({ code: "empty_file" }));
    expect(() => decodeText(latin1(" \r\n\t "))).toThrow(expect.objectContaining({ code: "empty_file" }));
    expect(() => decodeText(bytesOf(0xef, 0xbb, 0xbf))).toThrow(expect.objectContaining({ code: "empty_file" }));
    expect(() => decodeText(new Uint8Array(MAX_IMPORT_BYTES + 1))).toThrow(
      expect.objectContaining({ code: "too_large" }),
    );
  });

  it("lets a stray control character pass, for the import to report", () => {
    expect(decodeText(latin1("a\u0000b")).text).toBe("a\u0000b");
  });
});

describe("importFormatOf", () => {
  it.each([
    ["a.txt", undefined, "text"],
    ["A.TEXT", undefined, "text"],
    ["a.md", "text/plain", "markdown"],
    ["a.markdown", undefined, "markdown"],
    ["a.HTML", undefined, "html"],
    ["a.htm", undefined, "html"],
    ["a", "text/html; charset=utf-8", "html"],
    ["a.bin", "text/markdown", "markdown"],
  ] as const)("takes %s (%s) for %s", (name, type, format) => {
    expect(importFormatOf(name, type)).toBe(format);
  });

  it.each([
    ["a.docx", undefined],
    ["constructor", "toString"],
    ["a.constructor", undefined],
    ["", ""],
  ])("refuses %s (%s)", (name, type) => {
    expect(() => importFormatOf(name, type)).toThrow(expect.objectContaining({ code: "unsupported_media" }));
  });
});
