import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Kbd } from "../ui/kbd.tsx";
import { ArticleMap } from "./article-map.tsx";
import { useDesk } from "./context.ts";
import { useKeysHeard } from "./key-cap.tsx";
import { MarginItem } from "./margin-item.tsx";
import { MarginLayout } from "./margin-layout.ts";
import { TOUCH, useMedia, usePrinting } from "./media.ts";
import { useSignal } from "./signal.ts";
import { useKeepInSight } from "./use-keep-in-sight.ts";

/** The claims beside the text, one card each, level with their highlights. */
export function Margin() {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const [layout] = useState(() => new MarginLayout(workbench));
  const list = useRef<HTMLUListElement>(null);
  const order = useSignal(workbench.order);
  const printed = usePrinting();
  useKeepInSight();
  useEffect(() => (list.current ? layout.attach(list.current) : undefined), [layout]);
  return (
    <aside className="workbench-margin" aria-label={t("margin")}>
      {order.length === 0 ? <Guidance /> : null}
      <ul ref={list} aria-label={t("claims")} className="margin-list">
        {order.map((claimId) => (
          <MarginItem key={claimId} claimId={claimId} layout={layout} printed={printed} />
        ))}
      </ul>
      <ArticleMap layout={layout} />
    </aside>
  );
}

/**
 * What to do first, where the first card will stand. Fingers are told of buttons: they have no keys. So are those who
 * edit: their keys write.
 */
function Guidance() {
  const t = useTranslations("workbench");
  const touch = useMedia(TOUCH);
  const heard = useKeysHeard();
  const { workbench } = useDesk();
  // Who reads marks nothing, and has no buttons for it.
  if (useSignal(workbench.mode) === "read") return null;
  return (
    <p className="margin-guidance">
      {touch || !heard("V") ? t("guidanceTouch") : t.rich("guidance", { key: (letter) => <Kbd>{letter}</Kbd> })}
    </p>
  );
}
