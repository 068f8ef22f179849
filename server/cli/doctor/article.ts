import type { Database } from "#db/database.ts";
import { storedArticle } from "#db/queries/articles.ts";
import { claimStatesOf } from "#db/queries/claim-states.ts";
import { evidenceOf } from "#db/queries/evidence.ts";
import { reviewRows } from "#db/queries/review-rows.ts";
import { CLAIM_STATE_RULE } from "#domain/review/claim-states.ts";
import { printable } from "../output.ts";
import type { Findings } from "./findings.ts";
import { readLog } from "./log.ts";
import { compareRows, RowReplay } from "./rows.ts";
import { compareStates } from "./states.ts";
import { TextReplay } from "./text.ts";

/**
 * Replays an article's log from its beginning and compares what it gives with what is stored. Answers how many events
 * there are. What is added meanwhile is left for the next time.
 */
export async function examineArticle(
  database: Database,
  articleId: string,
  findings: Findings,
  { deep }: { deep: boolean },
): Promise<number> {
  const standing = await database.read(async (db) => {
    const article = await storedArticle(db, articleId);
    if (article === undefined) return undefined;
    const kept = new Set((await evidenceOf(db, articleId)).map(({ sha256 }) => sha256));
    const states = await claimStatesOf(db, { articleId, rule: CLAIM_STATE_RULE });
    return { article, rows: await reviewRows(db, articleId), kept, states };
  });
  if (standing === undefined) return 0;
  const { article, rows, kept, states } = standing;
  if (article.originalHash !== null && !kept.has(article.originalHash))
    findings.add("The file it was loaded from is not among its evidence.");

  const text = await TextReplay.begin(database, articleId, [...rows.spans, ...rows.corrections], findings, { deep });
  const replayed = new RowReplay(articleId, findings);
  let seq = 0;
  for await (const event of readLog(database, articleId, article.seq, findings)) {
    if (event.seq !== seq + 1) findings.add(`Event ${seq + 1} is missing; event ${event.seq} comes next.`);
    seq = event.seq;
    if (event.command.id !== event.id || event.command.kind !== event.kind)
      findings.add(`Event ${seq} is not about the command it holds.`);
    const { file } = event.command;
    if (file && !kept.has(file.sha256))
      findings.add(`The file ${printable(file.name)} of the draft of event ${seq} is not among its evidence.`);
    await text.take(event);
    for (const change of event.changes) {
      replayed.apply(change, seq);
      text.place(change, event);
    }
    await text.settle(seq);
  }
  if (seq !== article.seq) findings.add(`Its log ends with event ${seq}, but ${article.seq} are counted.`);
  text.end(article.version);
  compareRows(replayed, article, rows, findings);
  compareStates(text, rows, states, findings);
  return seq;
}
