import { and, desc, eq, lte, sql } from "drizzle-orm";
import type { Builders, Reader, Writer } from "../database.ts";
import { checkpoints, type DocumentJson } from "../schema/articles.ts";

/** The body of an article at one version. */
export interface Checkpoint {
  articleId: string;
  version: number;
  doc: DocumentJson;
}

const selectAt = (db: Builders) =>
  db
    .select()
    .from(checkpoints)
    .where(
      and(
        eq(checkpoints.articleId, sql.placeholder("articleId")),
        lte(checkpoints.version, sql.placeholder("version")),
      ),
    )
    .orderBy(desc(checkpoints.version))
    .limit(1)
    .prepare();

/** The newest checkpoint that is not after a version. */
export async function checkpointAt(db: Reader, articleId: string, version: number): Promise<Checkpoint | undefined> {
  const [found] = await db.prepared(selectAt).execute({ articleId, version });
  return found;
}

/** Stores a body; one that is there already stays. */
export async function saveCheckpoint(tx: Writer, checkpoint: Checkpoint): Promise<void> {
  await tx.insert(checkpoints).values(checkpoint).onConflictDoNothing();
}
