import { AppError } from "#domain/errors.ts";
import { hasText } from "./characters.ts";
import { nameBinary } from "./file-kinds.ts";

export { importFormatOf } from "./import-format.ts";

/** The largest file or pasted text, in bytes (10 MB). */
export const MAX_IMPORT_BYTES = 10 * 1024 * 1024;

export interface DecodedText {
  text: string;
  /** The WHATWG name of the encoding it was read as, for instance "utf-8" or "windows-1252". */
  encoding: string;
}

/** How far a page's own `<meta charset>` is looked for, in bytes. The standard says 1024; real pages are untidy. */
const META_BYTES = 4096;
const BOMS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

/**
 * Turns a file's bytes into text: byte order mark, then the declared charset (an HTTP header's), then a page's own
 * `meta`, then strict UTF-8, then UTF-16 by its looks, then windows-1252. A declaration that the bytes contradict is
 * passed over, and so is one for a single-byte charset when the bytes are valid UTF-8 beyond ASCII.
 * Throws `empty_file`, `too_large` or `unreadable_file`, the last naming what the file seems to be.
 */
export function decodeText(bytes: Uint8Array, declaredCharset?: string): DecodedText {
  if (bytes.length > MAX_IMPORT_BYTES)
    throw new AppError("too_large", "This file is larger than 10 MB; split it, or paste the article's text.", {
      field: "file",
    });
  if (bytes.length === 0) throw emptyFile();
  const kind = nameBinary(bytes);
  if (kind !== null) throw unreadable(`This file seems to be ${kind}, not text`);
  const decoded = decode(bytes, declaredCharset);
  if (looksBinary(decoded.text)) throw unreadable("This file does not look like text");
  if (!hasText(decoded.text)) throw emptyFile();
  return decoded;
}

function decode(bytes: Uint8Array, declaredCharset: string | undefined): DecodedText {
  const bom = BOMS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  if (bom !== undefined) return { text: read(bytes, bom.encoding, false) ?? "", encoding: bom.encoding };
  const utf8 = read(bytes, "utf-8", true);
  const isPlainAscii = utf8 !== null && utf8.length === bytes.length;
  for (const label of [declaredCharset, metaCharset(bytes)]) {
    const encoding = encodingOf(label);
    if (encoding === null) continue;
    const text = read(bytes, encoding, true);
    if (text === null || looksBinary(text)) continue;
    if (utf8 !== null && !isPlainAscii && !looksBinary(utf8)) return { text: utf8, encoding: "utf-8" };
    return { text, encoding };
  }
  if (utf8 !== null && !looksBinary(utf8)) return { text: utf8, encoding: "utf-8" };
  const wide = readWide(bytes);
  if (wide !== null) return wide;
  return { text: read(bytes, "windows-1252", false) ?? "", encoding: "windows-1252" };
}

function read(bytes: Uint8Array, encoding: string, strict: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: strict }).decode(bytes);
  } catch {
    return null;
  }
}

/** The standard's name for a charset label, or null when there is none. */
function encodingOf(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label.trim().replace(/^["']|["']$/g, "")).encoding;
  } catch {
    return null;
  }
}

/** What a page says of itself in `<meta>`. UTF-16 cannot be: the tag would not have been readable byte by byte. */
function metaCharset(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, META_BYTES));
  const label = /<meta\b[^<>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1];
  return label !== undefined && /^utf-?16/i.test(label) ? undefined : label;
}

/**
 * UTF-16 without a mark: the byte order in which many units are spaces and line feeds, which the other order turns into
 * rarities. Chinese text without either is not recognised.
 */
function readWide(bytes: Uint8Array): DecodedText | null {
  if (bytes.length % 2 !== 0) return null;
  const counts = { "utf-16le": 0, "utf-16be": 0 };
  const units = Math.min(bytes.length, 64 * 1024) / 2;
  for (let index = 0; index < units * 2; index += 2) {
    const [first, second] = [bytes[index], bytes[index + 1]];
    if (second === 0 && (first === 0x20 || first === 0x0a)) counts["utf-16le"] += 1;
    if (first === 0 && (second === 0x20 || second === 0x0a)) counts["utf-16be"] += 1;
  }
  const encoding = counts["utf-16le"] >= counts["utf-16be"] ? "utf-16le" : "utf-16be";
  const isShortLatin = counts[encoding] === 0 && units <= 64 && hasZeroHalf(bytes);
  if (counts[encoding] * 50 < units && isShortLatin === false) return null;
  for (const candidate of isShortLatin ? ["utf-16le", "utf-16be"] : [encoding]) {
    const text = read(bytes, candidate, true);
    if (text !== null && !looksBinary(text) && (!isShortLatin || /^[\u0020-\u024f]+$/.test(text)))
      return { text, encoding: candidate };
  }
  return null;
}

/** One word in UTF-16 has no space to tell by, but every other byte is zero. */
function hasZeroHalf(bytes: Uint8Array): boolean {
  return (
    bytes.every((byte, index) => index % 2 === 0 || byte === 0) ||
    bytes.every((byte, index) => index % 2 === 1 || byte === 0)
  );
}

/** More than a stray few control characters: no text. */
function looksBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u0084\u0086-\u009f]/g)?.length ?? 0;
  return controls > 4 && controls * 50 > text.length;
}

function emptyFile(): AppError {
  return new AppError("empty_file", "This file is empty; choose the file that holds the article.", { field: "file" });
}

function unreadable(finding: string): AppError {
  return new AppError("unreadable_file", `${finding}; save the article as .txt, .md or .html, or paste its text.`, {
    field: "file",
  });
}
