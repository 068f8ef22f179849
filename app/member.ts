import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { hasAccounts } from "#server/accounts.ts";
import { type Actor, actorOf } from "#server/actor.ts";
import { stet } from "#server/handle.ts";

/** Who is asking; nobody is led to the sign-in page and back, and the very first visitor to the setup. */
export async function signedIn(path: string): Promise<Actor> {
  const actor = await actorOf(await headers());
  if (actor) return actor;
  if (!(await hasAccounts(stet().database))) redirect("/setup");
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}
