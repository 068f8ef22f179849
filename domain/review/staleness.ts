/**
 * True when a claim no longer says what its verdict was given on. White space and the shape of quotation marks,
 * apostrophes, hyphens and dashes do not count; one changed digit does.
 */
export function isStale(judgedQuote: string, presentText: string): boolean {
  return judgedQuote !== presentText && plain(judgedQuote) !== plain(presentText);
}

function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[“”„‟«»‹›＂]/g, '"')
    .replace(/[‘’‚‛ʼ＇`´]/g, "'")
    .replace(/[‐‑–—]/g, "-")
    .replace(/[\u00AD\u200B\u2060]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
