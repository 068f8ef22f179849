import type { Database } from "#db/database.ts";
import { attemptsOf, countAttempt, forgetAttempts } from "#db/queries/attempts.ts";
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
        await forgetAttempts(tx, earliest);
        const seen = await attemptsOf(tx, key);
        if (seen && seen.count >= max)
          return { allowed: false, retryAfter: Math.max(1, Math.ceil((seen.since - earliest) / 1000)) };
        await countAttempt(tx, newId(), key, now);
        return { allowed: true, retryAfter: null };
      }),
  };
}
