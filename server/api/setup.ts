import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createOwner, newMemberSchema } from "../accounts.ts";
import { ROLES } from "../actor.ts";
import type { StetHandle } from "../handle.ts";
import { jsonAnswer, jsonBody, newRouter, type OpenCall, problemAnswer } from "./openapi.ts";

const route = createRoute({
  method: "post",
  path: "/",
  summary: "Make the owner's account, once, and sign in",
  security: [],
  request: { body: jsonBody(newMemberSchema) },
  responses: {
    201: jsonAnswer(
      "The owner, who is signed in now.",
      z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(ROLES) }),
    ),
    ...problemAnswer,
  },
});

/** `POST /api/setup`: the first visitor becomes the owner; everybody after gets `setup_done`. */
export function setupRouter({ database, auth }: StetHandle): OpenAPIHono<OpenCall> {
  return newRouter<OpenCall>().openapi(route, async (context) => {
    const input = context.req.valid("json");
    const owner = await createOwner(database, input);
    const { headers } = await auth.api.signInEmail({
      body: { email: input.email, password: input.password },
      headers: context.req.raw.headers,
      returnHeaders: true,
    });
    for (const cookie of headers.getSetCookie()) context.header("set-cookie", cookie, { append: true });
    return context.json(owner, 201);
  });
}
