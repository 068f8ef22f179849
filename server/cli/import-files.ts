import { z } from "zod";
import { IMPORT_FORMATS } from "#domain/article/import/import-format.ts";
import { articleFields } from "#domain/review/commands.ts";
import { createArticle } from "../create-article.ts";
import { authorize } from "../permissions.ts";
import { oneOf, readArguments, UsageError } from "./arguments.ts";
import { nameOf, readRequest, tellOmissions } from "./file-request.ts";
import { memberActing, withNewsroom } from "./newsroom.ts";
import { print, say, sentence } from "./output.ts";

const fieldsSchema = z.object({
  headline: articleFields.headline.optional(),
  byline: articleFields.byline.optional(),
  language: articleFields.language.optional(),
});

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
        const request = await readRequest(file, fields, format);
        const article = await createArticle(handle, authorize(actor, "article.create", null), request);
        print(`${article.id}\t${article.headline}`);
        tellOmissions(file, article.omissions);
      } catch (error) {
        say(`${nameOf(file)}: ${sentence(error)}`);
        complete = false;
      }
    }
    return complete;
  });
}
