import { useEffect, useState } from "react";
import { newId } from "#domain/ids.ts";
import { followLog } from "../live/event-channel.ts";
import type { Preview } from "./preview.ts";

/** Somebody has done something to the article since it was compared. */
export interface Meanwhile {
  name: string;
  /** Whether the text is another one; otherwise claims are. */
  isText: boolean;
}

/** Follows the log while a comparison is shown, and says when it is out of date. */
export function useMeanwhile(articleId: string, preview: Preview): Meanwhile | null {
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  useEffect(() => {
    setMeanwhile(null);
    let { seq } = preview;
    return followLog(newId(), {
      articleId,
      seq: () => seq,
      received(event) {
        if (event.seq <= seq) return;
        seq = event.seq;
        const isText = event.version > preview.version;
        const isClaim = event.changes.some(({ table }) => table === "claims" || table === "spans");
        if (isText || isClaim) setMeanwhile({ name: event.actorName, isText });
      },
      streaming: () => {},
    });
  }, [articleId, preview]);
  return meanwhile;
}
