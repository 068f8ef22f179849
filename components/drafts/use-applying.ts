import { useRef, useState } from "react";
import { ApiProblem } from "../ui/problem.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import { Attempt, type Choices, putIn } from "./apply.ts";
import type { Decisions } from "./fates.ts";
import type { DraftSource } from "./preview.ts";
import type { Carried, Comparison } from "./use-comparison.ts";

type Given = {
  articleId: string;
  member: string;
  comparison: Comparison;
  decisions: Decisions;
  onCompare: (source: DraftSource) => Promise<Carried | null>;
  onDone: (redraftId: string) => Promise<void>;
};

interface Applying {
  busy: boolean;
  problem: string | null;
  /** What became of the decisions when the comparison was made again; null until it was. */
  again: Carried | null;
  apply: (choices: Choices) => Promise<void>;
  compareAgain: (source?: DraftSource) => Promise<void>;
}

/** What is answered where the text, or the places that the comparison names, are others by now. */
const OUTDATED: ReadonlySet<string> = new Set(["text_changed", "version_conflict", "not_found"]);

/** Puts the draft in, and compares again where the article is not the one any more that was compared. */
export function useApplying({ articleId, member, comparison, decisions, onCompare, onDone }: Given): Applying {
  const problemMessage = useProblemMessage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [again, setAgain] = useState<Carried | null>(null);
  const attempt = useRef<Attempt | null>(null);

  async function compareAgain(source = comparison.source) {
    setProblem(null);
    setAgain(await onCompare(source));
  }

  async function apply(choices: Choices) {
    setBusy(true);
    setProblem(null);
    attempt.current ??= new Attempt();
    try {
      const { preview, source } = comparison;
      const commands = attempt.current.commandsFor(preview, decisions, choices);
      await putIn(articleId, { member, source, commands });
      await onDone(attempt.current.redraftId);
    } catch (thrown) {
      setBusy(false);
      if (thrown instanceof ApiProblem && OUTDATED.has(thrown.code)) await compareAgain();
      else setProblem(problemMessage(thrown));
    }
  }
  return { busy, problem, again, apply, compareAgain };
}
