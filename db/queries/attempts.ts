import { eq, lt, sql } from "drizzle-orm";
import type { Writer } from "../database.ts";
import { rateLimit } from "../schema/accounts.ts";

/** Forgets what began before a time, UTC milliseconds. */
export async function forgetAttempts(tx: Writer, before: number): Promise<void> {
  await tx.delete(rateLimit).where(lt(rateLimit.lastRequest, before));
}

/** How often something was tried, and when it began; undefined when it was not tried yet. */
export async function attemptsOf(tx: Writer, key: string): Promise<{ count: number; since: number } | undefined> {
  const [seen] = await tx
    .select({ count: rateLimit.count, since: rateLimit.lastRequest })
    .from(rateLimit)
    .where(eq(rateLimit.key, key));
  return seen;
}

/** Counts one more; the first one sets when it began. */
export async function countAttempt(tx: Writer, id: string, key: string, at: number): Promise<void> {
  await tx
    .insert(rateLimit)
    .values({ id, key, count: 1, lastRequest: at })
    .onConflictDoUpdate({ target: rateLimit.key, set: { count: sql`${rateLimit.count} + 1` } });
}
