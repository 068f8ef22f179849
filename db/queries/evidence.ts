import { asc, eq } from "drizzle-orm";
import type { Reader, Writer } from "../database.ts";
import { evidence } from "../schema/articles.ts";

export type EvidenceRow = typeof evidence.$inferSelect;

export async function insertEvidence(tx: Writer, row: EvidenceRow): Promise<void> {
  await tx.insert(evidence).values(row);
}

/** Every record of the file with this SHA-256, oldest first. */
export async function evidenceByHash(db: Reader, sha256: string): Promise<EvidenceRow[]> {
  return db.select().from(evidence).where(eq(evidence.sha256, sha256)).orderBy(asc(evidence.id));
}
