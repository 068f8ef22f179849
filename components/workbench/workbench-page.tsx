"use client";

import { useEffect, useState } from "react";
import { ArticlePane } from "./article-pane.tsx";
import { DeskContext, useDesk } from "./context.ts";
import { Margin } from "./margin.tsx";
import { PageState } from "./page-state.ts";
import { useSignal } from "./signal.ts";
import { TopBar } from "./top-bar.tsx";
import type { Workbench } from "./workbench.ts";

export { WorkbenchFailed, WorkbenchLoading } from "./workbench-states.tsx";

/** What an import left out, as the article keeps it. */
export interface Omitted {
  kind: string;
  excerpt: string;
  count: number;
}

type Props = { workbench: Workbench; omissions: readonly Omitted[] };

/** The page on which an article is checked: text in the middle, claims in the margin, the list of them at the left. */
export function WorkbenchPage({ workbench, omissions }: Props) {
  const [desk] = useState(() => ({ workbench, page: new PageState(workbench) }));
  useEffect(() => desk.page.follow(), [desk]);
  return (
    <DeskContext value={desk}>
      <div className="workbench">
        <TopBar />
        <div className="workbench-columns">
          <ArticlePane omissions={omissions} />
          <Margin />
        </div>
        <LiveRegion />
      </div>
    </DeskContext>
  );
}

function LiveRegion() {
  const { page } = useDesk();
  return (
    <div role="status" className="sr-only">
      {useSignal(page.said)}
    </div>
  );
}
