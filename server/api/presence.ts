import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { headOfArticle } from "#db/queries/articles.ts";
import { AppError } from "#domain/errors.ts";
import { MODES } from "#domain/review/presence.ts";
import type { Actor } from "../actor.ts";
import type { StetHandle } from "../handle.ts";
import { authorize } from "../permissions.ts";
import type { TabOwner } from "../presence.ts";
import { countInAddress, jsonBody, type MemberCall, newRouter, problemAnswer } from "./openapi.ts";

const id = z.uuid().lowercase();
const number = z.int().min(0);
/** A ProseMirror position; no article is as long as that. */
const position = z.int().min(0).max(100_000_000);
const oneTab = z.object({ id, tab: id });
const nothing = { 204: { description: "Taken note of." }, ...problemAnswer };

const tellSchema = z.strictObject({
  turn: number,
  caret: z.strictObject({ version: number, anchor: position, head: position }).nullable(),
  claimId: id.nullable(),
  mode: z.enum(MODES),
});

const tell = createRoute({
  method: "put",
  path: "/{id}/presence/{tab}",
  summary:
    "Say that one has the article open, and where one is in it; again every 15 seconds, with a higher `turn` each time",
  description:
    "Nobody stores it. Others hear of it from the event stream, in messages named `presence` that carry no id.",
  request: { params: oneTab, body: jsonBody(tellSchema) },
  responses: nothing,
});

const leave = createRoute({
  method: "delete",
  path: "/{id}/presence/{tab}",
  summary: "Say that one has closed the article",
  request: { params: oneTab, query: z.object({ turn: countInAddress }) },
  responses: nothing,
});

/** `/api/articles/{id}/presence/{tab}`: who is there. The person is who calls; only the tab's name is the caller's. */
export function presenceRouter(handle: StetHandle): OpenAPIHono<MemberCall> {
  return newRouter()
    .openapi(tell, async (context) => {
      const { id: articleId, tab } = context.req.valid("param");
      const { actor } = context.var;
      const permit = authorize(actor, "article.read", { articleId });
      const head = await handle.database.read((db) => headOfArticle(db, permit.resource.articleId));
      if (!head) throw new AppError("not_found", "There is no such article.");
      const { turn, ...own } = context.req.valid("json");
      if (own.caret && own.caret.version > head.version)
        throw new AppError("version_conflict", "This place is in a text that is not there yet.", {
          field: "caret.version",
        });
      if (!handle.presence.tell(articleId, ownerOf(actor), { tab, turn }, own))
        throw new AppError("rate_limited", "Too many have this article open for all of them to be shown.");
      return context.body(null, 204);
    })
    .openapi(leave, (context) => {
      const { id: articleId, tab } = context.req.valid("param");
      const { actor } = context.var;
      authorize(actor, "article.read", { articleId });
      handle.presence.leave(articleId, ownerOf(actor), { tab, turn: context.req.valid("query").turn });
      return context.body(null, 204);
    });
}

function ownerOf({ id: personId, name, sessionId }: Actor): TabOwner {
  return { person: { id: personId, name }, sessionId };
}
