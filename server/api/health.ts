import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { StetHandle } from "../handle.ts";
import { VERSION } from "../version.ts";
import { jsonAnswer, newRouter, type OpenCall } from "./openapi.ts";

const healthSchema = z.object({
  status: z.enum(["ok", "unavailable"]),
  version: z.string(),
  database: z.object({ ok: z.boolean(), code: z.string().optional() }),
});

const route = createRoute({
  method: "get",
  path: "/",
  summary: "Whether Stet runs and takes work",
  security: [],
  responses: {
    200: jsonAnswer("Stet runs.", healthSchema),
    503: jsonAnswer("Stet runs, and its database takes no work.", healthSchema),
  },
});

/** `GET /api/health`, for monitors and for the start script. Says nothing about the newsroom or the machine. */
export function healthRouter({ database }: StetHandle): OpenAPIHono<OpenCall> {
  return newRouter<OpenCall>().openapi(route, (context) => {
    const state = database.state();
    if (state.ok) return context.json({ status: "ok" as const, version: VERSION, database: { ok: true } }, 200);
    const refused = { ok: false, code: state.code };
    return context.json({ status: "unavailable" as const, version: VERSION, database: refused }, 503);
  });
}
