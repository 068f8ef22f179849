import { basename } from "node:path";
import { z } from "zod";
import { IMPORT_FORMATS, type ImportFormat } from "#domain/article/import/import-format.ts";
import { articleFields } from "#domain/review/commands.ts";
import { readFileBytes } from "../api/upload.ts";
import { type CreatedArticle, createArticle, type NewArticle } from "../create-article.ts";
import { authorize } from "../permissions.ts";
import { oneOf, readArguments, UsageError } from "./arguments.ts";
import { readInput } from "./input.ts";
import { memberActing, withNewsroom } from "./newsroom.ts";
import { print, printable, say, sentence } from "./output.ts";

const fieldsSchema = z.object({
  headline: articleFields.headline.optional(),
  byline: articleFields.byline.optional(),
  language: articleFields.language.optional(),
});
type Fields = z.infer<typeof fieldsSchema>;

const MEDIA_TYPES: Record<ImportFormat, string> = { text: "text/plain", markdown: "text/markdown", html: "text/html" };

/** `stet import`: goes on with the other files when one is refused, and answers false then. */
export async function importFiles(args: readonly string[]): Promise<boolean> {
  const { values, positionals: files } = readArguments(args, {
    email: { type: "string" },
    headline: { type: "string" },
    byline: { type: "string" },
    language: { type: "string" },
    format: { type: "string" },
  });
  const { email, format: wanted, ...given } = values;
  const format = wanted === undefined ? undefined : oneOf(wanted, IMPORT_FORMATS, "format");
  if (files.length === 0) throw new UsageError("FILE is missing.");
  if (files.includes("-") && format === undefined) throw new UsageError("Standard input needs --format.");
  if (files.filter((file) => file === "-").length > 1) throw new UsageError("Standard input can be read only once.");
  if (files.length > 1 && given.headline !== undefined) throw new UsageError("--headline goes with one FILE only.");
  const fields = fieldsSchema.parse(given);

  return withNewsroom(async (handle) => {
    const actor = await memberActing(handle, email);
    let complete = true;
    for (const file of files) {
      try {
        const request = requestOf(await readInput(file), file, fields, format);
        const article = await createArticle(handle, authorize(actor, "article.create", null), request);
        print(`${article.id}\t${article.headline}`);
        tellOmissions(file, article);
      } catch (error) {
        say(`${nameOf(file)}: ${sentence(error)}`);
        complete = false;
      }
    }
    return complete;
  });
}

/** What is to be loaded. The kind of file is told by its name unless a format is given, as for standard input. */
function requestOf(bytes: Uint8Array, file: string, fields: Fields, format: ImportFormat | undefined): NewArticle {
  if (format === undefined) return readFileBytes(bytes, basename(file), "", fields);
  const name = file === "-" ? "" : basename(file);
  const request = readFileBytes(bytes, "", MEDIA_TYPES[format], fields);
  const { original } = request;
  return { ...request, fileName: name, ...(original && { original: { ...original, name } }) };
}

function tellOmissions(file: string, { omissions }: CreatedArticle): void {
  for (const { kind, excerpt, count } of omissions)
    say(`${nameOf(file)}: left out (${kind}): ${printable(excerpt)}${count > 1 ? `, ${count} times` : ""}`);
}

function nameOf(file: string): string {
  return file === "-" ? "standard input" : printable(file);
}
