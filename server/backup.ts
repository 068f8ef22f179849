import { existsSync } from "node:fs";
import { copyFile, link, mkdtemp, rename, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { create } from "tar";
import { openDatabase } from "#db/connection.ts";
import type { Database } from "#db/database.ts";
import { listUsers } from "#db/queries/accounts.ts";
import { articleIds, headOfArticle } from "#db/queries/articles.ts";
import { knownMigrations } from "#db/sqlite/migrate.ts";
import { AppError } from "#domain/errors.ts";
import {
  type ArchivedFile,
  describeFile,
  MANIFEST,
  type Manifest,
  settleDirectory,
  settleFile,
} from "./cli/archive.ts";
import { hashesKept, readBytes } from "./evidence.ts";
import { systemCode } from "./faults.ts";
import type { StetHandle } from "./handle.ts";
import { VERSION } from "./version.ts";

/**
 * Writes the whole newsroom to one new file: a gzipped tar of a manifest, the database, the marker, the secret and the
 * evidence. The database is copied first and evidence is never changed or deleted, so what the copy refers to is there,
 * whatever goes on meanwhile. The file has its name only when it is complete and on disk. Throws `invalid_input` when
 * there is a file of that name, and `storage_lost` when the copy is not sound.
 */
export async function backUp(
  { database, settings }: Pick<StetHandle, "database" | "settings">,
  file: string,
): Promise<Manifest> {
  const target = resolve(file);
  if (existsSync(target)) throw taken(file);
  const stage = await mkdtemp(join(dirname(target), ".stet-backup-"));
  const evidence = join(stage, "evidence");
  try {
    await database.backupInto(join(stage, "stet.db"));
    const { counts, hashes } = await inspectCopy(stage);
    await copyBeside(settings.dataDirectory, stage);
    const kept = await checkEvidence(settings.dataDirectory, hashes);
    const files = [
      await describeFile(stage, "stet.db"),
      ...(await Promise.all(
        BESIDE.filter((name) => existsSync(join(stage, name))).map((name) => describeFile(stage, name)),
      )),
      ...kept.files,
    ];
    const manifest: Manifest = {
      format: "stet-backup",
      formatVersion: 1,
      stet: VERSION,
      schema: knownMigrations().length,
      madeAt: new Date().toISOString(),
      counts: { ...counts, evidence: kept.files.length },
      lost: kept.lost,
      files,
    };
    await writeFile(join(stage, MANIFEST), JSON.stringify(manifest, null, 1));
    // Through the link the files are packed where they lie; only they are named, so the link itself is not packed.
    await symlink(join(settings.dataDirectory, "evidence"), evidence, "junction");
    const archive = join(stage, "archive");
    const paths = [MANIFEST, ...files.map((one) => one.path)];
    await create({ file: archive, cwd: stage, gzip: true, portable: true, strict: true }, paths);
    await settleFile(archive);
    await give(archive, target, file);
    return manifest;
  } finally {
    await unlink(evidence).catch(() => {});
    await rm(stage, { recursive: true, force: true });
  }
}

/** Files of the data directory without which sessions end or a lost database is not noticed. */
const BESIDE = ["stet.json", "secret"];

async function inspectCopy(stage: string) {
  const copy = await openDatabase({ directory: stage, lock: true });
  try {
    const [finding] = await copy.check();
    if (finding !== undefined)
      throw new AppError(
        "storage_lost",
        `The database is damaged, so no backup was made (${finding}). Run “stet doctor”.`,
      );
    return { counts: await countRows(copy), hashes: await copy.read(hashesKept) };
  } finally {
    await copy.close();
  }
}

async function countRows(copy: Database): Promise<Omit<Manifest["counts"], "evidence">> {
  const members = (await copy.read(listUsers)).length;
  const ids = await copy.read(articleIds);
  let events = 0;
  for (const id of ids) events += (await copy.read((db) => headOfArticle(db, id)))?.seq ?? 0;
  return { members, articles: ids.length, events };
}

async function copyBeside(dataDirectory: string, stage: string): Promise<void> {
  for (const name of BESIDE) {
    const file = join(dataDirectory, name);
    if (existsSync(file)) await copyFile(file, join(stage, name));
  }
}

/** What is altered would make the whole backup unusable later, so it is left out and named now. */
async function checkEvidence(
  dataDirectory: string,
  hashes: readonly string[],
): Promise<{ files: ArchivedFile[]; lost: string[] }> {
  const files: ArchivedFile[] = [];
  const lost: string[] = [];
  for (const sha256 of hashes) {
    const bytes = await readBytes(dataDirectory, sha256).catch(() => null);
    if (bytes === null) lost.push(sha256);
    else files.push({ path: `evidence/${sha256.slice(0, 2)}/${sha256}`, bytes: bytes.byteLength, sha256 });
  }
  return { files, lost };
}

/** Gives the complete file its name, unless another has taken it meanwhile. */
async function give(archive: string, target: string, file: string): Promise<void> {
  try {
    await link(archive, target);
  } catch (error) {
    if (systemCode(error) === "EEXIST" || existsSync(target)) throw taken(file);
    // Some file systems know no second names.
    await rename(archive, target);
  }
  await settleDirectory(dirname(target));
}

function taken(file: string): AppError {
  return new AppError("invalid_input", `The file ${file} exists already. Choose another name.`, { field: "file" });
}
