import type { Env, Hono } from "hono";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** The methods by which something is done at an address; none when nothing is there. What reads can be asked by HEAD. */
export function methodsAt<Call extends Env>({ router }: Hono<Call>, path: string): string[] {
  return METHODS.filter((method) =>
    // Guards stand before every method; a call is registered for one.
    router.match(method, path)[0].some(([[, route]]) => route.method === method),
  ).flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
}
