import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { IMPORT_FORMATS } from "#domain/article/import/import-article.ts";
import { AppError } from "#domain/errors.ts";
import { articleFields, commandSchema, commandsSchema, httpUrl } from "#domain/review/commands.ts";
import { articleFacts, bodyAt, listArticles, openArticle } from "../articles.ts";
import { runCommands } from "../commands.ts";
import { createArticle } from "../create-article.ts";
import { draftFile } from "../draft-files.ts";
import { readBytes } from "../evidence.ts";
import type { StetHandle } from "../handle.ts";
import { articleAt } from "../past.ts";
import { authorize } from "../permissions.ts";
import { attachment } from "./attachment.ts";
import {
  countInAddress,
  jsonAnswer,
  jsonBody,
  type MemberCall,
  newRouter,
  problemAnswer,
  refuseAsMeant,
} from "./openapi.ts";
import { readUpload, uploadSchema } from "./upload.ts";

export const articleId = z.object({ id: z.uuid().lowercase() });
const row = z.looseObject({ id: z.string() });
export const omission = z.object({ kind: z.string(), excerpt: z.string(), count: z.int() });
export const event = z.looseObject({ articleId: z.string(), seq: z.int(), id: z.string(), kind: z.string() });

export const pasteSchema = z.strictObject({
  format: z.enum(IMPORT_FORMATS),
  content: z.string(),
  headline: articleFields.headline.optional(),
  byline: articleFields.byline.optional(),
  language: articleFields.language.optional(),
  sourceUrl: httpUrl.optional(),
  deadline: z.int().optional(),
});

const list = createRoute({
  method: "get",
  path: "/",
  summary: "The articles, newest first",
  request: {
    query: z.object({
      query: z.string().max(200).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
  },
  responses: {
    200: jsonAnswer("One page.", z.object({ articles: z.array(row), next: z.string().nullable() })),
    ...problemAnswer,
  },
});

const create = createRoute({
  method: "post",
  path: "/",
  summary: "Load an article from text, Markdown or HTML, or from a file",
  request: {
    body: {
      // Required of two kinds would mean both at once.
      required: false,
      content: { "application/json": { schema: pasteSchema }, "multipart/form-data": { schema: uploadSchema } },
    },
  },
  responses: {
    201: jsonAnswer("The article, and what its import left out.", row.extend({ omissions: z.array(omission) })),
    ...problemAnswer,
  },
});

const read = createRoute({
  method: "get",
  path: "/{id}",
  summary:
    "An article with its body and all its rows, now or after an event of its log; or its body alone at a version",
  request: {
    params: articleId,
    query: z.object({ version: countInAddress.optional(), seq: countInAddress.optional() }),
  },
  responses: { 200: jsonAnswer("The article.", z.looseObject({ doc: z.looseObject({}) })), ...problemAnswer },
});

const original = createRoute({
  method: "get",
  path: "/{id}/original",
  summary: "The file or text an article was loaded from, byte for byte; or the file of the draft that an event put in",
  request: { params: articleId, query: z.object({ seq: countInAddress.optional() }) },
  responses: { 200: { description: "The bytes as they came." }, ...problemAnswer },
});

const command = createRoute({
  method: "post",
  path: "/{id}/commands",
  summary: "Run one command, or several as one transaction",
  request: {
    params: articleId,
    query: z.object({ after: countInAddress.optional() }),
    body: jsonBody(z.union([commandsSchema, commandSchema])),
  },
  responses: {
    200: jsonAnswer(
      "The events they became; given `after`, the log from there to them.",
      z.object({ events: z.array(event) }),
    ),
    ...problemAnswer,
  },
});

/** `/api/articles`: the list, loading, reading and commands. */
export function articlesRouter(handle: StetHandle): OpenAPIHono<MemberCall> {
  return newRouter()
    .openapi(list, async (context) => {
      const permit = authorize(context.var.actor, "article.list", null);
      return context.json({ ...(await listArticles(handle, permit, context.req.valid("query"))) }, 200);
    })
    .openapi(create, async (context) => {
      const permit = authorize(context.var.actor, "article.create", null);
      const isUpload = (context.req.header("content-type") ?? "").startsWith("multipart/");
      const request = isUpload
        ? await readUpload(uploadSchema.parse(context.req.valid("form")))
        : pasteSchema.parse(context.req.valid("json"));
      const article = await createArticle(handle, permit, request);
      context.header("location", `/articles/${article.id}`);
      return context.json({ ...article }, 201);
    })
    .openapi(read, async (context) => {
      const permit = authorize(context.var.actor, "article.read", { articleId: context.req.valid("param").id });
      const { version, seq } = context.req.valid("query");
      if (version !== undefined) return context.json({ version, doc: await bodyAt(handle, permit, version) }, 200);
      const opened = seq === undefined ? await openArticle(handle, permit) : await articleAt(handle, permit, seq);
      const { rows, doc, ...rest } = opened;
      return context.json({ ...rest, ...rows, doc: doc.toJSON() as Record<string, unknown> }, 200);
    })
    .openapi(original, async (context) => {
      const permit = authorize(context.var.actor, "article.read", { articleId: context.req.valid("param").id });
      const { seq } = context.req.valid("query");
      if (seq) {
        const { bytes, name, mediaType } = await draftFile(handle, permit, seq);
        return attachment(context, bytes, name, mediaType);
      }
      const facts = await articleFacts(handle, permit);
      if (!facts?.originalHash) throw new AppError("not_found", "There is no original of this article.");
      const bytes = await readBytes(handle.settings.dataDirectory, facts.originalHash);
      const mediaType = facts.originalType ?? "application/octet-stream";
      return attachment(context, bytes, facts.originalName || "original.txt", mediaType);
    })
    .openapi(
      command,
      async (context) => {
        const permit = authorize(context.var.actor, "article.write", { articleId: context.req.valid("param").id });
        const sent = context.req.valid("json");
        const { after } = context.req.valid("query");
        const events = await runCommands(handle, permit, Array.isArray(sent) ? sent : [sent], { after });
        return context.json({ events: events.map((one) => ({ ...one })) }, 200);
      },
      refuseAsMeant((body) => (Array.isArray(body) ? commandsSchema : commandSchema)),
    );
}
