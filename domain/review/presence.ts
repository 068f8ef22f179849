import type { Caret } from "./carets.ts";
import type { Person } from "./model.ts";

/** The three ways to work on the text (DESIGN §5). */
export const MODES = ["check", "edit", "read"] as const;
export type Mode = (typeof MODES)[number];

/** What one tab tells of itself. Kept in memory while the tab lives, and never stored. */
export interface OwnPresence {
  /** Where the caret or selection is, at a confirmed version; null when the text has none. */
  caret: Caret | null;
  /** The claim that is looked at. */
  claimId: string | null;
  mode: Mode;
}

/** One tab in which somebody has the article open. */
export interface Presence extends OwnPresence {
  person: Person;
  /** As the person's own page named it: only together with the person it names one tab. */
  tab: string;
}

/** What changed in who is there, or all of it. */
export interface PresenceNews {
  articleId: string;
  /** Whether `here` is everybody, so that whoever is not in it is gone. */
  whole: boolean;
  /** Tabs that came or changed, the one that changed last at the end. */
  here: readonly Presence[];
  /** Keys of tabs that are gone. */
  gone: readonly string[];
}

/** The name of a tab among those of everybody. */
export function presenceKey(personId: string, tab: string): string {
  return `${personId}/${tab}`;
}

/** Who is there, put together from the news. */
export class PresenceBoard {
  readonly #tabs = new Map<string, Presence>();

  /** Answers the keys of tabs that were not known before. */
  apply({ whole, here, gone }: PresenceNews): string[] {
    const known = new Set(this.#tabs.keys());
    if (whole) this.#tabs.clear();
    for (const key of gone) this.#tabs.delete(key);
    const fresh: string[] = [];
    for (const presence of here) {
      const key = presenceKey(presence.person.id, presence.tab);
      if (!known.has(key)) fresh.push(key);
      // Put in anew, so that the one that changed last stands at the end.
      this.#tabs.delete(key);
      this.#tabs.set(key, presence);
    }
    return fresh;
  }

  /** Every tab by its key, the one that changed last at the end. */
  get tabs(): ReadonlyMap<string, Presence> {
    return this.#tabs;
  }

  /** All of it, as news for someone who knows nothing yet. */
  whole(articleId: string): PresenceNews {
    return { articleId, whole: true, here: [...this.#tabs.values()], gone: [] };
  }
}
