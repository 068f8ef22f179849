import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createOwner, newMemberSchema } from "../accounts.ts";
import { type Actor, ROLES } from "../actor.ts";
import { logFault } from "../faults.ts";
import type { StetHandle } from "../handle.ts";
import { ensureSample } from "../sample.ts";
import { jsonAnswer, jsonBody, newRouter, type OpenCall, problemAnswer } from "./openapi.ts";

const setupSchema = newMemberSchema.extend({
  /** Asks for a sample article, half-checked, in this language. */
  sample: z.enum(["en", "es"]).optional(),
});

const route = createRoute({
  method: "post",
  path: "/",
  summary: "Make the owner's account, once, and sign in",
  security: [],
  request: { body: jsonBody(setupSchema) },
  responses: {
    201: jsonAnswer(
      "The owner, who is signed in now.",
      z.object({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        role: z.enum(ROLES),
        sampleId: z.string().nullable(),
      }),
    ),
    ...problemAnswer,
  },
});

/** `POST /api/setup`: the first visitor becomes the owner; everybody after gets `setup_done`. */
export function setupRouter(handle: StetHandle): OpenAPIHono<OpenCall> {
  const { database, auth } = handle;
  return newRouter<OpenCall>().openapi(route, async (context) => {
    const { sample, ...input } = context.req.valid("json");
    const owner = await createOwner(database, input);
    const { headers } = await auth.api.signInEmail({
      body: { email: input.email, password: input.password },
      headers: context.req.raw.headers,
      returnHeaders: true,
    });
    for (const cookie of headers.getSetCookie()) context.header("set-cookie", cookie, { append: true });
    const actor = { ...owner, via: "session", sessionId: owner.id } as const;
    const sampleId = sample === undefined ? null : await sampleOrNone(handle, actor, sample);
    return context.json({ ...owner, sampleId }, 201);
  });
}

/** The account is what matters: a sample that could not be made is logged, and the newsroom begins empty. */
async function sampleOrNone(handle: StetHandle, actor: Actor, locale: "en" | "es"): Promise<string | null> {
  try {
    return await ensureSample(handle, actor, locale);
  } catch (error) {
    logFault("sample article", error);
    return null;
  }
}
