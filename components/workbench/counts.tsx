import { ListTodo, TextCursorInput } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { VERDICTS } from "#domain/review/model.ts";
import { classNames } from "../ui/class-names.ts";
import { VerdictIcon } from "../ui/verdict-icon.tsx";
import { useDesk } from "./context.ts";
import type { Filter } from "./filter.ts";
import { useSignal } from "./signal.ts";

/** How many claims there are by verdict, how many of them changed since, and how many are left to do; each narrows the list to what it counts. */
export function Counts() {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench.counts");
  const verdicts = useTranslations("verdicts.counted");
  const filter = useSignal(page.filter);
  const { total, verdicts: counted, stale, unfinished } = useSignal(workbench.progress);

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
      {stale > 0 || filter === "changed" ? (
        <button
          {...button("changed")}
          data-tooltip={t("changed", { count: stale })}
          className={classNames("workbench-count", stale === 0 ? "text-faint" : "text-danger")}
        >
          <TextCursorInput aria-hidden className="size-4" />
          <span aria-hidden="true">{stale}</span>
          <span className="sr-only">{t("changed", { count: stale })}</span>
        </button>
      ) : null}
      <button
        {...button("unfinished")}
        className={classNames("workbench-count workbench-count-todo", unfinished === 0 && "text-faint")}
      >
        <ListTodo aria-hidden className="workbench-todo-sign size-4" />
        <span aria-hidden="true" className="workbench-todo-sign">
          {unfinished}
        </span>
        <span className="workbench-todo-words">{t("unfinished", { count: unfinished })}</span>
      </button>
    </div>
  );
}
