import { eq, lt } from "drizzle-orm";
import type { Database } from "#db/database.ts";
import { rateLimit } from "#db/schema/accounts.ts";
import { newId } from "#domain/ids.ts";

/** So many attempts in so many seconds, counted from the first. */
type Rule = { window: number; max: number };

/**
 * Counts attempts to sign in where a restart does not forget them. One write each, so that attempts made at once are
 * counted one after another. (Better-auth's own counter reads and then inserts, and fails when two are first.)
 */
export function createAttempts(database: Database) {
  return {
    consume: (key: string, { window, max }: Rule) =>
      database.write(async (tx) => {
        const now = Date.now();
        const earliest = now - window * 1000;
        await tx.delete(rateLimit).where(lt(rateLimit.lastRequest, earliest));
        const [seen] = await tx.select().from(rateLimit).where(eq(rateLimit.key, key));
        if (seen === undefined) {
          await tx.insert(rateLimit).values({ id: newId(), key, count: 1, lastRequest: now });
          return { allowed: true, retryAfter: null };
        }
        if (seen.count >= max) {
          return { allowed: false, retryAfter: Math.max(1, Math.ceil((seen.lastRequest - earliest) / 1000)) };
        }
        await tx
          .update(rateLimit)
          .set({ count: seen.count + 1 })
          .where(eq(rateLimit.key, key));
        return { allowed: true, retryAfter: null };
      }),
  };
}
