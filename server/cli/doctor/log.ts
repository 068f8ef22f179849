import type { Database } from "#db/database.ts";
import { eventsAfter } from "#db/queries/events.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type { Findings } from "./findings.ts";

const PAGE = 500;

/** An article's log up to event `last`, a page in memory at a time. What cannot be read is a finding and left out. */
export async function* readLog(
  database: Database,
  articleId: string,
  last: number,
  findings: Findings,
): AsyncGenerator<ReviewEvent> {
  let after = 0;
  let limit = PAGE;
  while (after < last) {
    let page: ReviewEvent[];
    try {
      page = await database.read((db) => eventsAfter(db, articleId, after, limit));
    } catch (error) {
      if (limit === 1) {
        findings.add(`Event ${after + 1} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
        after += 1;
      }
      // One at a time from here on, to find the one that cannot be read and still see the others.
      limit = 1;
      continue;
    }
    for (const event of page) if (event.seq <= last) yield event;
    const end = page.at(-1);
    if (end === undefined) return;
    after = end.seq;
  }
}
