import { useCallback, useSyncExternalStore } from "react";
import type { ArticleRow } from "#domain/review/model.ts";
import { useDesk } from "./context.ts";

/** What the article is called, who wrote it and in which language; renders again when somebody sets it anew. */
export function useArticleRow(): ArticleRow {
  const { session } = useDesk().workbench;
  const subscribe = useCallback((changed: () => void) => session.listen({ rowsChanged: changed }), [session]);
  const read = () => session.store.article;
  return useSyncExternalStore(subscribe, read, read);
}
