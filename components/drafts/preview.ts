import type { ComparedBlock } from "#domain/article/alignment/compare.ts";
import type { Omission } from "#domain/article/import/omission.ts";
import { MEMBER_HEADER } from "#domain/calls.ts";
import type { DraftPlace, StepInput } from "#domain/review/commands.ts";
import type { ArticleRow } from "#domain/review/model.ts";
import type { PreviewedClaim } from "#domain/review/redraft.ts";
import type { NewArticleDraft } from "../articles/draft-store.ts";
import { sendFile } from "../articles/upload-file.ts";
import { callApi } from "../ui/problem.ts";

/** What `POST /api/articles/{id}/drafts` says a new draft would do. */
export interface Preview {
  version: number;
  seq: number;
  article: ArticleRow;
  doc: Record<string, unknown>;
  imported: { headline: string; byline: string; language: string; omissions: Omission[] } | null;
  steps: StepInput[];
  places: DraftPlace[];
  claims: PreviewedClaim[];
  blocks: ComparedBlock[];
}

/** The revised text as it was typed, pasted or chosen, or a point of the log to go back to. */
export type DraftSource =
  | { seq: number }
  | {
      draft: Pick<NewArticleDraft, "from" | "text" | "html" | "asPlain" | "file">;
      /** The present headline, when the line that looks like one belongs to the text. */
      headline?: string;
    };

interface Options {
  member: string;
  signal: AbortSignal;
  /** Part sent, 0 to 1; null when there is no telling. */
  onProgress: (part: number | null) => void;
}

/** Asks what a draft would do. Our own API's answer is trusted to have the shape of its schema. Throws `ApiProblem`. */
export async function askPreview(articleId: string, source: DraftSource, options: Options): Promise<Preview> {
  const path = `/api/articles/${articleId}/drafts`;
  const { member, signal, onProgress } = options;
  const fields: Record<string, string> = "headline" in source && source.headline ? { headline: source.headline } : {};
  if ("draft" in source && source.draft.from === "file") {
    if (!source.draft.file) throw new TypeError("There is no file.");
    return (await sendFile(path, source.draft.file, { ...options, fields })) as Preview;
  }
  onProgress(null);
  const json = { ...("draft" in source ? contentOf(source.draft) : source), ...fields };
  return (await callApi(path, { json, headers: { [MEMBER_HEADER]: member }, signal })) as Preview;
}

function contentOf({ html, asPlain, text }: Pick<NewArticleDraft, "text" | "html" | "asPlain">) {
  return html !== null && !asPlain ? { format: "html", content: html } : { format: "text", content: text };
}
