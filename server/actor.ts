import { stet } from "./handle.ts";

/** What a member may do. Every role reads and writes articles today; `owner` is who set the newsroom up. */
export const ROLES = ["owner", "editor", "checker"] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking: one signed-in member, and by which door they came. */
export type Actor = {
  id: string;
  name: string;
  email: string;
  role: Role;
  via: "session" | "token";
  /** The session, or the token, that speaks for the member: one id a browser or script. */
  sessionId: string;
};

/** Who is asking, for pages (`await headers()` of next/headers is such `Headers`). Null when nobody is signed in. */
export function actorOf(headers: Headers): Promise<Actor | null> {
  return stet().actorOf(headers);
}
