import { ListTodo, type LucideIcon, TextCursorInput, Unlink } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { VERDICTS } from "#domain/review/model.ts";
import { classNames } from "../ui/class-names.ts";
import { VerdictIcon } from "../ui/verdict-icon.tsx";
import { useDesk } from "./context.ts";
import type { Filter } from "./filter.ts";
import { useSignal } from "./signal.ts";

/** How many claims there are by verdict, how many of them changed since or are gone from the text, and how many are left to do; each narrows the list to what it counts. */
export function Counts() {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench.counts");
  const verdicts = useTranslations("verdicts.counted");
  const filter = useSignal(page.filter);
  const { total, verdicts: counted, stale, orphaned, unfinished } = useSignal(workbench.progress);

  // What has become of judged words since: shown only where there is any.
  const lapses: { flag: "changed" | "gone"; count: number; Icon: LucideIcon }[] = [
    { flag: "changed", count: stale, Icon: TextCursorInput },
    { flag: "gone", count: orphaned, Icon: Unlink },
  ];

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
      {lapses.map(({ flag, count, Icon }) =>
        count > 0 || filter === flag ? (
          <button
            key={flag}
            {...button(flag)}
            data-tooltip={t(flag, { count })}
            className={classNames("workbench-count", count === 0 ? "text-faint" : "text-danger")}
          >
            <Icon aria-hidden className="size-4" />
            <span aria-hidden="true">{count}</span>
            <span className="sr-only">{t(flag, { count })}</span>
          </button>
        ) : null,
      )}
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
