/**
 * A text with quotation marks, apostrophes, hyphens and dashes in one plain shape each, composed (NFC): what only printers
 * tell apart. Its length may differ from the text's.
 */
export function plainSigns(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[“”„‟«»‹›＂]/g, '"')
    .replace(/[‘’‚‛ʼ＇`´]/g, "'")
    .replace(/[‐‑–—]/g, "-");
}
