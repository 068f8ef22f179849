import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { Actor } from "../actor.ts";
import { problemSchema } from "./problem.ts";

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

type Checked = { target: string; success: boolean; data?: unknown; error?: z.ZodError };

/** Refuses a JSON body of several kinds by the kind that was meant: “none of them” would not say which field is at fault. */
export function refuseAsMeant(meant: (body: unknown) => z.ZodType): (result: Checked) => undefined {
  return (result) => {
    if (result.success) return;
    throw (result.target === "json" ? meant(result.data).safeParse(result.data).error : undefined) ?? result.error;
  };
}

/** A whole number from 0 in an address: in digits, nothing else that might be read as a number. */
export const countInAddress = z.preprocess(
  (value) => (typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value),
  z.int().min(0),
);

/** A JSON body. Always required: a body the document calls optional is not checked when its type is another. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } } as const;
}

/** An answer in JSON. */
export function jsonAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } } as const;
}

/** What any call may answer instead, for a route's `responses`. */
export const problemAnswer = {
  default: {
    description: "What went wrong, as RFC 9457 has it; `code` is stable.",
    content: { "application/problem+json": { schema: problemSchema } },
  },
} as const;

const security: Record<string, string[]>[] = [{ session: [] }, { token: [] }];

/** The document that describes the API, made from the schemas that check it. */
export const DOCUMENT = {
  openapi: "3.1.0",
  info: {
    title: "Stet",
    version: "1",
    description: "Calls of a browser carry its session cookie, calls of a script `Authorization: Bearer <token>`.",
  },
  security,
};
