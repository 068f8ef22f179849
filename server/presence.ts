import type { Person } from "#domain/review/model.ts";
import { type OwnPresence, type Presence, type PresenceNews, presenceKey } from "#domain/review/presence.ts";

/** How long a tab is believed to be there after it was last heard of, milliseconds. Pages speak up every 15 seconds. */
const BELIEVED = 40_000;
/** How often it is looked whom that concerns. */
const SWEEP = 5_000;
/** News of an article are gathered for this long, so that many who move at once cost each reader one message. */
const GATHER = 100;

/** The most tabs that are kept: of one person in one article, of one article, and at all. */
const MOST = { ofPerson: 16, ofArticle: 512, atAll: 20_000 };

/** Hears news of one article. Must not throw. */
type Listener = (news: PresenceNews) => void;

/** Time as the registry needs it. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Does something later, unless the process ends first. */
  after(milliseconds: number, work: () => void): void;
}

const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  after: (milliseconds, work) => void setTimeout(work, milliseconds).unref(),
};

interface Entry {
  person: Person;
  sessionId: string;
  /** null once the tab has left: what it sent before, and comes after, must not bring it back. */
  presence: Presence | null;
  turn: number;
  heard: number;
}

/** Whose tab it is, as the server knows it. */
export interface TabOwner {
  person: Person;
  sessionId: string;
}

/** Which tab it is, as its person's page says, and the number of what it says: a later one counts. */
export interface TabTurn {
  tab: string;
  turn: number;
}

/** Who has which article open, in memory only. A tab is known by its person and the name that its page gave it. */
export class PresenceRegistry {
  readonly #clock: Clock;
  /** By article, then by tab; the tab that changed last stands at the end. */
  readonly #articles = new Map<string, Map<string, Entry>>();
  readonly #listeners = new Map<string, Set<Listener>>();
  /** Tabs that changed since the last news, by article. */
  readonly #changed = new Map<string, Set<string>>();
  #sweeping = false;

  constructor(clock: Clock = SYSTEM_CLOCK) {
    this.#clock = clock;
  }

  /** How many tabs are kept, those included that have just left. */
  get size(): number {
    let size = 0;
    for (const tabs of this.#articles.values()) size += tabs.size;
    return size;
  }

  /**
   * Takes in what a tab tells of itself. False when there is no room for one more tab; of one person, the tab that was not
   * heard of for the longest time makes room.
   */
  tell(articleId: string, { person, sessionId }: TabOwner, { tab, turn }: TabTurn, own: OwnPresence): boolean {
    const key = presenceKey(person.id, tab);
    const known = this.#articles.get(articleId)?.get(key);
    if (known && turn <= known.turn) return true;
    if (!known && !this.#makeRoom(articleId, person.id)) return false;
    const presence: Presence = { person, tab, ...own };
    this.#put(articleId, key, { person, sessionId, presence, turn, heard: this.#clock.now() });
    return true;
  }

  /** A tab says that it closes. */
  leave(articleId: string, { person }: TabOwner, { tab, turn }: TabTurn): void {
    const key = presenceKey(person.id, tab);
    const known = this.#articles.get(articleId)?.get(key);
    if (known && turn > known.turn)
      this.#put(articleId, key, { ...known, presence: null, turn, heard: this.#clock.now() });
  }

  /** Whoever signs out is nowhere any more. */
  endSession(sessionId: string): void {
    for (const [articleId, tabs] of this.#articles)
      for (const [key, entry] of tabs) if (entry.sessionId === sessionId) this.#remove(articleId, key);
  }

  /** Everybody who is there. */
  whole(articleId: string): PresenceNews {
    const here = [...(this.#articles.get(articleId)?.values() ?? [])].flatMap(({ presence }) => presence ?? []);
    return { articleId, whole: true, here, gone: [] };
  }

  /** Calls `listener` with what changes from now on; returns how to stop. */
  subscribe(articleId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(articleId) ?? new Set();
    this.#listeners.set(articleId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(articleId) === listeners) this.#listeners.delete(articleId);
    };
  }

  #put(articleId: string, key: string, entry: Entry): void {
    const tabs = this.#articles.get(articleId) ?? new Map<string, Entry>();
    this.#articles.set(articleId, tabs);
    const before = tabs.get(key)?.presence ?? null;
    const isSame = JSON.stringify(before) === JSON.stringify(entry.presence);
    if (!isSame) tabs.delete(key);
    tabs.set(key, entry);
    if (!isSame) this.#tellLater(articleId, key);
    this.#sweepLater();
  }

  #remove(articleId: string, key: string): void {
    const tabs = this.#articles.get(articleId);
    const wasThere = tabs?.get(key)?.presence != null;
    tabs?.delete(key);
    if (tabs?.size === 0) this.#articles.delete(articleId);
    if (wasThere) this.#tellLater(articleId, key);
  }

  #makeRoom(articleId: string, personId: string): boolean {
    const tabs = this.#articles.get(articleId);
    if ((tabs?.size ?? 0) >= MOST.ofArticle || this.size >= MOST.atAll) return false;
    const own = [...(tabs ?? [])].filter(([, { person }]) => person.id === personId);
    if (own.length >= MOST.ofPerson) {
      const [silent] = own.toSorted(([, one], [, other]) => one.heard - other.heard);
      if (silent) this.#remove(articleId, silent[0]);
    }
    return true;
  }

  #tellLater(articleId: string, key: string): void {
    const changed = this.#changed.get(articleId);
    if (changed) {
      changed.add(key);
      return;
    }
    this.#changed.set(articleId, new Set([key]));
    this.#clock.after(GATHER, () => this.#tellNow(articleId));
  }

  #tellNow(articleId: string): void {
    const changed = this.#changed.get(articleId) ?? new Set();
    this.#changed.delete(articleId);
    const tabs = this.#articles.get(articleId);
    const gone = [...changed].filter((key) => !tabs?.get(key)?.presence);
    // In the order of the tabs, where what changed last stands at the end.
    const here = [...(tabs ?? [])].flatMap(([key, { presence }]) => (presence && changed.has(key) ? presence : []));
    const news: PresenceNews = { articleId, whole: false, here, gone };
    for (const listener of this.#listeners.get(articleId) ?? []) listener(news);
  }

  #sweepLater(): void {
    if (this.#sweeping) return;
    this.#sweeping = true;
    this.#clock.after(SWEEP, () => this.#sweep());
  }

  #sweep(): void {
    this.#sweeping = false;
    const believed = this.#clock.now() - BELIEVED;
    for (const [articleId, tabs] of this.#articles)
      for (const [key, { heard }] of tabs) if (heard < believed) this.#remove(articleId, key);
    if (this.#articles.size > 0) this.#sweepLater();
  }
}
