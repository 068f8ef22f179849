"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { Omitted } from "../articles/omitted.ts";
import { ArticlePane } from "./article-pane.tsx";
import { DeskContext, useDesk } from "./context.ts";
import { IndexPanel } from "./index-panel.tsx";
import { fetchPartsWhenIdle } from "./late-parts.ts";
import { Margin } from "./margin.tsx";
import { PageState } from "./page-state.ts";
import { Panels } from "./panels.tsx";
import { RefusedBanner } from "./refused-banner.tsx";
import { useSignal } from "./signal.ts";
import { TopBar } from "./top-bar.tsx";
import { useClaimHash } from "./use-claim-hash.ts";
import { useClaimRemoved } from "./use-claim-removed.ts";
import { useFocusKeeper } from "./use-focus-keeper.ts";
import { useKeyboard } from "./use-keyboard.ts";
import { useNewDraft } from "./use-new-draft.ts";
import type { Workbench } from "./workbench.ts";

export { WorkbenchFailed, WorkbenchLoading } from "./workbench-states.tsx";

type Props = { workbench: Workbench; omissions: readonly Omitted[]; menu: ReactNode };

/** The page on which an article is checked: text in the middle, claims in the margin, the list of them at the left. */
export function WorkbenchPage({ workbench, omissions, menu }: Props) {
  const [desk] = useState(() => ({ workbench, page: new PageState(workbench) }));
  useEffect(() => desk.page.follow(), [desk]);
  return (
    <DeskContext value={desk}>
      <div className="workbench">
        <TopBar menu={menu} />
        <Globals />
        <RefusedBanner />
        <div className="workbench-columns">
          <IndexPanel />
          <ArticlePane omissions={omissions} />
          <Margin />
        </div>
        <Panels omissions={omissions} />
        <LiveRegion />
      </div>
    </DeskContext>
  );
}

/** What listens to the whole window. */
function Globals() {
  useKeyboard();
  useClaimHash();
  useClaimRemoved();
  useNewDraft();
  useFocusKeeper();
  useEffect(fetchPartsWhenIdle, []);
  return null;
}

function LiveRegion() {
  const { page } = useDesk();
  return (
    <div role="status" className="sr-only">
      {useSignal(page.said)}
    </div>
  );
}
