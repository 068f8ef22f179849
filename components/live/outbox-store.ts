import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { isEmpty, type OutboxSnapshot } from "#domain/review/outbox.ts";
import type { Kept } from "../workbench/workbench.ts";
import { livingTabs } from "./tabs.ts";

interface OutboxSchema extends DBSchema {
  outbox: { key: string; value: KeptOutbox; indexes: { article: string } };
}

/** What one tab has not had answered. Belongs to a person: another one who signs in here neither sees nor sends it. */
export interface KeptOutbox {
  tab: string;
  articleId: string;
  personId: string;
  snapshot: OutboxSnapshot;
}

/** With more unsent steps than this, not every keystroke writes them all. */
const MANY_STEPS = 200;
const PAUSE = 250;

async function database(): Promise<IDBPDatabase<OutboxSchema>> {
  return openDB<OutboxSchema>("stet-outbox", 1, {
    upgrade: (db) => db.createObjectStore("outbox", { keyPath: "tab" }).createIndex("article", "articleId"),
  });
}

/** Keeps one tab's outbox on this device, always the newest, one write at a time. */
export class OutboxStore {
  readonly #db: Promise<IDBPDatabase<OutboxSchema>>;
  readonly #tab: string;
  readonly #articleId: string;
  readonly #personId: string;
  readonly #told: (kept: Kept) => void;
  #latest: OutboxSnapshot | null = null;
  #writing = false;
  #kept: Kept = "kept";

  /** @param told how far this device has got with keeping what waits, whenever that changes */
  constructor(tab: string, articleId: string, personId: string, told: (kept: Kept) => void) {
    this.#db = database();
    this.#db.catch(() => this.#tell("refused"));
    this.#told = told;
    this.#tab = tab;
    this.#articleId = articleId;
    this.#personId = personId;
  }

  keep(snapshot: OutboxSnapshot): void {
    this.#latest = snapshot;
    // A browser that has refused is believed to refuse again, until it has kept something.
    if (this.#kept === "kept") this.#tell("keeping");
    if (!this.#writing) void this.#write();
  }

  async #write(): Promise<void> {
    this.#writing = true;
    try {
      const db = await this.#db;
      for (let snapshot = this.#take(); snapshot; snapshot = this.#take()) {
        const kept = { tab: this.#tab, articleId: this.#articleId, personId: this.#personId, snapshot };
        await (isEmpty(snapshot) ? db.delete("outbox", this.#tab) : db.put("outbox", kept));
        if (this.#latest === null) this.#tell("kept");
        if (snapshot.steps.length > MANY_STEPS) await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    } catch {
      this.#tell("refused");
    } finally {
      this.#writing = false;
    }
  }

  #tell(kept: Kept): void {
    if (kept === this.#kept) return;
    this.#kept = kept;
    this.#told(kept);
  }

  #take(): OutboxSnapshot | null {
    const latest = this.#latest;
    this.#latest = null;
    return latest;
  }
}

/** What closed tabs of this browser left unsent of an article by this person; nothing where the browser keeps nothing. */
export async function abandonedOutboxes(articleId: string, personId: string): Promise<KeptOutbox[]> {
  const kept = await keptOutboxes(articleId).catch(() => []);
  const own = kept.filter((outbox) => outbox.personId === personId);
  const living = await livingTabs(own.map((outbox) => outbox.tab));
  return own.filter((outbox) => !living.has(outbox.tab));
}

async function keptOutboxes(articleId: string): Promise<KeptOutbox[]> {
  return (await database()).getAllFromIndex("outbox", "article", articleId);
}

/** Forgets what a closed tab left, once another tab has taken it over. */
export async function forgetOutbox(tab: string): Promise<void> {
  await (await database()).delete("outbox", tab);
}
