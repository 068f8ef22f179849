import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { seqIn } from "#components/versions/points.ts";
import { AppError } from "#domain/errors.ts";
import { actorOf } from "#server/actor.ts";
import { stet } from "#server/handle.ts";
import { authorize, type Permit } from "#server/permissions.ts";
import { type PointNames, readPointNames, readVersions, type Versions } from "#server/versions.ts";

/** The points of an article's log, for whoever is signed in. */
export async function knownVersions(id: string): Promise<Versions> {
  return orNotFound(readVersions(stet(), await permitFor(id)));
}

/** What points are called by, read once a request though the page and its title both ask. @param seqs with commas between */
export const pointNames = cache(async (id: string, seqs: string): Promise<PointNames> => {
  const asked = seqs.split(",").flatMap((seq) => seqIn(seq) ?? []);
  return orNotFound(readPointNames(stet(), await permitFor(id), asked));
});

async function permitFor(articleId: string): Promise<Permit<"article.read">> {
  return authorize(await actorOf(await headers()), "article.read", { articleId });
}

async function orNotFound<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
