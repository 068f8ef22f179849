import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import "../api/input-sentences.ts";
import { logFault, StartError, systemCode } from "../faults.ts";
import { SettingsError } from "../settings.ts";

/** Prints a result, which is all that goes to standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says something to the person at the terminal. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A name as it can be shown at a terminal: what would steer the terminal or turn the reading direction is spelt out. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}

/** Why something could not be done, in one sentence. What nobody foresaw is described above it. */
export function sentence(error: unknown): string {
  if (error instanceof AppError || error instanceof SettingsError || error instanceof StartError) return error.message;
  if (error instanceof z.ZodError) return error.issues[0]?.message ?? "The input cannot be used.";
  return fileSentence(error) ?? `Something went wrong in Stet. Fault ${logFault("command", error)} is described above.`;
}

/** What the operating system's refusals of a file mean. */
const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file or folder",
  ENOTDIR: "There is no such file or folder",
  EISDIR: "This is a folder, not a file",
  EEXIST: "There is a file of this name already",
  EACCES: "There is no right to use this file",
  EPERM: "There is no right to use this file",
  EROFS: "Nothing can be written there",
  ENOSPC: "The disk is full",
  EDQUOT: "The disk is full",
  EFBIG: "This file would be too large",
  ENAMETOOLONG: "This name is too long",
  EMFILE: "Too many files are open",
  EIO: "The disk cannot be read or written",
  EINVAL: "This name cannot be used",
  ERR_INVALID_ARG_VALUE: "This name cannot be used",
};

function fileSentence(error: unknown): string | null {
  const meaning = FILE_FAULTS[systemCode(error) ?? ""];
  if (meaning === undefined || !(error instanceof Error)) return null;
  const path = "path" in error && typeof error.path === "string" ? `: ${printable(error.path)}` : "";
  return `${meaning}${path}.`;
}
