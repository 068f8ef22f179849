import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { citationLabel } from "#domain/review/citation.ts";
import { claimHistory, type HistoryEntry } from "#domain/review/history.ts";
import { VERDICTS, type Verdict } from "#domain/review/model.ts";
import { Button } from "../ui/button.tsx";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import { eventsOfClaim } from "./claim-events.ts";
import type { ClaimView } from "./claim-view.ts";
import { useDesk, useReader } from "./context.ts";
import { When } from "./when.tsx";

/** Long enough for the server to have what was just done here. */
const PAUSE = 500;

/** What happened to a claim, newest first; read again whenever the claim changes. */
export function ClaimHistory({ view }: { view: ClaimView }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.history");
  const messageOf = useProblemMessage();
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const claimId = view.claim.id;
  const articleId = workbench.session.store.article.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another view of the claim means that something happened.
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () => {
        eventsOfClaim(articleId, claimId, stop.signal)
          .then((events) => {
            setEntries(claimHistory(events, claimId).reverse());
            setProblem(null);
          })
          .catch((thrown: unknown) => stop.signal.aborted || setProblem(thrown));
      },
      entries === null ? 0 : PAUSE,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [articleId, claimId, view, attempt]);

  if (problem !== null)
    return (
      <div className="card-alert" role="alert">
        <p>{messageOf(problem)}</p>
        <Button size="small" onClick={() => setAttempt(attempt + 1)}>
          {t("retry")}
        </Button>
      </div>
    );
  if (entries === null)
    return (
      <p role="status" className="card-note">
        {t("loading")}
      </p>
    );
  return (
    <div className="history">
      {entries.map((entry, index) => (
        <HistoryLine key={`${entry.seq}-${entry.what}-${entry.field ?? index}`} entry={entry} />
      ))}
    </div>
  );
}

function HistoryLine({ entry }: { entry: HistoryEntry }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.history");
  const fields = useTranslations("workbench.citations.fields");
  const stances = useTranslations("workbench.citations.stances");
  const verdicts = useTranslations("verdicts");
  const reader = useReader();
  const source = entry.sourceId === undefined ? undefined : workbench.session.store.source(entry.sourceId);
  const said = (value: string | undefined) => {
    if (!value) return t("nothing");
    const verdict: Verdict | undefined = VERDICTS.find((one) => one === value);
    if (verdict) return verdicts(verdict);
    return stances.has(value as "supports") ? stances(value as "supports") : value;
  };
  const field = entry.field ?? "";
  return (
    <div className="history-line">
      <p>
        <span className="font-medium">{entry.who}</span>{" "}
        {t(`what.${entry.what}`, {
          from: said(entry.from),
          to: said(entry.to),
          field: fields.has(field as "title") ? fields(field as "title") : field,
          source: source ? citationLabel(source.csl, reader) : "",
        })}
      </p>
      {entry.quote && entry.what !== "created" ? <p className="history-quote">{entry.quote}</p> : null}
      <p className="card-note">
        <When at={entry.at} />
      </p>
    </div>
  );
}
