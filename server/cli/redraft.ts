import { otherByline, otherHeadline } from "#domain/article/import/draft-headline.ts";
import { IMPORT_FORMATS } from "#domain/article/import/import-format.ts";
import { newId } from "#domain/ids.ts";
import { commandsSchema } from "#domain/review/commands.ts";
import { lossOf } from "#domain/review/draft-loss.ts";
import { DRAFT_OUTCOMES, type PreviewedClaim } from "#domain/review/redraft.ts";
import { runCommands } from "../commands.ts";
import { putInDraft } from "../draft-files.ts";
import { type DraftPreview, previewDraft } from "../drafts.ts";
import { authorize } from "../permissions.ts";
import { oneOf, readArguments, UsageError } from "./arguments.ts";
import { nameOf, readRequest, tellOmissions } from "./file-request.ts";
import { findArticle } from "./find-article.ts";
import { memberActing, withNewsroom } from "./newsroom.ts";
import { print, printable, say } from "./output.ts";

/** `stet redraft`: answers false when the draft was to be put in and was not, as something about it is in doubt. */
export async function redraft(args: readonly string[]): Promise<boolean> {
  const { values, positionals } = readArguments(args, {
    apply: { type: "boolean", default: false },
    "even-doubtful": { type: "boolean", default: false },
    name: { type: "string" },
    format: { type: "string" },
    email: { type: "string" },
  });
  const [wanted, file, ...more] = positionals;
  if (!wanted) throw new UsageError("ARTICLE is missing.");
  if (!file) throw new UsageError("FILE is missing.");
  if (more.length > 0) throw new UsageError("Only one FILE is taken.");
  const format = values.format === undefined ? undefined : oneOf(values.format, IMPORT_FORMATS, "format");
  if (file === "-" && format === undefined) throw new UsageError("Standard input needs --format.");
  if (values.name !== undefined && !values.apply) throw new UsageError("--name goes with --apply.");

  return withNewsroom(async (handle) => {
    const actor = await memberActing(handle, values.email);
    const articleId = await findArticle(handle, wanted);
    const text = await readRequest(file, {}, format);
    const preview = await previewDraft(handle, authorize(actor, "article.read", { articleId }), { text });
    tell(preview, file);
    if (!values.apply) return true;
    const doubt = values["even-doubtful"] ? null : doubtOf(preview);
    if (doubt !== null) {
      say(`Nothing was changed: ${doubt}. Look at the page of the new draft, or use --even-doubtful.`);
      return false;
    }
    const permit = authorize(actor, "article.write", { articleId });
    const commands = commandsOf(preview, values.name);
    // Where only headline or byline are others, there is no draft for the file to go with.
    if (preview.steps.length > 0) await putInDraft(handle, permit, commands, text);
    else await runCommands(handle, permit, commands);
    say("The draft was put in.");
    return true;
  });
}

/** Why somebody should look first; null when there is nothing that looks wrong. */
function doubtOf({ claims, blocks }: DraftPreview): string | null {
  const loss = lossOf(blocks, claims);
  const doubtful = claims.filter(({ doubt }) => doubt).length;
  const reasons = [
    ...(!loss?.paragraphs ? [] : [`this draft leaves out ${loss.paragraphs} of ${loss.paragraphsBefore} paragraphs`]),
    ...(doubtful === 0 ? [] : [`${doubtful} in doubt`]),
  ];
  return reasons.length === 0 ? null : reasons.join(", ");
}

function commandsOf(preview: DraftPreview, name: string | undefined) {
  const { version, steps, places } = preview;
  const headline = otherHeadline(preview.imported, preview.article);
  const byline = otherByline(preview.imported, preview.article);
  const fields = { ...(headline !== null && { headline }), ...(byline !== null && { byline }) };
  const isSame = steps.length === 0 && Object.keys(fields).length > 0;
  return commandsSchema.parse([
    isSame
      ? { id: newId(), kind: "article.describe", ...fields }
      : { id: newId(), kind: "article.redraft", version, steps, places, ...fields },
    ...(name === undefined ? [] : [{ id: newId(), kind: "version.name", versionId: newId(), name }]),
  ]);
}

function tell(preview: DraftPreview, file: string): void {
  const { claims, imported, steps } = preview;
  for (const claim of claims) print(lineOf(claim));
  const doubtful = claims.filter(({ doubt }) => doubt).length;
  const sure = claims.filter(({ doubt }) => !doubt);
  const totals = DRAFT_OUTCOMES.map((wanted) => `${sure.filter(({ outcome }) => outcome === wanted).length} ${wanted}`);
  print([`${claims.length} claims`, `${doubtful} in doubt`, ...totals].join(" · "));
  const turned = sure.filter(({ sentences }) => sentences !== null).length;
  if (turned > 0) say(`${turned} of them stand in a sentence of other words (~): read those sentences.`);
  if (steps.length === 0) say(`${nameOf(file)}: this is the text that is there already.`);
  if (imported) tellOmissions(file, imported.omissions);
  const headline = otherHeadline(imported, preview.article);
  if (headline !== null) say(`${nameOf(file)}: another headline: ${printable(headline)}`);
  const byline = otherByline(imported, preview.article);
  if (byline !== null) say(`${nameOf(file)}: another byline: ${printable(byline)}`);
}

/** “?” says that it is in doubt, “~” that its words stand in a sentence of other words. */
function lineOf({ number, outcome, doubt, sentences, before, after, spans }: PreviewedClaim): string {
  const was = before || spans.map(({ words }) => words).join(" … ");
  const sign = doubt ? "?" : sentences === null ? "" : "~";
  return [number, outcome + sign, oneLine(was), oneLine(after)].join("\t");
}

function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, " "));
}
