import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Database } from "#db/database.ts";
import { AppError } from "#domain/errors.ts";
import { hashesKept, pathOf, readBytes } from "../../evidence.ts";
import { isMissing } from "../../faults.ts";
import { UNFINISHED } from "../restore-newsroom.ts";
import type { Findings } from "./findings.ts";

/** Reads every file of evidence and compares it with its hash. Answers how many are sound. */
export async function examineEvidence(
  database: Database,
  dataDirectory: string,
  findings: Findings,
  notes: string[],
): Promise<number> {
  const hashes = await database.read(hashesKept);
  let sound = 0;
  for (const sha256 of hashes) {
    try {
      await readBytes(dataDirectory, sha256);
      sound += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const file = relative(dataDirectory, join(dataDirectory, "evidence", sha256.slice(0, 2), sha256));
      if (error.code === "storage_lost") findings.add(`The file ${file} was altered after it was kept.`);
      else findings.add(`The file ${file} is missing or cannot be read.`);
    }
  }
  await noteLeftovers(dataDirectory, new Set(hashes), notes);
  return sound;
}

/** Files that nothing refers to: uploads that were cut short, or evidence of a newsroom that was restored away. */
async function noteLeftovers(dataDirectory: string, hashes: ReadonlySet<string>, notes: string[]): Promise<void> {
  const known = new Set([...hashes].map((sha256) => pathOf(dataDirectory, sha256)));
  const there = await readdir(join(dataDirectory, "evidence"), { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    },
  );
  const surplus = there
    .filter((entry) => !entry.isDirectory() && !known.has(join(entry.parentPath, entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
  const [first] = surplus;
  if (first !== undefined)
    notes.push(`${surplus.length} files of evidence belong to no article, for instance ${first}.`);
  for (const name of await readdir(dataDirectory))
    if (name.startsWith(UNFINISHED))
      notes.push(`${join(dataDirectory, name)} is left of a restore that was cut short and can be deleted.`);
}
