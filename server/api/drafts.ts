import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { VERDICTS } from "#domain/review/model.ts";
import { DRAFT_DOUBTS, DRAFT_OUTCOMES } from "#domain/review/redraft.ts";
import { putInDraft } from "../draft-files.ts";
import { compareAt, type DraftSource, previewDraft } from "../drafts.ts";
import type { StetHandle } from "../handle.ts";
import { logPoints } from "../past.ts";
import { authorize } from "../permissions.ts";
import { articleId, event, omission, pasteSchema } from "./articles.ts";
import { countInAddress, jsonAnswer, type MemberCall, newRouter, problemAnswer, refuseAsMeant } from "./openapi.ts";
import { draftFileSchema, readCommands, readUpload, uploadSchema } from "./upload.ts";

const range = z.object({ from: z.int(), to: z.int() });
const place = z.object({ id: z.string(), at: range.nullable(), stood: range.optional() });
const block = z.object({
  tag: z.string(),
  changed: z.boolean(),
  parts: z.array(z.object({ kind: z.enum(["same", "removed", "added"]), text: z.string() })),
});

const restoreSchema = z.strictObject({ seq: z.int().min(0) });
const textSchema = pasteSchema.omit({ sourceUrl: true, deadline: true });
const draftSchema = z.union([textSchema, restoreSchema]);

const preview = createRoute({
  method: "post",
  path: "/{id}/drafts",
  summary: "What a new draft would do to the article and to each claim; nothing is changed",
  description:
    "Takes the revised text as a call or a file, or a point of the log (`seq`) to go back to. To put it in, send the command " +
    "`article.redraft` with the `version`, `steps` and `places` of the answer, the places mended where they should be others, and with " +
    "`headline` and `byline` when those are to change too. Refused with `text_changed` when a claim has been put elsewhere since.",
  request: {
    params: articleId,
    body: {
      required: false,
      content: { "application/json": { schema: draftSchema }, "multipart/form-data": { schema: uploadSchema } },
    },
  },
  responses: {
    200: jsonAnswer(
      "What would happen. Claims in doubt come first.",
      z.looseObject({
        version: z.int(),
        seq: z.int(),
        doc: z.looseObject({}),
        imported: z.looseObject({ headline: z.string(), omissions: z.array(omission) }).nullable(),
        steps: z.array(z.looseObject({})),
        places: z.array(place),
        claims: z.array(
          z.looseObject({
            claimId: z.string(),
            number: z.int(),
            verdict: z.enum(VERDICTS),
            outcome: z.enum(DRAFT_OUTCOMES),
            doubt: z.enum(DRAFT_DOUBTS).nullable(),
            before: z.string(),
            after: z.string(),
            sentences: z.object({ before: z.string(), after: z.string() }).nullable(),
            judgedQuote: z.string(),
            spans: z.array(place.extend({ words: z.string() })),
          }),
        ),
        blocks: z.array(block),
      }),
    ),
    ...problemAnswer,
  },
});

const putIn = createRoute({
  method: "post",
  path: "/{id}/drafts/file",
  summary: "Put a new draft in together with the file that it was made from, which is kept byte for byte",
  description:
    "Takes the file and the fields beside it as they were sent for the preview, and as `commands` a JSON list of commands as " +
    "one sends them to `/commands`, with one `article.redraft`. Refused when the file gives another text than the draft.",
  request: {
    params: articleId,
    body: { required: true, content: { "multipart/form-data": { schema: draftFileSchema } } },
  },
  responses: { 200: jsonAnswer("The events they became.", z.object({ events: z.array(event) })), ...problemAnswer },
});

const versions = createRoute({
  method: "get",
  path: "/{id}/versions",
  summary: "The points of the article's log, in stretches of work, newest first",
  description:
    "A point is the article after event `seq`: `loaded`, the end of a stretch of `work`, or a new draft that came in (`draft`), was " +
    "taken back (`draft-back`) or put in again (`draft-again`). A stretch begins with event `first` and has as many `changes` as " +
    "changed anything but names; pauses of ten minutes, drafts and points that have a name part it.",
  request: { params: articleId },
  responses: {
    200: jsonAnswer("The points.", z.object({ points: z.array(z.looseObject({ seq: z.int(), kind: z.string() })) })),
    ...problemAnswer,
  },
});

const comparison = createRoute({
  method: "get",
  path: "/{id}/comparison",
  summary: "Two points of the log side by side, word by word",
  request: { params: articleId, query: z.object({ from: countInAddress, to: countInAddress }) },
  responses: { 200: jsonAnswer("The paragraphs.", z.object({ blocks: z.array(block) })), ...problemAnswer },
});

/** `/api/articles/{id}/drafts`, `/versions` and `/comparison`: the text as it would be, and as it was. */
export function draftsRouter(handle: StetHandle): OpenAPIHono<MemberCall> {
  return newRouter()
    .openapi(
      preview,
      async (context) => {
        const permit = authorize(context.var.actor, "article.read", { articleId: context.req.valid("param").id });
        const isUpload = (context.req.header("content-type") ?? "").startsWith("multipart/");
        const source: DraftSource = isUpload
          ? { text: await readUpload(uploadSchema.parse(context.req.valid("form"))) }
          : asSource(draftSchema.parse(context.req.valid("json")));
        return context.json({ ...(await previewDraft(handle, permit, source)) }, 200);
      },
      refuseAsMeant((body) =>
        typeof body === "object" && body !== null && "seq" in body ? restoreSchema : textSchema,
      ),
    )
    .openapi(putIn, async (context) => {
      const permit = authorize(context.var.actor, "article.write", { articleId: context.req.valid("param").id });
      const { commands, ...upload } = context.req.valid("form");
      const events = await putInDraft(handle, permit, readCommands(commands), await readUpload(upload));
      return context.json({ events: events.map((one) => ({ ...one })) }, 200);
    })
    .openapi(versions, async (context) => {
      const permit = authorize(context.var.actor, "article.read", { articleId: context.req.valid("param").id });
      return context.json({ points: (await logPoints(handle, permit)).map((one) => ({ ...one })) }, 200);
    })
    .openapi(comparison, async (context) => {
      const permit = authorize(context.var.actor, "article.read", { articleId: context.req.valid("param").id });
      const { from, to } = context.req.valid("query");
      const { blocks } = await compareAt(handle, permit, from, to);
      return context.json({ blocks }, 200);
    });
}

function asSource(body: z.infer<typeof draftSchema>): DraftSource {
  return "seq" in body ? { seq: body.seq } : { text: body };
}
