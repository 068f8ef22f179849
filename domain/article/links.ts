/**
 * The one gate every link passes: import, paste, steps, citations and exports. Returns the normalised address when it
 * is plain `http` or `https`, otherwise null. Control characters and credentials in the address are refused.
 */
export function safeHref(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 2048) return null;
  const trimmed = value.trim();
  if (!/^https?:\/\//i.test(trimmed)) return null;
  try {
    const url = new URL(trimmed);
    if (url.username !== "" || url.password !== "" || url.hostname === "") return null;
    return url.href;
  } catch {
    return null;
  }
}
