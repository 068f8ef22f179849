import { AppError } from "#domain/errors.ts";

/** What an article can be made from. */
export const IMPORT_FORMATS = ["text", "markdown", "html"] as const;

export type ImportFormat = (typeof IMPORT_FORMATS)[number];

const BY_EXTENSION: Readonly<Record<string, ImportFormat>> = {
  ...{ txt: "text", text: "text", md: "markdown", markdown: "markdown", html: "html", htm: "html" },
};

const BY_MEDIA_TYPE: Readonly<Record<string, ImportFormat>> = {
  "text/plain": "text",
  "text/markdown": "markdown",
  "text/x-markdown": "markdown",
  "text/html": "html",
  "application/xhtml+xml": "html",
};

/**
 * The format of an uploaded file, by its name and, where the name does not say, by its media type (parameters allowed).
 * Throws `unsupported_media` for anything else.
 */
export function importFormatOf(fileName: string, mediaType?: string): ImportFormat {
  const extension = /\.([a-z0-9]+)\s*$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const type = mediaType?.split(";")[0]?.trim().toLowerCase() ?? "";
  const format = Object.hasOwn(BY_EXTENSION, extension)
    ? BY_EXTENSION[extension]
    : Object.hasOwn(BY_MEDIA_TYPE, type)
      ? BY_MEDIA_TYPE[type]
      : undefined;
  if (format !== undefined) return format;
  throw new AppError(
    "unsupported_media",
    "Only text (.txt), Markdown (.md) and HTML (.html) files can be imported; save the article as one of these.",
    { field: "file" },
  );
}
