import { articleIds } from "#db/queries/articles.ts";
import { AppError } from "#domain/errors.ts";
import type { StetHandle } from "../handle.ts";

/** The id of the only article whose id begins like this. Throws `not_found` for none and for several. */
export async function findArticle({ database }: StetHandle, wanted: string): Promise<string> {
  const start = wanted.toLowerCase();
  const found = (await database.read(articleIds)).filter((id) => id.startsWith(start));
  const [id, another] = found;
  if (id === undefined) throw new AppError("not_found", `No article's id begins with ${wanted}.`);
  if (another !== undefined)
    throw new AppError(
      "not_found",
      `${found.length} articles have an id that begins with ${wanted}: write more of it.`,
    );
  return id;
}
