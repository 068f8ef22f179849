import { z } from "zod";
import { hasText } from "../article/import/characters.ts";
import { isLanguageTag } from "../article/language-tag.ts";
import { safeHref } from "../article/links.ts";
import { isName, isOneLine, isShallow, isStorable } from "../article/steps.ts";
import { CSL_TYPES, LIMITS, LOCATOR_LABELS, SOURCE_TYPES, STANCES, VERDICTS } from "./model.ts";

/**
 * Everything that can be asked of an article, as schemas at the door. A command's `id` is made by the sender and makes
 * the command idempotent. The browser's code uses only the types, so that zod is not sent to it. Sentences that hold for
 * any field (missing, no number, no UUID…) are the door's: `server/api/input-sentences.ts`.
 */

const id = z.uuid().lowercase();
/** Text without control characters and lone surrogates: SQLite would change its length, XML could not carry it. */
const text = (longest: number) =>
  z
    .string()
    .max(longest, `At most ${longest.toLocaleString("en")} characters fit here.`)
    .refine(isStorable, "This text has characters that cannot be kept.");
const someText = (longest: number) => text(longest).refine(hasText, "Write something first.");
const versionName = someText(LIMITS.versionName).refine(
  isName,
  "A name is one line, without signs that turn the direction of writing.",
);
const oneOf = <const Choice extends string>(what: string, choices: readonly Choice[]) =>
  z.enum(choices, `${what} is ${OR.format(choices)}.`);
const OR = new Intl.ListFormat("en-GB", { type: "disjunction" });
const verdict = oneOf("A verdict", VERDICTS);
const position = z.int().min(0);
const version = z.int().min(0);

export const httpUrl = z
  .string()
  .max(LIMITS.url)
  .refine((value) => safeHref(value) !== null, "Only addresses that begin with http:// or https:// are taken.");

const DAY = "A day is written like 2024-06-19, or left empty.";
const calendarDay = z.union([z.literal(""), z.iso.date(DAY)], DAY);

const place = { from: position, to: position, quote: text(LIMITS.quote) };
const span = z.strictObject({ id, ...place });
const step = z.looseObject({ stepType: z.string() }).refine(isShallow, "This step is nested too deeply.");
const range = z.strictObject({ from: position, to: position });
/**
 * Where a place of a claim, or of a correction, stands in a new draft; null when its text is gone from it. `stood`: where it
 * stood in the old one when that was decided; if it has been put elsewhere since, the draft is refused.
 */
const draftPlace = z.strictObject({ id, at: range.nullable(), stood: range.optional() });
const spans = z.array(span).min(1).max(LIMITS.spansPerClaim);

const cslName = z
  .strictObject({ family: text(300), given: text(300), literal: text(300) })
  .partial()
  .refine((name) => (name.family ?? name.given ?? name.literal ?? "") !== "", "A name needs at least one part.");

/** A date as exactly as it is known: a year, perhaps a month, perhaps a day. */
const dateParts = z
  .array(z.int().min(-9999).max(9999))
  .min(1)
  .max(3)
  .refine(([, month = 1]) => month >= 1 && month <= 12, {
    path: [1],
    message: "A month is a number from 1 to 12.",
    abort: true,
  })
  .refine(([year = 0, month = 1, day = 1]) => day >= 1 && day <= daysIn(year, month), {
    path: [2],
    message: "That month has no such day.",
  });

/** How many days a month has. The calendar repeats every 400 years, and `Date` takes years below 100 for others. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

const cslDate = z.strictObject({ "date-parts": z.array(dateParts).min(1).max(2) });

export const cslItem = z
  .strictObject({
    id,
    type: oneOf("A kind of source", CSL_TYPES),
    title: text(LIMITS.field).optional(),
    author: z.array(cslName).max(100).optional(),
    issued: cslDate.optional(),
    URL: httpUrl.optional(),
    DOI: text(300).optional(),
    publisher: text(LIMITS.field).optional(),
    "container-title": text(LIMITS.field).optional(),
    volume: text(100).optional(),
    issue: text(100).optional(),
    page: text(100).optional(),
    language: text(35).optional(),
  })
  .refine((item) => hasText(item.title ?? "") || item.URL !== undefined, {
    message: "A source needs a title or an address.",
    path: ["title"],
  });

const source = z.strictObject({ id, type: oneOf("A source", SOURCE_TYPES), csl: cslItem });
const citation = {
  stance: oneOf("A stance", STANCES),
  locatorLabel: oneOf("A place in a source", LOCATOR_LABELS),
  locator: text(LIMITS.locator),
  passage: text(LIMITS.passage),
  accessed: calendarDay,
  note: text(LIMITS.note),
};

const languageTag = z.string().max(35).refine(isLanguageTag, "This is no language code, such as “es” or “en-GB”.");

/** Fields of the article that are not its body. */
export const articleFields = {
  headline: someText(LIMITS.headline),
  byline: text(LIMITS.byline),
  language: languageTag,
  sourceUrl: httpUrl.nullable(),
  deadline: z.int().nullable(),
};

function command<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
  return z.strictObject({ id, kind: z.literal(kind), ...shape });
}

const NO_COMMAND = "A command is an object with an id, a kind and the fields of that kind.";

export const commandSchema = z.discriminatedUnion(
  "kind",
  [
    command("article.edit", {
      version,
      steps: z.array(step).min(1).max(LIMITS.stepsPerCommand),
    }),
    command("article.redraft", {
      version,
      steps: z.array(step).min(1, "This draft is the text that is there already.").max(LIMITS.stepsPerDraft),
      places: z.array(draftPlace).max(LIMITS.placesPerDraft),
      restores: z.int().min(0).optional(),
      /** The article's other headline, when the draft has one. */
      headline: someText(LIMITS.headline).optional(),
      /** Likewise. */
      byline: text(LIMITS.byline).optional(),
    }),
    command("event.undo", { eventId: id }),
    command("article.describe", { ...z.object(articleFields).partial().shape }),
    command("claim.create", { claimId: id, version, spans, verdict: verdict.default("needs-source") }),
    command("claim.setVerdict", {
      claimId: id,
      verdict,
      version: version.optional(),
      /** The claim's text as its giver saw it; without it, what its places of today held at `version`. */
      quote: text(LIMITS.quote * LIMITS.spansPerClaim).optional(),
    }),
    command("claim.addSpans", { claimId: id, version, spans }),
    command("claim.changeSpan", { claimId: id, version, span }),
    command("claim.removeSpan", { claimId: id, spanId: id }),
    command("claim.remove", { claimId: id }),
    command("claim.restore", { claimId: id }),
    command("source.change", { source }),
    command("citation.add", { citationId: id, claimId: id, sourceId: id, source: source.optional(), ...citation }),
    command("citation.change", { citationId: id, ...citation }),
    command("citation.remove", { citationId: id }),
    command("thread.start", { threadId: id, commentId: id, claimId: id.nullable(), body: someText(LIMITS.comment) }),
    command("thread.resolve", { threadId: id }),
    command("thread.reopen", { threadId: id }),
    command("comment.add", { commentId: id, threadId: id, body: someText(LIMITS.comment) }),
    command("comment.edit", { commentId: id, body: someText(LIMITS.comment) }),
    command("comment.delete", { commentId: id }),
    command("correction.propose", {
      correctionId: id,
      claimId: id,
      version,
      place: z.strictObject(place),
      replacement: text(LIMITS.quote).refine(isOneLine, "A correction stays within its paragraph: no line breaks."),
      reason: someText(LIMITS.note),
      sourceId: id.nullable(),
    }),
    command("correction.accept", { correctionId: id, quote: text(LIMITS.quote), note: text(LIMITS.note) }),
    command("correction.decline", { correctionId: id, note: someText(LIMITS.note) }),
    command("correction.withdraw", { correctionId: id }),
    command("version.name", { versionId: id, name: versionName, seq: z.int().min(0).optional() }),
    command("version.rename", { versionId: id, name: versionName }),
    command("version.forget", { versionId: id }),
  ],
  { error: ({ code }: { code?: string }) => (code === "invalid_type" ? NO_COMMAND : undefined) },
);

/** Several commands, done as one. */
export const commandsSchema = z
  .array(commandSchema)
  .min(1, "Send at least one command.")
  .max(LIMITS.commandsPerCall, `At most ${LIMITS.commandsPerCall} commands are taken at once.`);

export type Command = z.infer<typeof commandSchema>;
export type CommandKind = Command["kind"];
export type CommandOf<Kind extends CommandKind> = Extract<Command, { kind: Kind }>;
export type SpanInput = z.infer<typeof span>;
export type DraftPlace = z.infer<typeof draftPlace>;
/** A step as JSON, as it was sent. */
export type StepInput = z.infer<typeof step>;
