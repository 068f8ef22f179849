import { basename } from "node:path";
import type { ImportFormat } from "#domain/article/import/import-format.ts";
import type { Omission } from "#domain/article/import/omission.ts";
import { readFileBytes } from "../api/upload.ts";
import type { NewArticle } from "../create-article.ts";
import { readInput } from "./input.ts";
import { printable, say } from "./output.ts";

type Fields = Pick<NewArticle, "headline" | "byline" | "language">;

const MEDIA_TYPES: Record<ImportFormat, string> = { text: "text/plain", markdown: "text/markdown", html: "text/html" };

/** Reads what is to be loaded. The kind of file is told by its name unless a format is given, as for standard input. */
export async function readRequest(file: string, fields: Fields, format: ImportFormat | undefined): Promise<NewArticle> {
  const bytes = await readInput(file);
  if (format === undefined) return readFileBytes(bytes, basename(file), "", fields);
  const name = file === "-" ? "" : basename(file);
  const request = readFileBytes(bytes, "", MEDIA_TYPES[format], fields);
  const { original } = request;
  return { ...request, fileName: name, ...(original && { original: { ...original, name } }) };
}

/** Says what of a file was left out. */
export function tellOmissions(file: string, omissions: readonly Omission[]): void {
  for (const { kind, excerpt, count } of omissions)
    say(`${nameOf(file)}: left out (${kind}): ${printable(excerpt)}${count > 1 ? `, ${count} times` : ""}`);
}

/** A file as it is called in sentences. */
export function nameOf(file: string): string {
  return file === "-" ? "standard input" : printable(file);
}
