import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { headOfArticle } from "#db/queries/articles.ts";
import { eventsAfter, eventsOfClaim } from "#db/queries/events.ts";
import { AppError } from "#domain/errors.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { EVENTS_PER_ANSWER } from "../commands.ts";
import type { StetHandle } from "../handle.ts";
import { authorize, type Permit } from "../permissions.ts";
import { event } from "./articles.ts";
import { streamEvents } from "./event-stream.ts";
import { countInAddress, type MemberCall, newRouter, problemAnswer } from "./openapi.ts";

const id = z.uuid().lowercase();
const STREAM = "text/event-stream";
/** A browser follows the articles of its open tabs; more than this is no browser. */
const MOST_FOLLOWED = 64;

const page = z.object({ events: z.array(event), seq: z.int() });

const readLog = createRoute({
  method: "get",
  path: "/{id}/events",
  summary: "An article's log after an event, as pages of JSON or, asked for `text/event-stream`, as a stream",
  request: {
    params: z.object({ id }),
    query: z.object({ after: countInAddress.default(0), claim: id.optional() }),
  },
  responses: {
    200: {
      description: "The log, oldest first.",
      content: { "application/json": { schema: page }, [STREAM]: { schema: z.string() } },
    },
    ...problemAnswer,
  },
});

const numberInLog = ({ seq }: ReviewEvent) => String(seq);
const articleAndNumber = ({ articleId, seq }: ReviewEvent) => `${articleId}:${seq}`;

/** `GET /api/articles/{id}/events`: the log of one article. */
export function logRouter(handle: StetHandle): OpenAPIHono<MemberCall> {
  return newRouter().openapi(readLog, async (context) => {
    const permit = authorize(context.var.actor, "article.read", { articleId: context.req.valid("param").id });
    const { after, claim } = context.req.valid("query");
    const seq = await endOfLog(handle, permit);
    const { articleId } = permit.resource;
    if ((context.req.header("accept") ?? "").includes(STREAM)) {
      const resumed = countInAddress.safeParse(context.req.header("last-event-id") || undefined);
      const from = resumed.success ? resumed.data : after;
      return streamEvents(handle, context, new Map([[articleId, Math.min(from, seq)]]), numberInLog);
    }
    const events = await handle.database.read((db) =>
      claim === undefined
        ? eventsAfter(db, articleId, after, EVENTS_PER_ANSWER)
        : eventsOfClaim(db, articleId, claim, { seq: after, limit: EVENTS_PER_ANSWER }),
    );
    return context.json({ events: events.map((one) => ({ ...one })), seq }, 200);
  });
}

const cursors = z
  .string()
  .max(MOST_FOLLOWED * 64)
  .transform((text, context) => {
    const parsed = z
      .array(z.tuple([id, countInAddress]))
      .min(1)
      .max(MOST_FOLLOWED)
      .safeParse(text.split(",").map((cursor) => cursor.split(":")));
    if (parsed.success) return new Map(parsed.data);
    context.addIssue({ code: "custom", message: "Give articles and numbers as “id:number,id:number”." });
    return z.NEVER;
  });

const follow = createRoute({
  method: "get",
  path: "/",
  summary: "The logs of several articles as one stream, as a browser shares one among its tabs",
  request: { query: z.object({ after: cursors }) },
  responses: {
    200: { description: "One event a message.", content: { [STREAM]: { schema: z.string() } } },
    ...problemAnswer,
  },
});

/** `GET /api/events?after=id:number,…`: one stream for all open tabs; HTTP/1.1 allows a browser six connections. */
export function streamRouter(handle: StetHandle): OpenAPIHono<MemberCall> {
  return newRouter().openapi(follow, async (context) => {
    const asked = context.req.valid("query").after;
    const followed = new Map<string, number>();
    for (const [articleId, after] of asked) {
      const permit = authorize(context.var.actor, "article.read", { articleId });
      followed.set(articleId, Math.min(after, await endOfLog(handle, permit)));
    }
    return streamEvents(handle, context, followed, articleAndNumber);
  });
}

/** The number of the last event. Throws `not_found`. */
async function endOfLog({ database }: StetHandle, { resource }: Permit<"article.read">): Promise<number> {
  const head = await database.read((db) => headOfArticle(db, resource.articleId));
  if (!head) throw new AppError("not_found", "There is no such article.");
  return head.seq;
}
