import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { nameSchema, renameMember } from "../accounts.ts";
import { ROLES } from "../actor.ts";
import type { StetHandle } from "../handle.ts";
import { jsonAnswer, jsonBody, type MemberCall, newRouter, problemAnswer } from "./openapi.ts";

const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  via: z.enum(["session", "token"]),
});

const readMe = createRoute({
  method: "get",
  path: "/",
  summary: "Who is asking",
  responses: { 200: jsonAnswer("The member who is signed in.", meSchema), ...problemAnswer },
});

const changeMe = createRoute({
  method: "patch",
  path: "/",
  summary: "Change one's own name",
  request: { body: jsonBody(z.strictObject({ name: nameSchema })) },
  responses: { 200: jsonAnswer("The member, renamed.", meSchema), ...problemAnswer },
});

/** `/api/me`: the member's own account. */
export function meRouter({ database, forgetActors }: StetHandle): OpenAPIHono<MemberCall> {
  return newRouter()
    .openapi(readMe, (context) => {
      const { sessionId: _, ...me } = context.var.actor;
      return context.json(me, 200);
    })
    .openapi(changeMe, async (context) => {
      const { sessionId: _, ...me } = context.var.actor;
      const { name } = context.req.valid("json");
      await renameMember(database, me.id, name);
      forgetActors();
      return context.json({ ...me, name }, 200);
    });
}
