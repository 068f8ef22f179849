/** What the page that puts a new draft in leaves for the workbench: which event can be taken back. For this tab alone. */
const keyFor = (articleId: string) => `stet-undo-${articleId}`;

export function leaveNewDraft(articleId: string, eventId: string): void {
  sessionStorage.setItem(keyFor(articleId), eventId);
}

export function newDraftOf(articleId: string): string | null {
  return sessionStorage.getItem(keyFor(articleId));
}

export function forgetNewDraft(articleId: string): void {
  sessionStorage.removeItem(keyFor(articleId));
}
