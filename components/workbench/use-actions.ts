import { useMemo } from "react";
import { useTranslations } from "use-intl/react";
import type { Range } from "#domain/article/anchor.ts";
import type { Verdict } from "#domain/review/model.ts";
import { dismissToast, showToast } from "../ui/toast-store.ts";
import { useAttempt, useDesk } from "./context.ts";
import { type Copy, sameCopy } from "./copies.ts";

/** How long a removed claim is offered back; the key brings it back for longer. */
const UNDO_OFFERED = 15_000;

/** What can be done to claims, each said aloud once it is done. The same for keys, toolbar and cards. */
export interface Actions {
  /** Judges the selection, or else the claim at hand; see `Workbench.judge`. */
  judge(verdict: Verdict, exact?: boolean): void;
  setVerdict(claimId: string, verdict: Verdict): void;
  /** Makes one claim of the selection and of all other places with the same words. */
  markEverywhere(verdict: Verdict): void;
  /**
   * Adds the selection to the active claim, or attaches the claim to it when its text is gone; see `Workbench.judge` for
   * `exact`.
   */
  addSelection(exact?: boolean): void;
  /** Makes the selection a claim's place, in exchange for the given one, or else for the one it meets. */
  moveToSelection(claimId: string, spanId?: string): void;
  /** Gives a claim whose text is gone the place of one of the copies of its words, where that stands now. */
  moveToCopy(claimId: string, copy: Copy): void;
  /** Takes one of its places from a claim that has others. */
  dropPlace(claimId: string, spanId: string): void;
  remove(claimId: string): void;
  restore(claimId: string): void;
  /** Takes back what one did last, or does it again. */
  goBack(direction: "undo" | "redo"): void;
}

export function useActions(): Actions {
  const { workbench, page } = useDesk();
  const attempt = useAttempt();
  const t = useTranslations("workbench");
  const verdicts = useTranslations("verdicts");
  return useMemo(() => {
    const numberOf = (claimId: string) => workbench.session.store.claim(claimId)?.number ?? 0;
    const sayVerdict = (claimId: string, verdict: Verdict) =>
      page.say(t("said.verdict", { number: numberOf(claimId), verdict: verdicts(verdict) }));

    const restore = (claimId: string) =>
      void (attempt(() => workbench.restore(claimId)) && page.say(t("said.restored", { number: numberOf(claimId) })));
    const goBack = (direction: "undo" | "redo") =>
      void attempt(() => {
        const undone = workbench[direction]();
        if (undone === "nothing") page.say(t(`said.nothingTo.${direction}`));
        else if (undone === "only-in-edit") offerEdit(direction);
        else if (undone.on === "text") page.say(t(`said.text.${direction}`));
        else if (undone.on === "draft") page.say(t(`said.draft.${direction}`));
        else if (undone.claimId) page.say(t(`said.claim.${direction}`, { number: numberOf(undone.claimId) }));
        else page.say(t(`said.other.${direction}`));
      });
    const moveTo = (claimId: string, place: Range, wanted?: string) => {
      const spanId = wanted ?? workbench.placeToMove(claimId, place);
      if (spanId && attempt(() => workbench.movePlace(claimId, spanId, place)))
        page.say(t("said.placeMoved", { number: numberOf(claimId) }));
    };
    const offerEdit = (direction: "undo" | "redo") => {
      const toast = showToast({
        title: t("said.onlyInEdit"),
        topic: "only-in-edit",
        action: {
          label: t("said.goToEdit"),
          run: () => {
            workbench.setMode("edit");
            attempt(() => void workbench[direction]());
          },
        },
      });
      setTimeout(() => dismissToast(toast), UNDO_OFFERED);
    };
    return {
      judge(verdict, exact = false) {
        const place = workbench.view?.selectedPlace(exact) ?? null;
        const atHand = workbench.active.get() ?? workbench.view?.claimsAtSelection()[0];
        let judged = false;
        const work = () => {
          judged = workbench.judge(verdict, exact);
        };
        if (!attempt(work)) return;
        const claimId = place ? workbench.active.get() : atHand;
        if (!judged || !claimId) page.say(t("said.nothingToJudge"));
        else sayVerdict(claimId, verdict);
      },
      setVerdict(claimId, verdict) {
        if (attempt(() => workbench.setVerdict(claimId, verdict))) sayVerdict(claimId, verdict);
      },
      markEverywhere(verdict) {
        const { place } = workbench.selection.get();
        if (!place) return;
        const places = [place, ...workbench.otherPlaces(place)];
        attempt(() => {
          const claimId = workbench.mark(verdict, places);
          page.say(t("said.places", { number: numberOf(claimId), count: places.length }));
        });
      },
      addSelection(exact = false) {
        const claimId = workbench.active.get();
        const place = workbench.view?.selectedPlace(exact) ?? null;
        if (!claimId || !place) return;
        if (workbench.claim(claimId).get()?.orphaned) return moveTo(claimId, place);
        if (attempt(() => workbench.addPlaces(claimId, [place])))
          page.say(t("said.placeAdded", { number: numberOf(claimId) }));
      },
      moveToSelection(claimId, wanted) {
        const { place } = workbench.selection.get();
        if (place) moveTo(claimId, place, wanted);
      },
      moveToCopy(claimId, shown) {
        const copy = sameCopy(shown, workbench.copiesOf(claimId));
        if (!copy) page.say(t("said.copyChanged"));
        if (!copy || !attempt(() => workbench.movePlace(claimId, copy.spanId, copy))) return;
        workbench.activate(claimId, { scroll: true });
        page.say(t("said.placeMoved", { number: numberOf(claimId) }));
      },
      dropPlace(claimId, spanId) {
        if (attempt(() => workbench.act({ kind: "claim.removeSpan", claimId, spanId })))
          page.say(t("said.placeDropped", { number: numberOf(claimId) }));
      },
      remove(claimId) {
        const number = numberOf(claimId);
        if (!attempt(() => workbench.remove(claimId))) return;
        const removal = workbench.acts.last;
        const toast = showToast({
          title: t("said.removed", { number }),
          // As long as nothing was done since, it is one step back; then it is one thing more.
          action: {
            label: t("undo"),
            run: () => (workbench.acts.last === removal ? goBack("undo") : restore(claimId)),
          },
        });
        const goAway = () => {
          stop();
          clearTimeout(timer);
          dismissToast(toast);
        };
        const stop = workbench.removed.subscribe(() => {
          if (!workbench.removed.get().some(({ id }) => id === claimId)) goAway();
        });
        const timer = setTimeout(goAway, UNDO_OFFERED);
      },
      restore,
      goBack,
    };
  }, [workbench, page, attempt, t, verdicts]);
}
