import { and, asc, desc, eq, lte, sql } from "drizzle-orm";
import type { Builders, Reader, Writer } from "../database.ts";
import { placeCheckpoints, type StoredPlace } from "../schema/articles.ts";

/** Where an article's spans and corrections stood at a version, after event number `seq`. */
export interface PlaceCheckpoint {
  articleId: string;
  version: number;
  seq: number;
  places: Record<string, StoredPlace>;
}

const ofArticle = eq(placeCheckpoints.articleId, sql.placeholder("articleId"));

const selectUpTo = (db: Builders) =>
  db
    .select()
    .from(placeCheckpoints)
    .where(and(ofArticle, lte(placeCheckpoints.seq, sql.placeholder("seq"))))
    .orderBy(desc(placeCheckpoints.version))
    .limit(1)
    .prepare();
const selectSeqs = (db: Builders) =>
  db
    .select({ seq: placeCheckpoints.seq })
    .from(placeCheckpoints)
    .where(ofArticle)
    .orderBy(asc(placeCheckpoints.version))
    .prepare();

/** The newest one that is not after an event. */
export async function placesUpTo(db: Reader, articleId: string, seq: number): Promise<PlaceCheckpoint | undefined> {
  return (await db.prepared(selectUpTo).execute({ articleId, seq }))[0];
}

/** After which events an article's places are stored, oldest first. */
export async function placesStored(db: Reader, articleId: string): Promise<number[]> {
  return (await db.prepared(selectSeqs).execute({ articleId })).map(({ seq }) => seq);
}

/** Stores places; those that are there already for this version stay. */
export async function savePlaces(tx: Writer, checkpoint: PlaceCheckpoint): Promise<void> {
  await tx.insert(placeCheckpoints).values(checkpoint).onConflictDoNothing();
}
