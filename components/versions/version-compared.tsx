import type { ComparedBlock } from "#domain/article/alignment/compare.ts";
import { directionsOf } from "#domain/article/direction.ts";
import { directionOf } from "#domain/report/dates.ts";
import type { ArticleRow } from "#domain/review/model.ts";
import { languageName } from "../i18n/language-name.ts";
import { requestPreferences, translations } from "../i18n/server.tsx";
import { DiffParts, isWhole, LineDiff } from "../workbench/word-diff.tsx";
import { foldEqual, wordsChanged } from "./compared.ts";
import { ComparedTools } from "./compared-tools.tsx";
import { HEADING_ID } from "./heading-id.ts";

type Props = {
  from: number;
  to: number;
  articles: readonly [old: ArticleRow, fresh: ArticleRow];
  blocks: readonly ComparedBlock[];
  /** What both points are called. */
  titles: readonly [old: string, fresh: string];
};

const FIELDS = ["headline", "byline", "language"] as const;

/** Two points of the log as one text: what went is struck through, what came is underlined, what stayed is folded. */
export async function VersionCompared({ from, to, articles, blocks, titles }: Props) {
  const [t, { locale }] = await Promise.all([translations("versions"), requestPreferences()]);
  const [old, fresh] = articles;
  const { added, removed } = wordsChanged(blocks, fresh.language);
  const changed = blocks.filter((block) => block.changed).length;
  const fields = FIELDS.filter((field) => old[field] !== fresh[field]);
  const said = (article: ArticleRow, field: (typeof FIELDS)[number]) =>
    field === "language" ? (languageName(article.language, locale) ?? t("languageUnknown")) : article[field];
  const lang = fresh.language === "und" ? undefined : fresh.language;
  return (
    <>
      <header className="versions-head">
        <h2 id={HEADING_ID} tabIndex={-1}>
          {t("compared.title", { old: titles[0], fresh: titles[1] })}
        </h2>
        <p className="versions-banner">
          {changed === 0 ? t("compared.same") : t("compared.counts", { added, removed, count: changed })}
        </p>
        <ComparedTools key={`${from}-${to}`} from={from} to={to} titles={titles} changes={changed + fields.length} />
      </header>
      <div className="versions-article">
        {fields.map((field) => (
          <p key={field} className="compared compared-field" data-change tabIndex={-1}>
            <span className="compared-label">{t(`compared.fields.${field}`)}</span>
            <span lang={field === "headline" ? lang : undefined} data-field={field} className="compared-value">
              <LineDiff before={said(old, field)} after={said(fresh, field)} />
            </span>
          </p>
        ))}
        <div className="article-text compared" lang={lang} dir={directionOf(fresh.language)}>
          {foldEqual(blocks).map((stretch, index) =>
            stretch.kind === "shown" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was does not change.
              <Block key={index} block={stretch.block} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was does not change.
              <details key={index} className="compared-fold">
                <summary>{t("compared.unchanged", { count: stretch.blocks.length })}</summary>
                {stretch.blocks.map((block, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: what was does not change.
                  <Block key={at} block={block} />
                ))}
              </details>
            ),
          )}
        </div>
      </div>
    </>
  );
}

function Block({ block }: { block: ComparedBlock }) {
  // Headings of the article are no headings of this page, which has paragraphs folded away between them.
  const { own, removed } = directionsOf(block.parts);
  const level = block.tag === "p" ? undefined : Number(block.tag.slice(1));
  return (
    <p
      dir={own}
      data-level={level}
      data-whole={isWhole(block.parts) || undefined}
      {...(block.changed ? { "data-change": true, tabIndex: -1 } : {})}
    >
      <DiffParts parts={block.parts} removedDir={removed} />
    </p>
  );
}
