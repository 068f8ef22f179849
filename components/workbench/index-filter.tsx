import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useDesk } from "./context.ts";
import { FILTERS, type Filter } from "./filter.ts";
import { useKeysHeard } from "./key-cap.tsx";
import { useSignal } from "./signal.ts";

const PAUSE = 150;

/** Narrows the list by words and by what a claim is. */
export function IndexFilter() {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench.index");
  const { total, unfinished, verdicts, noSource, stale, nearby, proposed, orphaned } = useSignal(workbench.progress);
  const filter = useSignal(page.filter);
  const shown = useSignal(page.shown).length;
  const counts: Record<Filter, number> = {
    all: total,
    unfinished,
    ...verdicts,
    "no-source": noSource,
    changed: stale,
    nearby,
    proposed,
    gone: orphaned,
  };
  return (
    <div className="index-filter">
      <SearchField />
      <select
        aria-label={t("filter")}
        value={filter}
        onChange={(event) => page.filter.set(FILTERS.find((one) => one === event.target.value) ?? "all")}
      >
        {FILTERS.map((one) => (
          <option key={one} value={one}>
            {`${t(`filters.${one}`)} (${counts[one]})`}
          </option>
        ))}
      </select>
      <p role="status" className="sr-only">
        {t("shown", { count: shown })}
      </p>
    </div>
  );
}

function SearchField() {
  const { page } = useDesk();
  const t = useTranslations("workbench.index");
  const heard = useKeysHeard();
  const [typed, setTyped] = useState(() => page.search.get());
  const searched = useSignal(page.search);
  const [answeredSearch, setAnsweredSearch] = useState(searched);
  // Cleared from elsewhere, the field is empty too.
  if (searched !== answeredSearch) {
    setAnsweredSearch(searched);
    if (searched === "") setTyped("");
  }
  const wanted = useSignal(page.searching);
  const answered = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wanted !== answered.current) {
      field.current?.focus();
      field.current?.select();
    }
    answered.current = wanted;
  }, [wanted]);
  useEffect(() => {
    const timer = setTimeout(() => page.search.set(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [page, typed]);
  return (
    <div className="relative">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-faint"
      />
      <input
        ref={field}
        type="search"
        aria-label={t("search")}
        aria-keyshortcuts={heard("/")}
        placeholder={t("search")}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
