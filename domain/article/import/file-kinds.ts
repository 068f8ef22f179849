interface FileKind {
  /** The bytes, as Latin-1, that a file of this kind has at `offset`. */
  magic: string;
  offset?: number;
  name: string;
}

const KINDS: readonly FileKind[] = [
  { magic: "%PDF-", name: "a PDF" },
  { magic: "{\\rtf", name: "a rich text (RTF) document" },
  { magic: "\u0089PNG\r\n", name: "a PNG image" },
  { magic: "\u00ff\u00d8\u00ff", name: "a JPEG image" },
  { magic: "GIF87a", name: "a GIF image" },
  { magic: "GIF89a", name: "a GIF image" },
  { magic: "WEBP", offset: 8, name: "a WebP image" },
  { magic: "II*\u0000", name: "a TIFF image" },
  { magic: "MM\u0000*", name: "a TIFF image" },
  { magic: "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", name: "an old Office document (.doc, .xls)" },
  { magic: "\u001f\u008b", name: "a gzip archive" },
  { magic: "7z\u00bc\u00af", name: "a 7-Zip archive" },
  { magic: "Rar!\u001a", name: "a RAR archive" },
  { magic: "ftyp", offset: 4, name: "a video or audio file" },
  { magic: "ID3\u0003", name: "an MP3 file" },
  { magic: "ID3\u0004", name: "an MP3 file" },
  { magic: "OggS\u0000", name: "an audio file" },
  { magic: "\u007fELF", name: "a program" },
  { magic: "SQLite format 3\u0000", name: "a database" },
  { magic: "bplist0", name: "an Apple property list" },
];

/** What a file that is no text seems to be ("a PDF"), by its first bytes; null when they tell nothing. */
export function nameBinary(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) return nameArchive(head);
  const kind = KINDS.find(({ magic, offset = 0 }) => head.startsWith(magic, offset));
  if (kind !== undefined) return kind.name;
  return head.startsWith("MZ") && head.includes("\u0000") ? "a program" : null;
}

function nameArchive(head: string): string {
  if (head.includes("word/")) return "a Word document (.docx)";
  if (head.includes("xl/")) return "an Excel workbook (.xlsx)";
  if (head.includes("ppt/")) return "a PowerPoint presentation (.pptx)";
  if (head.includes("opendocument.text")) return "an OpenDocument text (.odt)";
  if (head.includes("epub+zip")) return "an e-book (.epub)";
  if (head.includes("[Content_Types].xml")) return "an Office document (.docx or similar)";
  return "a ZIP archive";
}
