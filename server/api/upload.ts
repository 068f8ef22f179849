import { z } from "@hono/zod-openapi";
import { decodeText, importFormatOf, MAX_IMPORT_BYTES } from "#domain/article/import/decode.ts";
import { AppError } from "#domain/errors.ts";
import { articleFields, type Command, commandsSchema } from "#domain/review/commands.ts";
import type { NewArticle } from "../create-article.ts";
import { safeName } from "./attachment.ts";

/** A form that was left empty is a field that was left out. */
const optionally = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const uploadSchema = z.strictObject({
  file: z.instanceof(File, { message: "Choose a file." }).openapi({ type: "string", format: "binary" }),
  headline: optionally(articleFields.headline),
  byline: optionally(articleFields.byline),
  language: optionally(articleFields.language),
});

/** A new draft's file, and the commands that put the draft in, as JSON. */
export const draftFileSchema = uploadSchema.extend({ commands: z.string() });

/** Reads the commands of such a form. Throws `AppError`, or `ZodError` at `commands.0.…`. */
export function readCommands(commands: string): Command[] {
  let sent: unknown;
  try {
    sent = JSON.parse(commands);
  } catch (cause) {
    throw new AppError("invalid_json", "The commands are not valid JSON.", { field: "commands", cause });
  }
  return z.object({ commands: commandsSchema }).parse({ commands: sent }).commands;
}

/** Reads an uploaded file: its kind by its name, its characters by what its bytes say. Throws `AppError`. */
export async function readUpload({ file, ...fields }: z.infer<typeof uploadSchema>): Promise<NewArticle> {
  if (file.size > MAX_IMPORT_BYTES)
    throw new AppError("too_large", "This file is over 10 MB. Load it in parts.", { field: "file" });
  return readFileBytes(new Uint8Array(await file.arrayBuffer()), file.name, file.type, fields);
}

/** The same for bytes that are at hand, for instance from the command line. */
export function readFileBytes(
  bytes: Uint8Array,
  fileName: string,
  declaredType: string,
  fields: Pick<NewArticle, "headline" | "byline" | "language">,
): NewArticle {
  const format = importFormatOf(fileName, declaredType);
  const charset = /charset="?([^";\s]+)/i.exec(declaredType)?.[1];
  const { text, encoding } = decodeText(bytes, charset);
  const mediaType = { text: "text/plain", markdown: "text/markdown", html: "text/html" }[format];
  const name = safeName(fileName);
  return { ...fields, format, content: text, fileName: name, original: { bytes, name, mediaType, encoding } };
}
