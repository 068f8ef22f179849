import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { extract, list } from "tar";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import { systemCode } from "../faults.ts";

/** The first file of a backup. It says what the others are, so that nothing else in an archive is ever unpacked. */
export const MANIFEST = "manifest.json";
const LONGEST_MANIFEST = 100_000_000;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** The only names there are, by which nothing can be written outside the data directory. */
const path = z.string().regex(/^(stet\.db|stet\.json|secret|evidence\/([0-9a-f]{2})\/\2[0-9a-f]{62})$/);
const count = z.int().min(0);

const manifestSchema = z.object({
  format: z.literal("stet-backup"),
  formatVersion: z.literal(1),
  /** The version of Stet that wrote it, and the version of its tables (`user_version`). */
  stet: z.string().max(100),
  schema: z.int().min(1),
  madeAt: z.iso.datetime(),
  counts: z.object({ members: count, articles: count, events: count, evidence: count }),
  /** Evidence that was missing or altered when the backup was made, and so is not in it. */
  lost: z.array(sha256),
  files: z.array(z.strictObject({ path, bytes: count, sha256 })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ArchivedFile = Manifest["files"][number];

/**
 * Reads a whole archive without unpacking it, and answers its manifest when it is a backup of ours that holds exactly
 * what the manifest says. Throws `unreadable_file` otherwise.
 */
export async function readManifest(file: string): Promise<Manifest> {
  const entries = new Map<string, number>();
  const parts: Buffer[] = [];
  let isPlain = true;
  await reading(file, () =>
    list({
      file,
      strict: true,
      // Nothing is kept of what is read here, so a small file that unpacks to a large one does no harm.
      maxDecompressionRatio: Number.POSITIVE_INFINITY,
      onReadEntry(entry) {
        if (entry.type !== "File" || entries.has(entry.path)) isPlain = false;
        if (entries.size === 0 && entry.path === MANIFEST && entry.size < LONGEST_MANIFEST)
          entry.on("data", (part) => parts.push(part));
        entries.set(entry.path, entry.size);
      },
    }),
  );
  const manifest = parseManifest(Buffer.concat(parts).toString("utf8"));
  if (manifest === null || !isPlain) throw unreadable(file);
  const { files } = manifest;
  const complete =
    files.every((one) => entries.get(one.path) === one.bytes) && files.some((one) => one.path === "stet.db");
  // One entry more than files: the manifest itself.
  if (!complete || new Set(files.map((one) => one.path)).size !== entries.size - 1) throw unreadable(file);
  return manifest;
}

/** Unpacks a backup into an empty directory and compares each file with the manifest. All is on disk when answered. */
export async function unpack(file: string, manifest: Manifest, directory: string): Promise<void> {
  const expected = new Set(manifest.files.map((one) => one.path));
  await reading(file, () =>
    extract({
      file,
      cwd: directory,
      strict: true,
      maxDecompressionRatio: Number.POSITIVE_INFINITY,
      preserveOwner: false,
      noMtime: true,
      filter: (name, entry) => expected.has(name) && "type" in entry && entry.type === "File",
    }),
  );
  for (const one of manifest.files) {
    const unpacked = join(directory, one.path);
    if ((await hashOfFile(unpacked).catch(() => "")) !== one.sha256) throw unreadable(file);
    await settleFile(unpacked);
  }
}

/** The SHA-256 of a file in hexadecimal. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(file)) hash.update(part);
  return hash.digest("hex");
}

/** What the manifest says of a file in a directory. */
export async function describeFile(directory: string, name: string): Promise<ArchivedFile> {
  const file = join(directory, name);
  return { path: name, bytes: (await stat(file)).size, sha256: await hashOfFile(file) };
}

/** Lets only its owner read a file, and waits until it is on disk. */
export async function settleFile(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits until the names in a directory are on disk, where the system can. */
export async function settleDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r").catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function parseManifest(text: string): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The archive reader's own errors are many; they all mean that this is no sound backup. */
async function reading(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (["ENOENT", "EACCES", "EPERM", "ENOSPC", "EDQUOT", "EIO", "ENOTDIR"].includes(systemCode(cause) ?? ""))
      throw cause;
    throw unreadable(file, cause);
  }
}

function unreadable(file: string, cause?: unknown): AppError {
  return new AppError("unreadable_file", `${file} is no backup of Stet, or it is damaged. Nothing was changed.`, {
    field: "file",
    cause,
  });
}
