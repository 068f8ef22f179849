import { OpenAPIHono } from "@hono/zod-openapi";
import type { Actor } from "../actor.ts";

/** What every call carries. */
type CallVariables = {
  /** The id that the answer, the log and a problem report share. */
  requestId: string;
};

/** Calls that anybody may make. */
export type OpenCall = { Variables: CallVariables & { actor: Actor | null } };
/** Calls of signed-in members: all that are not on the list of open ones. */
export type MemberCall = { Variables: CallVariables & { actor: Actor } };

/** A router for one resource. Input that its schemas refuse becomes the one 400 problem. */
export function newRouter<Call extends OpenCall | MemberCall = MemberCall>(): OpenAPIHono<Call> {
  return new OpenAPIHono<Call>({
    defaultHook: (result) => {
      if (!result.success) throw result.error;
    },
  });
}
