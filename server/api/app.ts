import type { OpenAPIHono } from "@hono/zod-openapi";
import type { StetHandle } from "../handle.ts";
import { articlesRouter } from "./articles.ts";
import { draftsRouter } from "./drafts.ts";
import { logRouter, streamRouter } from "./events.ts";
import { dress, limitBody, refuseOtherSites, requireContentType, requireMember } from "./guards.ts";
import { healthRouter } from "./health.ts";
import { meRouter } from "./me.ts";
import { methodsAt } from "./methods.ts";
import { DOCUMENT, newRouter, type OpenCall } from "./openapi.ts";
import { presenceRouter } from "./presence.ts";
import { noSuchCall, onError } from "./problem.ts";
import { reportRouter } from "./reports.ts";
import { sessionsRouter } from "./sessions.ts";
import { setupRouter } from "./setup.ts";

/** Every call under `/api`, as one Hono application over a handle. */
export function createApi(handle: StetHandle): OpenAPIHono<OpenCall> {
  const api = newRouter<OpenCall>();
  api.onError(onError);
  api.notFound((context) => noSuchCall(context, methodsAt(api, context.req.path)));
  api.use(
    dress(handle.settings),
    refuseOtherSites(handle.settings),
    requireMember(handle),
    requireContentType,
    limitBody(),
  );

  api.route("/api/health", healthRouter(handle));
  api.route("/api/setup", setupRouter(handle));
  api.route("/api/auth", sessionsRouter(handle));
  api.route("/api/me", meRouter(handle));
  api.route("/api/articles", articlesRouter(handle));
  api.route("/api/articles", draftsRouter(handle));
  api.route("/api/articles", logRouter(handle));
  api.route("/api/articles", presenceRouter(handle));
  api.route("/api/articles", reportRouter(handle));
  api.route("/api/events", streamRouter(handle));

  api.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  api.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "stet.session_token",
  });
  api.doc31("/api/openapi.json", DOCUMENT);
  return api;
}
