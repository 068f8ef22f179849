import { MEMBER_HEADER } from "#domain/calls.ts";
import { callApi } from "../ui/problem.ts";
import type { NewArticleDraft } from "./draft-store.ts";
import { type Loaded, parseLoaded } from "./loaded.ts";
import { uploadFile } from "./upload-file.ts";

type Options = { member: string; signal: AbortSignal; onProgress: (part: number | null) => void };

/** Sends what somebody wants to load, as what they see: the file, the formatted text, or the text alone. */
export async function loadArticle(draft: NewArticleDraft, { member, signal, onProgress }: Options): Promise<Loaded> {
  const { headline, byline, language } = draft;
  const fields = { headline, byline, language };
  if (draft.from === "file") {
    if (!draft.file) throw new TypeError("There is no file.");
    return uploadFile(draft.file, { member, fields, signal, onProgress });
  }
  onProgress(null);
  const given = Object.entries(fields).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : []));
  const rich = draft.html !== null && !draft.asPlain;
  const json = {
    format: rich ? "html" : "text",
    content: rich ? draft.html : draft.text,
    ...Object.fromEntries(given),
  };
  return parseLoaded(await callApi("/api/articles", { json, headers: { [MEMBER_HEADER]: member }, signal }));
}
