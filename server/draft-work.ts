import { Node } from "prosemirror-model";
import { type ComparedBlock, compareDrafts } from "#domain/article/alignment/compare.ts";
import { isTextOfDraft } from "#domain/article/import/draft-headline.ts";
import type { ImportRequest } from "#domain/article/import/import-article.ts";
import type { Omission } from "#domain/article/import/omission.ts";
import { articleSchema } from "#domain/article/schema.ts";
import { ArticleText } from "#domain/article/text.ts";
import type { DraftPlace, StepInput } from "#domain/review/commands.ts";
import { type DraftClaim, type DraftRows, planDraft } from "#domain/review/redraft.ts";
import { readText } from "./import-safely.ts";

type DocumentJson = Record<string, unknown>;

/** Two bodies to put side by side, or one and a text that is still to be read, with the rows that stand in the first. */
export interface DraftWork {
  old: DocumentJson;
  /** The article's own. */
  headline: string;
  fresh: { doc: DocumentJson } | { text: ImportRequest };
  rows: DraftRows;
}

/** What comes of it; all of it plain data. */
export interface DraftWorked {
  doc: DocumentJson;
  /** What the text says besides its body; null when there was no text to read. */
  imported: { headline: string; byline: string; language: string; omissions: Omission[] } | null;
  steps: StepInput[];
  places: DraftPlace[];
  claims: DraftClaim[];
  blocks: ComparedBlock[];
}

/** Works out what a new draft does to an article. Throws `AppError` when its text cannot be read. */
export function workOutDraft({ old, headline, fresh, rows }: DraftWork): DraftWorked {
  const before = Node.fromJSON(articleSchema, old);
  const read = "text" in fresh ? readDraft(fresh.text, before, headline) : null;
  const doc = read?.doc ?? ("doc" in fresh ? fresh.doc : {});
  const after = Node.fromJSON(articleSchema, doc);
  const { steps, places, claims } = planDraft(before, after, rows);
  const imported = read && {
    ...{ headline: read.headline, byline: read.byline, language: read.language, omissions: read.omissions },
  };
  return {
    ...{ doc, imported, places, claims },
    steps: steps.map((step) => step.toJSON()),
    blocks: compareDrafts(before, after),
  };
}

function readDraft(text: ImportRequest, before: Node, headline: string): ReturnType<typeof readText> {
  const read = readText(text);
  return tookTextForHeadline(text, read, before, headline) ? readText({ ...text, headline }) : read;
}

/** Whether the headline that was read is text of the draft, so that it is to be read again with the present one. */
export function tookTextForHeadline(
  text: Pick<ImportRequest, "headline">,
  read: { headline: string; isHeadlineMadeUp: boolean },
  before: Node,
  headline: string,
): boolean {
  return !text.headline && isTextOfDraft(read, { headline, lines: new ArticleText(before).text.split("\n") });
}
