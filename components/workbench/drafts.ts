import { type DBSchema, type IDBPDatabase, openDB } from "idb";

interface DraftDatabase extends DBSchema {
  drafts: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<DraftDatabase>> | null = null;
/** What was typed in this tab, so that a box that is closed and opened again has its words at once. */
const inThisTab = new Map<string, unknown>();

function database(): Promise<IDBPDatabase<DraftDatabase>> {
  opened ??= openDB<DraftDatabase>("stet-drafts", 1, { upgrade: (made) => void made.createObjectStore("drafts") });
  return opened;
}

/** The draft as this tab knows it; undefined when it has not seen one. */
export function knownDraft(key: string): unknown {
  return inThisTab.get(key);
}

/** The draft this browser keeps; undefined without one, and where the browser keeps nothing at all. */
export async function loadDraft(key: string): Promise<unknown> {
  try {
    return await (await database()).get("drafts", key);
  } catch {
    return undefined;
  }
}

/** Keeps a draft. A browser that cannot still has it in this tab. */
export async function saveDraft(key: string, value: unknown): Promise<void> {
  inThisTab.set(key, value);
  try {
    await (await database()).put("drafts", value, key);
  } catch {}
}

/** Forgets a draft: its words have gone where they were meant to go. */
export async function forgetDraft(key: string): Promise<void> {
  inThisTab.delete(key);
  try {
    await (await database()).delete("drafts", key);
  } catch {}
}
