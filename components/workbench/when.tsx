import { useFormatter, useTranslations } from "use-intl/react";
import { useDesk } from "./context.ts";

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * 60_000;

/** How long ago something happened, the day once a week has passed; the exact time is in the tooltip. */
export function When({ at }: { at: number }) {
  const { workbench } = useDesk();
  const format = useFormatter();
  const ui = useTranslations("ui");
  const now = workbench.now();
  // Clocks differ: what seems to come from the future happened just now.
  const moment = Math.min(at, now);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      data-tooltip={format.dateTime(at, { dateStyle: "long", timeStyle: "short" })}
    >
      {now - moment < MINUTE
        ? ui("justNow")
        : now - moment < WEEK
          ? format.relativeTime(moment, now)
          : format.dateTime(moment, { day: "numeric", month: "short", year: "numeric" })}
    </time>
  );
}
