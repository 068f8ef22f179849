import { existsSync } from "node:fs";
import { constants, copyFile, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openDatabase } from "#db/connection.ts";
import { lockDirectory } from "#db/sqlite/lock.ts";
import { knownMigrations } from "#db/sqlite/migrate.ts";
import { AppError } from "#domain/errors.ts";
import { pathOf } from "../evidence.ts";
import { hashOfFile, type Manifest, readManifest, settleDirectory, settleFile, unpack } from "./archive.ts";

/** Begins the name of the directory a backup is unpacked in; what is left of one was cut short and means nothing. */
export const UNFINISHED = "restore-unfinished-";

const LOGS = ["stet.db-wal", "stet.db-shm"];
const REPLACED = ["stet.db", ...LOGS, "stet.json", "secret"];

export interface Restored {
  manifest: Manifest;
  /** The directory with what was there before; null when nothing was. */
  aside: string | null;
}

/**
 * Puts a newsroom back as it was in a backup. All of the backup is unpacked and checked before anything is touched; the
 * new database then takes the old one's place by one rename, so a stop at any moment leaves the old newsroom or the new
 * one. Throws `storage_busy` while a server runs, and `unreadable_file` for what is no sound backup.
 */
export async function restoreNewsroom(dataDirectory: string, file: string): Promise<Restored> {
  const manifest = await readManifest(file);
  if (manifest.schema > knownMigrations().length)
    throw new AppError(
      "unreadable_file",
      `${file} was made by a newer Stet (${manifest.stet}): install that one first.`,
    );
  const made = await mkdir(dataDirectory, { recursive: true });
  let installed = false;
  try {
    const unlock = lockDirectory(dataDirectory);
    try {
      const restored = await unpackAndInstall(dataDirectory, file, manifest);
      installed = true;
      return restored;
    } finally {
      unlock();
    }
  } finally {
    if (!installed && made !== undefined) await rm(made, { recursive: true, force: true });
  }
}

async function unpackAndInstall(dataDirectory: string, file: string, manifest: Manifest): Promise<Restored> {
  for (const name of await readdir(dataDirectory))
    if (name.startsWith(UNFINISHED)) await rm(join(dataDirectory, name), { recursive: true, force: true });
  const stage = await mkdtemp(join(dataDirectory, UNFINISHED));
  try {
    await unpack(file, manifest, stage);
    await checkDatabase(stage, file);
    await installEvidence(stage, dataDirectory, manifest);
    const aside = await keepAside(dataDirectory);
    await settleWrites(dataDirectory);
    for (const name of ["stet.db", "stet.json", "secret"])
      if (existsSync(join(stage, name))) await rename(join(stage, name), join(dataDirectory, name));
    await settleDirectory(dataDirectory);
    return { manifest, aside };
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Opening it checks that it is ours and brings an older one up to date; then all of it is read. */
async function checkDatabase(stage: string, file: string): Promise<void> {
  let findings: string[];
  try {
    const database = await openDatabase({ directory: stage, lock: true });
    findings = await database.check().finally(() => database.close());
  } catch (cause) {
    throw unusable(file, cause);
  }
  if (findings.length > 0) throw unusable(file);
}

/** Evidence goes by its hash, so what both newsrooms have is the same file, and more of it harms neither. */
async function installEvidence(stage: string, dataDirectory: string, { files }: Manifest): Promise<void> {
  const folders = new Set<string>();
  for (const { path, sha256 } of files) {
    if (!path.startsWith("evidence/")) continue;
    const target = pathOf(dataDirectory, sha256);
    if ((await hashOfFile(target).catch(() => "")) === sha256) continue;
    await mkdir(dirname(target), { recursive: true });
    await rename(join(stage, path), target);
    folders.add(dirname(target));
  }
  for (const folder of folders) await settleDirectory(folder);
}

/** Copies what the restored newsroom replaces, byte for byte. */
async function keepAside(dataDirectory: string): Promise<string | null> {
  const there = REPLACED.filter((name) => existsSync(join(dataDirectory, name)));
  if (!there.some((name) => name.startsWith("stet.db"))) return null;
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const aside = await mkdtemp(join(dataDirectory, `before-restore-${stamp}-`));
  for (const name of there) {
    await copyFile(join(dataDirectory, name), join(aside, name), constants.COPYFILE_FICLONE);
    await settleFile(join(aside, name));
  }
  await settleDirectory(aside);
  return aside;
}

/**
 * Rids the old database of its log of writes, which would spoil the new one: closing a database moves them into its
 * file. A damaged one cannot be opened, and its log is only removed.
 */
async function settleWrites(directory: string): Promise<void> {
  if (existsSync(join(directory, "stet.db")))
    await openDatabase({ directory, lock: false }).then(
      (database) => database.close(),
      () => {},
    );
  for (const name of LOGS) await rm(join(directory, name), { force: true });
}

function unusable(file: string, cause?: unknown): AppError {
  return new AppError("unreadable_file", `The database in ${file} cannot be used. Nothing was changed.`, {
    field: "file",
    cause,
  });
}
