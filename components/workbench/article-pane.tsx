import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { directionOf } from "#domain/report/dates.ts";
import type { Omitted } from "../articles/omitted.ts";
import { languageName } from "../i18n/language-name.ts";
import { useDesk, useReader } from "./context.ts";
import { DescribeButton } from "./describe-button.tsx";
import { DraftLink } from "./draft-link.tsx";
import { OmissionsNote } from "./omissions-note.tsx";
import { SelectionToolbar } from "./selection-toolbar.tsx";
import { useSignal } from "./signal.ts";

/** The article: what it is called, who wrote it, and its text in the editor. */
export function ArticlePane({ omissions }: { omissions: readonly Omitted[] }) {
  const t = useTranslations("workbench");
  const { workbench } = useDesk();
  const { headline, byline, language } = useSignal(workbench.article);
  const known = language === "und" ? undefined : language;
  const direction = directionOf(language);
  useEffect(() => {
    if (headline) document.title = `${headline} · Stet`;
  }, [headline]);
  return (
    <main id="main" className="workbench-article">
      <OmissionsNote omissions={omissions} />
      <header className="workbench-headline">
        <div lang={known} dir={direction} className="workbench-headline-words">
          <h1>{headline || t("untitled")}</h1>
          <p className="flex flex-wrap gap-x-3 font-sans text-tool text-soft">
            {byline ? <span>{byline}</span> : null}
            <LanguageName tag={language} />
          </p>
        </div>
        <div className="workbench-headline-tools">
          <DescribeButton />
          <DraftLink />
        </div>
      </header>
      <Editor lang={known} dir={direction} />
      <SelectionToolbar />
    </main>
  );
}

function LanguageName({ tag }: { tag: string }) {
  const t = useTranslations("workbench");
  const reader = useReader();
  return <span lang={reader}>{languageName(tag, reader) ?? t("languageUnknown")}</span>;
}

/** ProseMirror's place. React only makes it; its contents and attributes are the editor's. */
function Editor({ lang, dir }: { lang: string | undefined; dir: "ltr" | "rtl" | "auto" }) {
  const { workbench } = useDesk();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? workbench.mount(place.current) : undefined), [workbench]);
  return (
    // The editor puts the carets of others over its text, beside it in here.
    <div className="relative">
      <div ref={place} lang={lang} dir={dir} className="workbench-text" />
    </div>
  );
}
