import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { changesNothing, type ReviewEvent } from "#domain/review/event.ts";
import type { LogPoint } from "#domain/review/log-points.ts";
import { Button } from "../ui/button.tsx";
import { callApi } from "../ui/problem.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import { useVersions } from "./context.ts";
import { factsOf, learnNumbers } from "./event-words.ts";
import { PendingSign } from "./pending-sign.tsx";
import { seqIn } from "./points.ts";

type Props = { id: string; point: LogPoint; rowKey: string };

/**
 * The changes of a stretch of work, oldest first, a page of the log at a time; among them, as no points of their own, that
 * versions got names or lost them.
 */
export function StretchEvents({ id, point: { first, seq: last, changes }, rowKey }: Props) {
  const { articleId } = useVersions();
  const t = useTranslations("versions.events");
  const messageOf = useProblemMessage();
  const [events, setEvents] = useState<readonly ReviewEvent[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const [wanted, setWanted] = useState(first - 1);
  const [numbers, setNumbers] = useState<ReadonlyMap<string, number>>(new Map());
  const known = events.at(-1)?.seq ?? first - 1;
  const told = events.filter((event) => !changesNothing(event) || event.changes.length > 0);
  const left = changes - told.filter((event) => !changesNothing(event)).length;

  useEffect(() => {
    if (wanted !== known || problem !== null) return;
    const stop = new AbortController();
    callApi(`/api/articles/${articleId}/events?after=${known}`, { signal: stop.signal })
      .then((answer) => {
        const page = (answer as { events: ReviewEvent[] }).events.filter(({ seq }) => seq <= last);
        setNumbers((before) => learnNumbers(page, before));
        setEvents((before) => [...before, ...page]);
      })
      .catch((thrown: unknown) => stop.signal.aborted || setProblem(thrown));
    return () => stop.abort();
  }, [articleId, known, last, wanted, problem]);

  return (
    <div id={id} className="versions-events">
      {told.length > 0 ? (
        <ol aria-label={t("label")}>
          {told.map((event) => (
            <li key={event.seq} className="versions-event">
              <EventLine event={event} numbers={numbers} rowKey={rowKey} />
            </li>
          ))}
        </ol>
      ) : null}
      <div role="status" className="versions-events-foot">
        {problem === null && known < last && wanted === known ? t("loading") : null}
      </div>
      {problem === null ? null : (
        <div role="alert" className="card-alert">
          <p>{messageOf(problem)}</p>
          <Button size="small" onClick={() => setProblem(null)}>
            {t("retry")}
          </Button>
        </div>
      )}
      {known < last && wanted < known ? (
        <Button size="small" variant="quiet" onClick={() => setWanted(known)}>
          {t("more", { count: left })}
        </Button>
      ) : null}
    </div>
  );
}

type LineProps = { event: ReviewEvent; numbers: ReadonlyMap<string, number>; rowKey: string };

function EventLine({ event, numbers, rowKey }: LineProps) {
  const t = useTranslations("versions.did");
  const verdicts = useTranslations("verdicts");
  const format = useFormatter();
  const chosen = seqIn(useSearchParams().get("seq"));
  const { number, verdict, name } = factsOf(event, numbers);
  const words = (
    <>
      <time dateTime={new Date(event.at).toISOString()} className="versions-time">
        {format.dateTime(event.at, { timeStyle: "short" })}
      </time>
      <span className="min-w-0">
        <span className="font-medium">{event.actorName}</span>{" "}
        {t(event.kind, { number, verdict: verdict ? verdicts(verdict) : "", name })}
      </span>
    </>
  );
  if (changesNothing(event)) return <p className="versions-aside">{words}</p>;
  return (
    <Link
      href={{ query: { seq: event.seq } }}
      scroll={false}
      prefetch={false}
      data-row={rowKey}
      data-point={event.seq}
      tabIndex={-1}
      aria-current={event.seq === chosen ? "true" : undefined}
      className="versions-row"
    >
      {words}
      <PendingSign />
    </Link>
  );
}
