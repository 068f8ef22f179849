import { useEffect } from "react";
import { useDesk } from "./context.ts";
import { useMedia, WIDE } from "./media.ts";
import { useSignal } from "./signal.ts";

/** How often a long way is corrected: blocks on it get their true height only when they come into sight. */
const CORRECTIONS = 5;

/**
 * Keeps the highlight of the claim that is turned to in sight: below the bar, and above the open card where that is a
 * sheet over the text. Long ways are gone at once, for a smooth scroll through unmeasured text ends somewhere else.
 */
export function useKeepInSight(): void {
  const { workbench } = useDesk();
  const beside = useMedia(WIDE);
  const active = useSignal(workbench.active);
  useEffect(() => {
    if (active === null) return;
    const root = document.documentElement;
    let left = CORRECTIONS;
    // The margin moves the card in the next frame; a card without a highlight is looked for after that.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(look);
    });
    function look() {
      const mark = workbench.view?.dom.querySelector(`mark[data-claim="${active}"]`);
      if (!mark) {
        // Its text is gone: the card, below the text, is all there is to see.
        if (beside) document.querySelector("li[data-active]")?.scrollIntoView({ block: "nearest" });
        return;
      }
      const sheet = beside ? null : document.querySelector("li[data-active]");
      const foot = sheet ? sheet.getBoundingClientRect().top : innerHeight;
      // What scrolls a highlight into the middle means the middle of what is seen.
      root.style.scrollPaddingBlockEnd = sheet ? `${innerHeight - foot}px` : "";
      const { top, bottom } = mark.getBoundingClientRect();
      const bar = document.querySelector(".workbench-bar")?.getBoundingClientRect().bottom ?? 0;
      const inSight = bottom > bar && top < foot - 16;
      const near = beside && top > -2 * innerHeight && bottom < 3 * innerHeight;
      if (inSight && sheet) scrollTo({ top: scrollY, behavior: "instant" });
      if (inSight || near) return;
      mark.scrollIntoView({ block: "center", behavior: "instant" });
      if (left-- > 0) frame = requestAnimationFrame(look);
    }
    return () => {
      cancelAnimationFrame(frame);
      root.style.scrollPaddingBlockEnd = "";
    };
  }, [workbench, beside, active]);
}
