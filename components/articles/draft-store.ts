import { type DBSchema, openDB } from "idb";

/** What somebody is about to load, kept in this browser until the server has it. */
export type NewArticleDraft = {
  from: "paste" | "file";
  text: string;
  /** What was pasted with its formatting; null once only the text counts. */
  html: string | null;
  asPlain: boolean;
  file: File | null;
  headline: string;
  byline: string;
  language: string;
};

export const EMPTY_DRAFT: NewArticleDraft = {
  from: "paste",
  text: "",
  html: null,
  asPlain: false,
  file: null,
  headline: "",
  byline: "",
  language: "",
};

interface DraftDatabase extends DBSchema {
  drafts: { key: string; value: NewArticleDraft };
}

function open() {
  return openDB<DraftDatabase>("stet-new-article", 1, {
    upgrade: (database) => void database.createObjectStore("drafts"),
  });
}

/**
 * The draft of one member; nobody else at the same machine is shown it. A browser that keeps nothing (private windows
 * of some) answers null, and the page goes on without.
 */
export async function loadDraft(member: string): Promise<NewArticleDraft | null> {
  try {
    const database = await open();
    const kept = await database.get("drafts", member);
    database.close();
    return kept ? { ...EMPTY_DRAFT, ...kept } : null;
  } catch {
    return null;
  }
}

/** Keeps the draft, or forgets it when there is nothing in it; answers whether the browser could. */
export async function saveDraft(member: string, draft: NewArticleDraft): Promise<boolean> {
  try {
    const database = await open();
    if (isEmptyDraft(draft)) await database.delete("drafts", member);
    else await database.put("drafts", draft, member);
    database.close();
    return true;
  } catch {
    return false;
  }
}

/** Whether nothing would be lost if this draft went. */
export function isEmptyDraft({ text, html, file, headline, byline, language }: NewArticleDraft): boolean {
  return html === null && file === null && [text, headline, byline, language].every((value) => value.trim() === "");
}
