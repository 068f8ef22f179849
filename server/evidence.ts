import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Reader, Writer } from "#db/database.ts";
import { insertEvidence } from "#db/queries/evidence.ts";
import { evidence } from "#db/schema/articles.ts";
import { AppError } from "#domain/errors.ts";
import { newId } from "#domain/ids.ts";

/** What is known of a file besides its bytes. */
export interface Provenance {
  articleId: string;
  mediaType: string;
  /** Where it came from: `paste`, `upload`, `script`, or an address. */
  origin: string;
  /** The name it came under; only ever shown, never a path. */
  name: string;
  createdBy: string;
  createdAt: number;
}

/** A file as it came. */
export interface OriginalFile {
  bytes: Uint8Array;
  /** The name it came under, without folders. */
  name: string;
  mediaType: string;
}

/** Keeps bytes under their SHA-256, once however often they come, and returns it in hexadecimal. On disk when answered. */
export async function keepBytes(directory: string, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = pathOf(directory, sha256);
  if (await isThere(file)) return sha256;
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${newId()}.part`;
  const handle = await open(partial, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, file);
  return sha256;
}

/** The bytes kept under a hash. Throws `not_found`, or `storage_lost` when they are no longer what they were. */
export async function readBytes(directory: string, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(pathOf(directory, sha256)).catch((cause: unknown) => {
    throw new AppError("not_found", "This file is not in the evidence store.", { cause });
  });
  if (createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw new AppError("storage_lost", "This file was altered after it was kept. Restore it from a backup.");
  return new Uint8Array(bytes);
}

/** Records that an article rests on a file that was kept. */
export async function recordEvidence(
  tx: Writer,
  sha256: string,
  bytes: Uint8Array,
  provenance: Provenance,
): Promise<void> {
  await insertEvidence(tx, { id: newId(), sha256, bytes: bytes.byteLength, ...provenance });
}

/** The hashes of all files that articles rest on, each once, in order. */
export async function hashesKept(db: Reader): Promise<string[]> {
  const rows = await db.selectDistinct({ sha256: evidence.sha256 }).from(evidence);
  return rows.map((row) => row.sha256).sort();
}

/** `evidence/ab/abcdef…`: never made from anything a person typed. */
export function pathOf(directory: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError("not_found", "This file is not in the evidence store.");
  return join(directory, "evidence", sha256.slice(0, 2), sha256);
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
