import { useTranslations } from "use-intl/react";
import { VERDICTS } from "#domain/review/model.ts";
import { classNames } from "../ui/class-names.ts";
import { VerdictIcon } from "../ui/verdict-icon.tsx";
import { useDesk } from "./context.ts";
import type { Filter } from "./filter.ts";
import { useSignal } from "./signal.ts";

/** How many claims there are by verdict and how many are left to do; each narrows the list to what it counts. */
export function Counts() {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench.counts");
  const verdicts = useTranslations("verdicts.counted");
  const filter = useSignal(page.filter);
  const { total, verdicts: counted, unfinished } = useSignal(workbench.progress);

  function narrow(wanted: Filter) {
    page.filter.set(filter === wanted ? "all" : wanted);
    page.openIndex();
  }
  const button = (wanted: Filter) => ({
    type: "button" as const,
    "aria-pressed": filter === wanted && wanted !== "all",
    onClick: () => narrow(wanted),
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent together.
    <div role="group" aria-label={t("label")} className="workbench-counts">
      <button {...button("all")} className="workbench-count workbench-count-total">
        {t("claims", { count: total })}
      </button>
      {VERDICTS.map((verdict) => (
        <button key={verdict} {...button(verdict)} className="workbench-count">
          <VerdictIcon verdict={verdict} />
          <span aria-hidden="true">{counted[verdict]}</span>
          <span className="sr-only">{verdicts(verdict, { count: counted[verdict] })}</span>
        </button>
      ))}
      <button
        {...button("unfinished")}
        className={classNames("workbench-count workbench-count-todo", unfinished === 0 && "text-faint")}
      >
        {t("unfinished", { count: unfinished })}
      </button>
    </div>
  );
}
