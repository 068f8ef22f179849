import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { citationLabel } from "#domain/review/citation.ts";
import { type ClaimRow, type CorrectionRow, LIMITS } from "#domain/review/model.ts";
import { Button } from "../ui/button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import type { CorrectionView } from "./claim-view.ts";
import { useAttempt, useDesk, useReader } from "./context.ts";
import { isText, useDraft } from "./use-draft.ts";
import { When } from "./when.tsx";
import { WordDiff } from "./word-diff.tsx";

/** One proposal: the words, the reason, and either what can be decided about it or what was. */
export function CorrectionItem({ view, claim }: { view: CorrectionView; claim: ClaimRow }) {
  const { correction } = view;
  const t = useTranslations("workbench.corrections");
  return (
    <article
      aria-label={t("name", { from: correction.quote, to: correction.replacement || t("nothing") })}
      className="correction"
      data-correction={correction.id}
      data-status={correction.status}
    >
      <Words correction={correction} />
      <Reason correction={correction} />
      {correction.status === "open" ? <Open view={view} claim={claim} /> : <Decided correction={correction} />}
    </article>
  );
}

function Words({ correction: { quote, replacement } }: { correction: CorrectionRow }) {
  const { workbench } = useDesk();
  const { language } = workbench.session.store.article;
  return (
    <blockquote className="card-judged" lang={language === "und" ? undefined : language}>
      <WordDiff before={quote} after={replacement} />
    </blockquote>
  );
}

function Reason({ correction: { reason, sourceId, createdBy, createdAt } }: { correction: CorrectionRow }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.corrections");
  const reader = useReader();
  const source = sourceId === null ? undefined : workbench.session.store.source(sourceId);
  const someone = useTranslations("workbench")("someone");
  return (
    <>
      <p className="citation-note">{reason}</p>
      {source ? <p className="card-note">{t("shownBy", { source: citationLabel(source.csl, reader) })}</p> : null}
      <p className="card-note">
        {t.rich("proposedBy", {
          name: workbench.nameOf(createdBy) || someone,
          when: () => <When at={createdAt} />,
        })}
      </p>
    </>
  );
}

function Decided({ correction: { status, decidedBy, decidedAt, decision } }: { correction: CorrectionRow }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.corrections");
  const someone = useTranslations("workbench")("someone");
  return (
    <>
      <p className="correction-status">
        {t.rich(status === "accepted" ? "acceptedBy" : "declinedBy", {
          name: (decidedBy && workbench.nameOf(decidedBy)) || someone,
          when: () => <When at={decidedAt ?? 0} />,
        })}
      </p>
      {decision ? <p className="citation-note">{decision}</p> : null}
    </>
  );
}

function Open({ view: { correction, present, overlaps }, claim }: { view: CorrectionView; claim: ClaimRow }) {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench.corrections");
  const attempt = useAttempt();
  const [declining, setDeclining] = useState(false);
  const { id, quote, replacement, createdBy } = correction;
  const isMine = createdBy === workbench.session.me.id;
  const isOutdated = present !== quote;

  function accept() {
    const done = attempt(() =>
      workbench.act({ kind: "correction.accept", correctionId: id, quote: present, note: "" }),
    );
    if (done) page.say(t("said.accepted", { number: claim.number }));
  }
  function withdraw() {
    if (attempt(() => workbench.act({ kind: "correction.withdraw", correctionId: id }))) page.say(t("said.withdrawn"));
  }
  return (
    <>
      {overlaps.length > 0 ? <p className="card-lacks">{t("overlaps", { count: overlaps.length })}</p> : null}
      {isOutdated ? <p className="card-alert">{outdatedNote(t, { present, replacement })}</p> : null}
      {declining ? (
        <Declining correction={correction} onDone={() => setDeclining(false)} />
      ) : (
        <div className="card-row correction-choices">
          {present === "" || present.includes("\n") ? null : (
            <Button size="small" variant="primary" onClick={accept}>
              {t(isOutdated && present !== replacement ? "acceptNow" : "accept")}
            </Button>
          )}
          <Button size="small" onClick={() => setDeclining(true)}>
            {t("decline")}
          </Button>
          {isMine ? (
            <Button size="small" variant="quiet" className="ms-auto" onClick={withdraw}>
              {t("withdraw")}
            </Button>
          ) : null}
        </div>
      )}
    </>
  );
}

function outdatedNote(
  t: ReturnType<typeof useTranslations<"workbench.corrections">>,
  { present, replacement }: { present: string; replacement: string },
): string {
  if (present === "") return t("gone");
  if (present.includes("\n")) return t("split");
  return present === replacement ? t("saysSo") : t("outdated", { present });
}

/** A proposal is declined with a word. */
function Declining({ correction, onDone }: { correction: CorrectionRow; onDone: () => void }) {
  const { workbench, page } = useDesk();
  const id = useId();
  const t = useTranslations("workbench.corrections");
  const attempt = useAttempt();
  const { value, change, clear } = useDraft(`decline:${correction.id}`, "", isText);
  const [faulty, setFaulty] = useState(false);

  function decline() {
    const note = value.trim();
    if (note === "" || note.length > LIMITS.note) {
      setFaulty(true);
      document.getElementById(id)?.focus();
      return;
    }
    if (!attempt(() => workbench.act({ kind: "correction.decline", correctionId: correction.id, note }))) return;
    clear();
    page.say(t("said.declined"));
  }
  return (
    <form
      className="citation-form"
      aria-label={t("decline")}
      onSubmit={(event) => {
        event.preventDefault();
        decline();
      }}
    >
      <TextArea
        id={id}
        label={t("declineWord")}
        rows={2}
        autoFocus
        value={value}
        error={faulty ? t("faults.word", { most: LIMITS.note }) : null}
        onChange={(event) => {
          change(event.target.value);
          setFaulty(false);
        }}
      />
      <div className="card-row justify-end">
        <Button size="small" variant="quiet" onClick={onDone}>
          {t("cancel")}
        </Button>
        <Button size="small" variant="primary" type="submit">
          {t("decline")}
        </Button>
      </div>
    </form>
  );
}
