import { Node } from "prosemirror-model";
import { eventById, eventsAfter } from "#db/queries/events.ts";
import { articleSchema } from "#domain/article/schema.ts";
import { applySteps, MAX_DRAFT_JSON, parseSteps } from "#domain/article/steps.ts";
import { AppError } from "#domain/errors.ts";
import type { Command, CommandOf } from "#domain/review/commands.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { runCommands } from "./commands.ts";
import type { NewArticle } from "./create-article.ts";
import { tookTextForHeadline } from "./draft-work.ts";
import { keepBytes, type OriginalFile, readBytes } from "./evidence.ts";
import type { StetHandle } from "./handle.ts";
import { type ImportedData, importSafely } from "./import-safely.ts";
import { knownArticle } from "./known-article.ts";
import type { Permit } from "./permissions.ts";

/**
 * Runs commands that put one new draft in, and keeps the file that it was made from: the log then says which file the
 * draft was. Throws `AppError`, also when the file gives another text than the draft has; then nothing has changed.
 */
export async function putInDraft(
  handle: StetHandle,
  permit: Permit<"article.write">,
  commands: readonly Command[],
  text: NewArticle,
): Promise<ReviewEvent[]> {
  const [redraft, ...more] = commands.filter((command) => command.kind === "article.redraft");
  if (!redraft || more.length > 0)
    throw new AppError("invalid_input", "A file goes with one new draft.", { field: "commands" });
  const { original } = text;
  if (!original) throw new Error("A draft's file without its bytes");
  // What was answered before is answered again, whatever became of the article since.
  if (!(await handle.database.read((db) => eventById(db, redraft.id)))) await checkFile(handle, permit, redraft, text);
  const sha256 = await keepBytes(handle.settings.dataDirectory, original.bytes);
  return runCommands(handle, permit, commands, { file: { ...original, sha256, commandId: redraft.id } });
}

/** The file that the draft of an event was made from. Throws `not_found` when there is none. */
export async function draftFile(
  { database, settings }: Pick<StetHandle, "database" | "settings">,
  { resource }: Permit<"article.read">,
  seq: number,
): Promise<OriginalFile & { bytes: Uint8Array<ArrayBuffer> }> {
  const [event] = await database.read((db) => eventsAfter(db, resource.articleId, seq - 1, 1));
  const file = event?.command.file;
  if (!file) throw new AppError("not_found", "No file was put in at this point.", { field: "seq" });
  return { ...file, bytes: await readBytes(settings.dataDirectory, file.sha256) };
}

async function checkFile(
  { database, documents }: StetHandle,
  { resource }: Permit<"article.write">,
  { version, steps }: CommandOf<"article.redraft">,
  text: NewArticle,
): Promise<void> {
  const { headline, before } = await database.read(async (db) => {
    const article = await knownArticle(db, resource.articleId);
    if (version > article.version)
      throw new AppError("version_conflict", "This was made on a text that is not there yet.", { field: "version" });
    return { headline: article.headline, before: await documents.past(db, resource.articleId, version) };
  });
  const { doc } = applySteps(before, parseSteps(steps, MAX_DRAFT_JSON));
  const read = await readDraft(text, before, headline);
  if (!Node.fromJSON(articleSchema, read.doc).eq(doc))
    throw new AppError("text_changed", "This file gives another text than the draft has. Compare it again.", {
      field: "file",
    });
}

/** The same text as the preview made of it. */
async function readDraft(text: NewArticle, before: Node, headline: string): Promise<ImportedData> {
  const read = await importSafely(text);
  return tookTextForHeadline(text, read, before, headline) ? importSafely({ ...text, headline }) : read;
}
