/**
 * What one did in this tab that can still be taken back when the page is opened again: after a reload, or back from the
 * report, the versions, a new draft. Ids of events, the oldest first; typing is not among them, for the editor's own history
 * goes with the page. For this tab alone.
 */
const keyFor = (articleId: string) => `stet-undo-${articleId}`;
const draftKeyFor = (articleId: string) => `stet-new-draft-${articleId}`;

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

/** What the page that puts a new draft in leaves for the workbench, which says so and offers to take it back. */
export function leaveNewDraft(articleId: string, eventId: string, as: "draft" | "restored"): void {
  keepActs(articleId, [...keptActs(articleId), eventId]);
  sessionStorage.setItem(draftKeyFor(articleId), `${as} ${eventId}`);
}

/** The new draft that was put in just now, or the version that was restored; it is asked for once. */
export function takeNewDraft(articleId: string): { as: "draft" | "restored"; eventId: string } | null {
  const [as, eventId = ""] = sessionStorage.getItem(draftKeyFor(articleId))?.split(" ") ?? [];
  sessionStorage.removeItem(draftKeyFor(articleId));
  return as === "draft" || as === "restored" ? { as, eventId } : null;
}
