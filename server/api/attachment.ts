import type { Context } from "hono";

/**
 * Answers with a file to keep. Nothing in it may act on our origin: it is never shown in place, its type is never
 * guessed, and a browser that shows it all the same does so in a sandbox.
 */
export function attachment(
  context: Context,
  content: string | Uint8Array<ArrayBuffer>,
  name: string,
  mediaType: string,
): Response {
  const plain = name.replace(/[^\w.-]+/g, "_").slice(0, 150);
  const full = encodeURIComponent(safeName(name)).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  context.header("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${full}`);
  context.header("content-type", /^text\/[^;]+$/.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType);
  context.header("x-content-type-options", "nosniff");
  return context.body(content, 200);
}

/** A name without folders, control and direction characters, and of a length that every file system takes. */
export function safeName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "")
    .replace(/^\.+/, "")
    .trim();
  return Array.from(clean).slice(0, 120).join("") || "file";
}
