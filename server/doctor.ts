import { articleIds } from "#db/queries/articles.ts";
import { AppError } from "#domain/errors.ts";
import { examineArticle } from "./cli/doctor/article.ts";
import { examineEvidence } from "./cli/doctor/evidence.ts";
import { Findings } from "./cli/doctor/findings.ts";
import type { StetHandle } from "./handle.ts";

export interface Examination {
  /** What is wrong, one sentence each. */
  findings: string[];
  /** What is odd but harms nothing. */
  notes: string[];
  articles: number;
  events: number;
  /** Files of evidence that are sound. */
  evidence: number;
}

/**
 * Looks at everything that is stored: the database file, for each article whether its log gives the body and the rows
 * that are there, and the evidence. Only reads, in small portions, so it may run beside the server.
 *
 * @param deep makes every edit pass again the checks it passed when it was accepted
 */
export async function examine(
  { database, settings }: Pick<StetHandle, "database" | "settings">,
  { deep = false } = {},
): Promise<Examination> {
  const findings = new Findings("");
  const notes: string[] = [];
  let articles = 0;
  let events = 0;
  let evidence = 0;
  await guarded(findings, "The database file", async () => {
    for (const sentence of await database.check()) findings.add(`The database file is damaged: ${sentence}`);
  });
  await guarded(findings, "The list of articles", async () => {
    for (const id of await database.read(articleIds)) {
      const found = new Findings(`Article ${id}: `);
      articles += 1;
      await guarded(found, "It", async () => {
        events += await examineArticle(database, id, found, { deep });
      });
      findings.take(found);
    }
  });
  await guarded(findings, "The evidence", async () => {
    evidence = await examineEvidence(database, settings.dataDirectory, findings, notes);
  });
  return { findings: findings.list(), notes, articles, events, evidence };
}

/** A part that cannot even be read is a finding, and the other parts are looked at all the same. */
async function guarded(findings: Findings, what: string, part: () => Promise<void>): Promise<void> {
  try {
    await part();
  } catch (error) {
    const why = error instanceof AppError && error.cause instanceof Error ? error.cause : error;
    findings.add(`${what} cannot be read: ${why instanceof Error ? why.message.split("\n")[0] : String(why)}.`);
  }
}
