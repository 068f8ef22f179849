const ONE_YEAR = 60 * 60 * 24 * 365;

/** Remembers a choice of this browser's. Not a secret: the server reads it to write the page in that language and theme. */
export function rememberPreference(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve.
  document.cookie = `${cookie}=${value}; path=/; max-age=${ONE_YEAR}; samesite=lax`;
}
