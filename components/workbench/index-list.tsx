import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { useDesk } from "./context.ts";
import { IndexRow } from "./index-row.tsx";
import { useSignal } from "./signal.ts";

/** Height of a row in rem; the style sheet has the same. */
const ROW = 3.375;
/** Rows drawn beyond those in sight, and the step in which the drawn part moves. */
const SPARE = 12;

/** The claims that pass the filter, in the order of the text; those whose text is gone come under a heading of their own. */
export function IndexList({ onChosen }: { onChosen?: () => void }) {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench.index");
  const shown = useSignal(page.shown);
  const progress = useSignal(workbench.progress);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts change when a claim's text goes or comes back.
  const [standing, gone] = useMemo(() => {
    const isGone = (id: string) => workbench.claim(id).get()?.orphaned === true;
    return [shown.filter((id) => !isGone(id)), shown.filter(isGone)];
  }, [workbench, shown, progress]);
  return (
    <div className="index-scroller" ref={useFollowActive(standing)}>
      {shown.length === 0 ? <NothingShown /> : null}
      <Rows claims={standing} onChosen={onChosen} />
      {gone.length > 0 ? (
        <>
          <h2 className="index-heading">{t("gone")}</h2>
          <ol aria-label={t("gone")} onKeyDown={moveByArrows}>
            {gone.map((claimId) => (
              <IndexRow key={claimId} claimId={claimId} onChosen={onChosen} />
            ))}
          </ol>
        </>
      ) : null}
    </div>
  );
}

/** Only what is in sight and a little more is drawn; the padding keeps the rest's room. */
function Rows({ claims, onChosen }: { claims: readonly string[]; onChosen?: () => void }) {
  const t = useTranslations("workbench.index");
  const list = useRef<HTMLOListElement>(null);
  const [first, setFirst] = useState(0);
  const [count, setCount] = useState(40);
  useEffect(() => {
    const scroller = list.current?.parentElement;
    if (!scroller) return;
    const row = rowHeight();
    const read = () => {
      const above = Math.floor(scroller.scrollTop / row / SPARE) * SPARE;
      setFirst(Math.max(0, above - SPARE));
      setCount(Math.ceil(scroller.clientHeight / row) + 3 * SPARE);
    };
    const sizes = new ResizeObserver(read);
    sizes.observe(scroller);
    scroller.addEventListener("scroll", read, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener("scroll", read);
    };
  }, []);
  const start = Math.min(first, Math.max(0, claims.length - count));
  const drawn = claims.slice(start, start + count);
  useEffect(() => {
    if (!list.current) return;
    list.current.style.paddingBlockStart = `${start * ROW}rem`;
    list.current.style.paddingBlockEnd = `${(claims.length - start - drawn.length) * ROW}rem`;
  }, [start, claims.length, drawn.length]);
  return (
    <ol ref={list} aria-label={t("standing")} onKeyDown={moveByArrows}>
      {drawn.map((claimId, index) => (
        <IndexRow
          key={claimId}
          claimId={claimId}
          onChosen={onChosen}
          position={start + index + 1}
          total={claims.length}
        />
      ))}
    </ol>
  );
}

function NothingShown() {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench.index");
  const { total } = useSignal(workbench.progress);
  if (total === 0) return <p className="p-3 text-tool text-soft">{t("empty")}</p>;
  return (
    <div className="flex flex-col items-start gap-2 p-3 text-tool text-soft">
      <p>{t("nothing")}</p>
      <Button
        size="small"
        onClick={() => {
          page.filter.set("all");
          page.search.set("");
          // The button goes away; the focus must not go with it.
          page.openIndex(true);
        }}
      >
        {t("showAll")}
      </Button>
    </div>
  );
}

/** Keeps the active claim's row in sight. What another filter or search leaves is shown from its top, if not from there. */
function useFollowActive(claims: readonly string[]) {
  const { workbench, page } = useDesk();
  const active = useSignal(workbench.active);
  const narrowed = `${useSignal(page.filter)} ${useSignal(page.search)}`;
  const before = useRef(narrowed);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = scroller.current;
    const at = active === null ? -1 : claims.indexOf(active);
    if (!element) return;
    if (narrowed !== before.current) element.scrollTop = 0;
    before.current = narrowed;
    if (at < 0) return;
    const row = rowHeight();
    const top = at * row;
    if (top < element.scrollTop || top + row > element.scrollTop + element.clientHeight)
      element.scrollTop = top - (element.clientHeight - row) / 2;
  }, [active, claims, narrowed]);
  return scroller;
}

function rowHeight(): number {
  return ROW * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const row = document.activeElement?.closest("li");
  const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  next?.querySelector("button")?.focus();
  event.preventDefault();
}
