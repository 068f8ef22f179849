import { useEffect } from "react";
import { useDesk } from "./context.ts";
import { useMedia, WIDE } from "./media.ts";
import { useSignal } from "./signal.ts";

/** Where the open card is a sheet over the text, keeps the highlight it belongs to in sight above it. */
export function useSheet(): void {
  const { workbench } = useDesk();
  const beside = useMedia(WIDE);
  const active = useSignal(workbench.active);
  useEffect(() => {
    if (beside || active === null) return;
    const root = document.documentElement;
    const frame = requestAnimationFrame(() => {
      const sheet = document.querySelector("li[data-active]");
      const mark = workbench.view?.dom.querySelector(`mark[data-claim="${active}"]`);
      if (!sheet || !mark) return;
      const { top } = sheet.getBoundingClientRect();
      // What scrolls a highlight into the middle means the middle of what is seen.
      root.style.scrollPaddingBlockEnd = `${innerHeight - top}px`;
      const words = mark.getBoundingClientRect();
      const bar = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
      // In sight already: whatever scrolls towards the middle of the whole window stops.
      if (words.top > bar && words.bottom < top - 8) scrollTo({ top: scrollY, behavior: "instant" });
      else mark.scrollIntoView({ block: "center", behavior: "instant" });
    });
    return () => {
      cancelAnimationFrame(frame);
      root.style.scrollPaddingBlockEnd = "";
    };
  }, [workbench, beside, active]);
}
