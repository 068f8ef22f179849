import { asc, eq } from "drizzle-orm";
import type { Reader, Writer } from "../database.ts";
import { evidence } from "../schema/articles.ts";

export type EvidenceRow = typeof evidence.$inferSelect;

export async function insertEvidence(tx: Writer, row: EvidenceRow): Promise<void> {
  await tx.insert(evidence).values(row);
}

/** Every record of the files that an article rests on, oldest first. */
export async function evidenceOf(db: Reader, articleId: string): Promise<EvidenceRow[]> {
  return db.select().from(evidence).where(eq(evidence.articleId, articleId)).orderBy(asc(evidence.id));
}
