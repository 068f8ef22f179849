import type { Omission } from "#domain/article/import/omission.ts";

/** What the server says about an article it has just loaded. */
export type Loaded = { id: string; headline: string; omissions: Omission[] };

/** Largest file taken, as the import has it; said here so that nobody waits for an upload that must fail. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** What the file dialog offers. A file of another name may still be dropped: the server looks at its bytes. */
export const ACCEPTED_FILES = ".txt,.text,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isOmission(value: unknown): value is Omission {
  return (
    isRecord(value) &&
    typeof value["kind"] === "string" &&
    typeof value["excerpt"] === "string" &&
    typeof value["count"] === "number"
  );
}

/** Reads the answer to `POST /api/articles`. */
export function parseLoaded(answer: unknown): Loaded {
  if (!isRecord(answer) || typeof answer["id"] !== "string") throw new TypeError("This is no article.");
  const omissions = Array.isArray(answer["omissions"]) ? answer["omissions"].filter(isOmission) : [];
  return { id: answer["id"], headline: String(answer["headline"] ?? ""), omissions };
}
