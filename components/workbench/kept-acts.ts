/**
 * What one did in this tab that can still be taken back when the page is opened again: after a reload, or back from the
 * report, the versions, a new draft. Ids of events, the oldest first; typing is not among them, for the editor's own history
 * goes with the page. For this tab alone.
 */
const keyFor = (articleId: string) => `stet-undo-${articleId}`;
const draftKeyFor = (articleId: string) => `stet-put-in-${articleId}`;

/** As many as are looked for in the log. */
const MOST = 50;

export function keptActs(articleId: string): string[] {
  const kept = sessionStorage.getItem(keyFor(articleId));
  return kept === null ? [] : kept.split(" ");
}

export function keepActs(articleId: string, eventIds: readonly string[]): void {
  if (eventIds.length === 0) sessionStorage.removeItem(keyFor(articleId));
  else sessionStorage.setItem(keyFor(articleId), eventIds.slice(-MOST).join(" "));
}

/** A new draft that was put in just now. */
export interface NewDraft {
  eventId: string;
  /** What it went back to, in words; null for one that went back to nothing. */
  restored: string | null;
}

/** What the page that puts a new draft in leaves for the workbench, which says so and offers to take it back. */
export function leaveNewDraft(articleId: string, draft: NewDraft): void {
  keepActs(articleId, [...keptActs(articleId), draft.eventId]);
  sessionStorage.setItem(draftKeyFor(articleId), JSON.stringify(draft));
}

/** The new draft that was put in just now; it is asked for once. */
export function takeNewDraft(articleId: string): NewDraft | null {
  const left = sessionStorage.getItem(draftKeyFor(articleId));
  sessionStorage.removeItem(draftKeyFor(articleId));
  return left === null ? null : (JSON.parse(left) as NewDraft);
}
