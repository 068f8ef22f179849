import type { OpenAPIHono } from "@hono/zod-openapi";
import type { StetHandle } from "../handle.ts";
import { newRouter, type OpenCall } from "./openapi.ts";

/** Every call under `/api`, as one Hono application over a handle. */
export function createApi(_handle: StetHandle): OpenAPIHono<OpenCall> {
  return newRouter<OpenCall>();
}
