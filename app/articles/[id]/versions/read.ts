import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "#domain/errors.ts";
import { actorOf } from "#server/actor.ts";
import { stet } from "#server/handle.ts";
import { authorize } from "#server/permissions.ts";
import { readVersions, type Versions } from "#server/versions.ts";

/** The points of an article's log for whoever is signed in, read once a request however many parts of the page ask. */
export const knownVersions = cache(async (id: string): Promise<Versions> => {
  const permit = authorize(await actorOf(await headers()), "article.read", { articleId: id });
  try {
    return await readVersions(stet(), permit);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
