import { Buffer } from "node:buffer";
import { createReadStream } from "node:fs";
import { MAX_IMPORT_BYTES } from "#domain/article/import/decode.ts";
import { AppError } from "#domain/errors.ts";

/** Reads a file, or standard input for “-”. Stops reading, and throws `too_large`, beyond what an import takes. */
export async function readInput(file: string): Promise<Uint8Array> {
  const stream = file === "-" ? process.stdin : createReadStream(file);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(Buffer.from(part));
    length += part.length;
    // A device or a pipe may never end.
    if (length > MAX_IMPORT_BYTES)
      throw new AppError("too_large", "This file is over 10 MB. Load it in parts.", { field: "file" });
  }
  return new Uint8Array(Buffer.concat(parts));
}
