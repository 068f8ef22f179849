import { type DBSchema, type IDBPDatabase, openDB } from "idb";

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

let opened: Promise<IDBPDatabase<DraftDatabase>> | undefined;
/** The open database, known without waiting: a page that is going has no time to wait. */
let database: IDBPDatabase<DraftDatabase> | undefined;

function open(): Promise<IDBPDatabase<DraftDatabase>> {
  opened ??= openDB<DraftDatabase>("stet-new-article", 1, {
    upgrade: (fresh) => void fresh.createObjectStore("drafts"),
    terminated: forgetDatabase,
  }).then((ready) => {
    database = ready;
    return ready;
  });
  opened.catch(forgetDatabase);
  return opened;
}

function forgetDatabase(): void {
  opened = undefined;
  database = undefined;
}

/**
 * The draft of one member; nobody else at the same machine is shown it. A browser that keeps nothing (private windows
 * of some) answers null, and the page goes on without.
 */
export async function loadDraft(member: string): Promise<NewArticleDraft | null> {
  try {
    const kept = await (await open()).get("drafts", member);
    return kept ? { ...EMPTY_DRAFT, ...kept } : null;
  } catch {
    return null;
  }
}

/**
 * Keeps the draft, or forgets it when there is nothing in it; answers whether the browser could. What it asks of an
 * open database it asks at once and commits by itself, so that it is done even if the page goes the next moment.
 */
export async function saveDraft(member: string, draft: NewArticleDraft): Promise<boolean> {
  try {
    const transaction = (database ?? (await open())).transaction("drafts", "readwrite");
    const asked = isEmptyDraft(draft) ? transaction.store.delete(member) : transaction.store.put(draft, member);
    transaction.commit();
    await Promise.all([asked, transaction.done]);
    return true;
  } catch {
    return false;
  }
}

/** Whether nothing would be lost if this draft went. */
export function isEmptyDraft({ text, html, file, headline, byline, language }: NewArticleDraft): boolean {
  return html === null && file === null && [text, headline, byline, language].every((value) => value.trim() === "");
}
