"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { Person } from "#domain/review/model.ts";
import { ApiProblem } from "../ui/problem.ts";
import { WorkbenchFailed, WorkbenchLoading, WorkbenchPage } from "../workbench/workbench-page.tsx";
import { type OpenedWorkbench, openArticle } from "./open-article.ts";

type Props = {
  articleId: string;
  me: Person;
  /** What the import left out. */
  omissions: readonly { kind: string; excerpt: string; count: number }[];
  /** What the page offers besides, for the end of the bar. */
  menu: ReactNode;
};

/** Opens the article in this tab and shows the workbench over it. */
export function WorkbenchLoader({ articleId, me, omissions, menu }: Props) {
  const [opened, setOpened] = useState<OpenedWorkbench | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` only says "again".
  useEffect(() => {
    let left = false;
    let current: OpenedWorkbench | null = null;
    setProblem(null);
    openArticle(articleId, me).then(
      (result) => {
        current = result;
        if (left) result.close();
        else setOpened(result);
      },
      (error: unknown) => {
        if (!left) setProblem(error instanceof ApiProblem ? error : new ApiProblem("unexpected", 0));
      },
    );
    return () => {
      left = true;
      current?.close();
      setOpened(null);
    };
  }, [articleId, me.id, attempt]);

  if (problem) return <WorkbenchFailed problem={problem} retry={() => setAttempt((count) => count + 1)} />;
  return opened ? (
    <WorkbenchPage workbench={opened.workbench} omissions={omissions} menu={menu} />
  ) : (
    <WorkbenchLoading />
  );
}
