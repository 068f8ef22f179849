"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useTransition } from "react";
import { useTranslations } from "use-intl/react";
import { Versions, type VersionsContext } from "./context.ts";
import { partedAt, saidOf } from "./followed.ts";
import { HEADING_ID } from "./heading-id.ts";
import { comparedWith, type KnownPoints, seqIn } from "./points.ts";
import { useFollowed } from "./use-followed.ts";
import { focusRow, rowAtFocus, rowOf, VersionList } from "./version-list.tsx";

type Props = Pick<VersionsContext, "articleId" | "memberId"> & {
  /** What was known as the page was made. */
  known: KnownPoints;
  children: ReactNode;
};

/**
 * The list of points beside what is read or compared. The address says what that is, so all of it can be shared. What
 * others do appears in the list while it is looked at.
 */
export function VersionsShell({ children, articleId, memberId, known }: Props) {
  const t = useTranslations("versions");
  const search = useSearchParams();
  const chosen = seqIn(search.get("seq"));
  const isOpen = search.size > 0;
  const [pending, startTransition] = useTransition();
  const now = useFollowed(articleId, known);
  const versions = useMemo(() => ({ ...now, articleId, memberId }), [now, articleId, memberId]);
  useFreshPane(known, now, search);
  useFocusFollows(search.toString(), chosen ?? seqIn(search.get("to")));
  useVersionKeys(versions, startTransition);
  return (
    <Versions value={versions}>
      <div className="versions" data-open={isOpen || undefined}>
        <VersionList chosen={chosen} />
        <section aria-label={t("pane")} aria-busy={pending || undefined} className="versions-pane">
          {children}
        </section>
      </div>
    </Versions>
  );
}

/** Asks for the page anew, once what is read is the present no more or has another name, or names part the list elsewhere. */
function useFreshPane(loaded: KnownPoints, now: KnownPoints, search: URLSearchParams): void {
  const router = useRouter();
  const shown = ["seq", "from", "to"].flatMap((name) => seqIn(search.get(name)) ?? []);
  const said = `${saidOf(shown, now)} ${partedAt(now)}`;
  const isStale = said !== `${saidOf(shown, loaded)} ${partedAt(loaded)}`;
  useEffect(() => {
    if (isStale && said) router.refresh();
  }, [router, isStale, said]);
}

/** Whoever goes somewhere on the page finds the focus there: at what is read, or at the line they come back to. */
function useFocusFollows(search: string, chosen: number | null): void {
  const before = useRef({ search, chosen });
  useEffect(() => {
    const { search: last, chosen: left } = before.current;
    before.current = { search, chosen };
    if (last === search) return;
    const heading = document.getElementById(HEADING_ID);
    if (heading) heading.focus();
    else focusRow(rowOf(left));
  }, [search, chosen]);
}

function useVersionKeys(versions: VersionsContext, startTransition: (work: () => void) => void): void {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  // Before anything is painted, so that a key always means what one sees.
  useLayoutEffect(() => {
    const go = (query: string) => startTransition(() => router.push(`${path}${query}`, { scroll: false }));
    const to = seqIn(search.get("to"));
    const acts: Record<string, () => boolean> = {
      c() {
        const pair = comparedWith(seqOfRow(rowAtFocus()) ?? seqIn(search.get("seq")) ?? versions.end, versions);
        if (pair) go(`?from=${pair.from}&to=${pair.to}`);
        return pair !== null;
      },
      escape() {
        if (search.size > 0) go(to === null ? "" : `?seq=${to}`);
        return search.size > 0;
      },
      j: () => focusRow(rowAtFocus(1) ?? rowOf(seqIn(search.get("seq")) ?? to)),
      k: () => focusRow(rowAtFocus(-1) ?? rowOf(seqIn(search.get("seq")) ?? to)),
    };
    function hear(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const isField = event.target instanceof Element && event.target.closest("input, select, textarea");
      if (isField || document.querySelector("dialog:modal, [popover]:not([popover=manual]):popover-open")) return;
      if (acts[event.key.toLowerCase()]?.()) event.preventDefault();
    }
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [router, path, search, versions, startTransition]);
}

function seqOfRow(row: HTMLElement | null): number | null {
  return seqIn(row?.dataset["point"]);
}
