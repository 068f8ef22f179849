import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { REPORT_FORMATS } from "#domain/report/formats.ts";
import type { StetHandle } from "../handle.ts";
import { authorize } from "../permissions.ts";
import { writeReport } from "../reports.ts";
import { PREVIEW_POLICY } from "../security-headers.ts";
import { attachment } from "./attachment.ts";
import { type MemberCall, newRouter, problemAnswer } from "./openapi.ts";

const FORMATS = Object.keys(REPORT_FORMATS) as [keyof typeof REPORT_FORMATS];

const route = createRoute({
  method: "get",
  path: "/{id}/report",
  summary: "The checker's report as a file",
  request: {
    params: z.object({ id: z.uuid().lowercase() }),
    query: z.object({
      format: z.enum(FORMATS).default("html"),
      profile: z.enum(["full"]).default("full"),
      /** The language of the report's own words. */
      locale: z.enum(["en", "es"]).default("en"),
      /** `inline` shows the page in place of downloading it, for the preview. Only HTML. */
      view: z.enum(["download", "inline"]).default("download"),
      /** The export time to write down, UTC milliseconds, for reports that must come out the same. */
      at: z.coerce.number().int().min(0).max(8.64e15).optional(),
    }),
  },
  responses: { 200: { description: "The report." }, ...problemAnswer },
});

/** `GET /api/articles/{id}/report`: the checker's report. */
export function reportRouter(handle: StetHandle): OpenAPIHono<MemberCall> {
  return newRouter().openapi(route, async (context) => {
    const permit = authorize(context.var.actor, "report.read", { articleId: context.req.valid("param").id });
    const { format, view, at = Date.now(), ...rest } = context.req.valid("query");
    const report = await writeReport(handle, permit, format, { ...rest, at });
    if (view === "inline" && format === "html") {
      context.header("content-security-policy", PREVIEW_POLICY);
      context.header("x-frame-options", "SAMEORIGIN");
      return context.html(report.content);
    }
    return attachment(context, report.content, report.fileName, report.mediaType);
  });
}
