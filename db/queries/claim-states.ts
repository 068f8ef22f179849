import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { ClaimState } from "#domain/review/claim-states.ts";
import type { Builders, Reader, Writer } from "../database.ts";
import { claimStates, claims } from "../schema/review.ts";

const articleId = sql.placeholder("articleId");
const rule = sql.placeholder("rule");

/** Kept by no rule, or by an older one. */
const isOutdated = or(isNull(claimStates.rule), lt(claimStates.rule, rule));

const upsertState = (db: Builders) =>
  db
    .insert(claimStates)
    .values({
      claimId: sql`${sql.placeholder("claimId")}`,
      stale: sql`${sql.param(sql.placeholder("stale"), claimStates.stale)}`,
      orphaned: sql`${sql.param(sql.placeholder("orphaned"), claimStates.orphaned)}`,
      rule: sql`${rule}`,
    })
    .onConflictDoUpdate({
      target: claimStates.claimId,
      set: { stale: sql`excluded.stale`, orphaned: sql`excluded.orphaned`, rule: sql`excluded.rule` },
      // Most letters typed into a claim change nothing of this, and then nothing is written.
      setWhere: or(
        sql`${claimStates.stale} <> excluded.stale`,
        sql`${claimStates.orphaned} <> excluded.orphaned`,
        sql`${claimStates.rule} <> excluded.rule`,
      ),
    })
    .prepare();
const selectOutdatedArticles = (db: Builders) =>
  db
    .selectDistinct({ id: claims.articleId })
    .from(claims)
    .leftJoin(claimStates, eq(claimStates.claimId, claims.id))
    .where(isOutdated)
    .orderBy(asc(claims.articleId))
    .prepare();
const selectOutdated = (db: Builders) =>
  db
    .select({ id: claims.id })
    .from(claims)
    .leftJoin(claimStates, eq(claimStates.claimId, claims.id))
    .where(and(eq(claims.articleId, articleId), isOutdated))
    .prepare();
const selectStates = (db: Builders) =>
  db
    .select({ claimId: claimStates.claimId, stale: claimStates.stale, orphaned: claimStates.orphaned })
    .from(claims)
    .innerJoin(claimStates, eq(claimStates.claimId, claims.id))
    .where(and(eq(claims.articleId, articleId), eq(claimStates.rule, rule)))
    .prepare();

/** What is kept of a claim. */
export interface KeptState extends ClaimState {
  claimId: string;
}

/** Keeps what a rule found about a claim in the place of what was known. */
export async function saveClaimState(tx: Writer, state: KeptState & { rule: number }): Promise<void> {
  await tx.prepared(upsertState).execute({ ...state });
}

/** What a rule has found about an article's claims. */
export async function claimStatesOf(db: Reader, asked: { articleId: string; rule: number }): Promise<KeptState[]> {
  return db.prepared(selectStates).execute(asked);
}

/** The articles that have claims about which this rule has found nothing yet. */
export async function articlesWithOutdatedStates(db: Reader, asked: { rule: number }): Promise<string[]> {
  return (await db.prepared(selectOutdatedArticles).execute(asked)).map(({ id }) => id);
}

/** Those claims of one article. */
export async function claimsWithOutdatedStates(
  db: Reader,
  asked: { articleId: string; rule: number },
): Promise<string[]> {
  return (await db.prepared(selectOutdated).execute(asked)).map(({ id }) => id);
}
