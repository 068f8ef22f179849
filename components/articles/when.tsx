import { formatter, translations } from "../i18n/server.tsx";

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * 60_000;

/** How long ago something happened, and the date once a week has passed; the exact time is in the tooltip. */
export async function When({ at, now, word }: { at: number; now: number; word: "loaded" | "changed" }) {
  const [t, ui, format] = await Promise.all([translations("articles"), translations("ui"), formatter()]);
  // Clocks differ: what seems to come from the future happened just now.
  const moment = Math.min(at, now);
  const when =
    now - moment < MINUTE
      ? ui("justNow")
      : now - moment < WEEK
        ? format.relativeTime(moment, now)
        : format.dateTime(moment, { day: "numeric", month: "long", year: "numeric" });
  return (
    <time
      dateTime={new Date(at).toISOString()}
      data-tooltip={format.dateTime(at, { dateStyle: "long", timeStyle: "short" })}
      // Above the row's link, or the tooltip would never be reached.
      className="relative z-10"
    >
      {t(word, { when })}
    </time>
  );
}
