import type { ReportClaim } from "#domain/report/report.ts";
import type { Progress } from "#domain/review/progress.ts";
import { formatter, translations } from "../i18n/server.tsx";
import { VerdictIcon } from "../ui/verdict-icon.tsx";

type Props = {
  claims: readonly ReportClaim[];
  totals: Progress;
  /** The article's language. */
  lang: string | undefined;
};

/** The claims as they were: verdict, who gave it, what it stood on. */
export async function VersionClaims({ claims, totals, lang }: Props) {
  const t = await translations("versions");
  return (
    <section className="versions-claims" aria-labelledby="version-claims">
      <h3 id="version-claims">{t("claims")}</h3>
      <p className="versions-facts">
        {claims.length === 0
          ? t("noClaims")
          : t("totals", {
              count: totals.total,
              stale: totals.stale,
              gone: totals.orphaned,
              unfinished: totals.unfinished,
            })}
      </p>
      {claims.length > 0 ? (
        <ol aria-labelledby="version-claims">
          {claims.map((claim) => (
            <Claim key={claim.id} claim={claim} lang={lang} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}

async function Claim({ claim, lang }: { claim: ReportClaim; lang: string | undefined }) {
  const [t, verdicts, format] = await Promise.all([translations("versions"), translations("verdicts"), formatter()]);
  const { number, verdict, quote, orphaned, lostQuotes, stale, lacksSource, citations, spans, verdictBy, verdictAt } =
    claim;
  return (
    <li id={`claim-${number}`} data-verdict={verdict} className="versions-claim">
      <p className="versions-claim-head">
        <span className="card-number">{number}</span>
        <VerdictIcon verdict={verdict} />
        <span className="card-verdict">{verdicts(verdict)}</span>
        {orphaned ? <span className="card-flag">{t("flags.gone")}</span> : null}
        {lostQuotes.length > 0 ? (
          <span className="card-flag">{t("flags.placeGone", { count: lostQuotes.length })}</span>
        ) : null}
        {stale ? <span className="card-flag">{t("flags.changed")}</span> : null}
        {lacksSource ? <span className="card-flag">{t("flags.noSource")}</span> : null}
      </p>
      <p className="versions-quote" lang={lang}>
        {spans.length > 0 ? <a href={`#place-${number}-0`}>{quote}</a> : quote}
      </p>
      <p className="versions-facts">
        {[
          t("sources", { count: citations.length }),
          verdictBy,
          format.dateTime(verdictAt, { dateStyle: "medium" }),
        ].join(" · ")}
      </p>
    </li>
  );
}
