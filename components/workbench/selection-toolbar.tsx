import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { VERDICTS } from "#domain/review/model.ts";
import { VerdictIcon } from "../ui/verdict-icon.tsx";
import { useDerived, useDesk } from "./context.ts";
import { KeyCap, useKeysHeard } from "./key-cap.tsx";
import { VERDICT_KEYS } from "./keys.ts";
import { useMedia } from "./media.ts";
import { useSignal } from "./signal.ts";
import { useActions } from "./use-actions.ts";

const GAP = 10;

/**
 * What can be done with the selected words, beside them. It follows the text in the order of the Tab key and takes
 * neither the focus nor the selection away when it is pressed.
 */
export function SelectionToolbar() {
  const { workbench } = useDesk();
  const mode = useSignal(workbench.mode);
  const some = useDerived(workbench.selection, ({ place }) => place !== null);
  return some && mode !== "read" ? <Toolbar /> : null;
}

function Toolbar() {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.toolbar");
  const verdicts = useTranslations("verdicts");
  const actions = useActions();
  const heard = useKeysHeard();
  const { others, quote } = useSignal(workbench.selection);
  const active = useSignal(workbench.active);
  const bar = useRef<HTMLDivElement>(null);
  const atFoot = useMedia("(pointer: coarse), (max-width: 640px)");
  usePlaceBesideSelection(bar, atFoot);
  useOutOfTheWay(bar);

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t("label")}
      aria-orientation="horizontal"
      className="selection-toolbar"
      data-foot={atFoot || undefined}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={moveByArrows}
    >
      {VERDICTS.map((verdict) => (
        <button
          key={verdict}
          type="button"
          aria-keyshortcuts={heard(VERDICT_KEYS[verdict])}
          onClick={(event) => actions.judge(verdict, event.altKey)}
        >
          <VerdictIcon verdict={verdict} />
          <span>{verdicts(verdict)}</span>
          <KeyCap letter={VERDICT_KEYS[verdict]} />
        </button>
      ))}
      {others > 0 ? (
        <button type="button" data-tooltip={quote} onClick={() => actions.markEverywhere("needs-source")}>
          {t("everywhere", { count: others })}
        </button>
      ) : null}
      {active ? <ForClaim key={active} claimId={active} /> : null}
    </div>
  );
}

/** What the selection can be for the claim that is open: one place more, or another; when its text is gone, its place. */
function ForClaim({ claimId }: { claimId: string }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const actions = useActions();
  const heard = useKeysHeard();
  const view = useSignal(workbench.claim(claimId));
  if (!view) return null;
  const { number } = view.claim;
  return (
    <>
      <button type="button" aria-keyshortcuts={heard("A")} onClick={() => actions.addSelection()}>
        {view.orphaned ? t("attachClaim", { number }) : t("toolbar.add", { number })}
        <KeyCap letter="A" />
      </button>
      {view.orphaned ? null : (
        <button type="button" onClick={() => actions.moveToSelection(claimId)}>
          {t("toolbar.move", { number })}
        </button>
      )}
    </>
  );
}

/** Arrow keys go along the bar, as in any toolbar. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return;
  const buttons: Element[] = [...event.currentTarget.querySelectorAll("button")];
  const at = document.activeElement ? buttons.indexOf(document.activeElement) : -1;
  const next = buttons.at((at + step) % buttons.length);
  if (next instanceof HTMLElement) next.focus();
  event.preventDefault();
}

/** Takes the bar away while text is dragged, which may be dropped right under it. */
function useOutOfTheWay(bar: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const drag = ({ type }: DragEvent) => {
      if (bar.current) bar.current.hidden = type === "dragstart";
    };
    // What is dropped elsewhere in the text takes the element along that would say that dragging has ended.
    const events = ["dragstart", "dragend", "drop"] as const;
    for (const event of events) addEventListener(event, drag);
    return () => {
      for (const event of events) removeEventListener(event, drag);
    };
  }, [bar]);
}

/** Keeps the bar under the selection's last line, above its first where there is no room, and inside the window. */
function usePlaceBesideSelection(bar: React.RefObject<HTMLDivElement | null>, atFoot: boolean): void {
  const { workbench } = useDesk();
  const selection = useSignal(workbench.selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection is another place.
  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    if (atFoot) {
      element.style.translate = "";
      return;
    }
    let frame = 0;
    const put = () => {
      frame = 0;
      const box = workbench.view?.selectionBox();
      if (!box) return;
      const { offsetWidth: width, offsetHeight: height } = element;
      const { clientWidth, clientHeight } = document.documentElement;
      const under = box.bottom + GAP + height <= clientHeight;
      const left = Math.max(8, Math.min(box.left, clientWidth - width - 8));
      const top = under ? box.bottom + GAP : Math.max(56, box.top - height - GAP);
      element.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
    };
    const soon = () => {
      frame ||= requestAnimationFrame(put);
    };
    put();
    const stop = workbench.layout.subscribe(soon);
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      stop();
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, [workbench, selection, atFoot, bar]);
}
