import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import type { Loaded } from "./loaded.ts";
import { LoadedTitle } from "./loaded-title.tsx";
import { OmissionsReport } from "./omissions-report.tsx";

/** In the form's place once the article is there: what was left out, and the way on. */
export function LoadedReport({ loaded, onOpen }: { loaded: Loaded; onOpen: (id: string) => void }) {
  const t = useTranslations("newArticle");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="loaded-title" className="max-w-140">
      <h2 ref={heading} id="loaded-title" tabIndex={-1} className="text-lead font-semibold">
        <LoadedTitle omissions={loaded.omissions} />
      </h2>
      <p className="mt-3 mb-4 font-serif text-[1.25rem] leading-snug font-semibold wrap-anywhere">{loaded.headline}</p>
      <OmissionsReport omissions={loaded.omissions} />
      <Button variant="primary" onClick={() => onOpen(loaded.id)} className="mt-6">
        {t("openArticle")}
      </Button>
    </section>
  );
}
