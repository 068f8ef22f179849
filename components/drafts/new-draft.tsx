"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { LoadingRow } from "../articles/loading-row.tsx";
import { useDraft } from "../articles/use-draft.ts";
import { Button } from "../ui/button.tsx";
import { FormError } from "../ui/form-error.tsx";
import { ApiProblem } from "../ui/problem.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import { leaveNewDraft } from "../workbench/kept-acts.ts";
import { DraftReview } from "./draft-review.tsx";
import type { DraftSource } from "./preview.ts";
import { type SourceErrors, SourceForm } from "./source-form.tsx";
import { type Carried, useComparison } from "./use-comparison.ts";

type Props = {
  articleId: string;
  member: string;
  /** What the version will be called unless somebody says otherwise. */
  suggestedName: string;
  /** The point of the log to go back to; null for a draft that is brought along. */
  restores: number | null;
};

const ABOUT_BODY = new Set(["too_large", "empty_file", "unreadable_file", "unsupported_media"]);

/** A new draft: first its text, then what it would do, then it is put in. */
export function NewDraft({ articleId, member, suggestedName, restores }: Props) {
  const t = useTranslations("drafts");
  const words = useTranslations("newArticle");
  const problemMessage = useProblemMessage();
  const router = useRouter();
  const { draft, change, forget, kept } = useDraft(`${member} ${articleId}`);
  const { comparison, decisions, decide, progress, ask, cancel, leave } = useComparison(articleId, member);
  const [errors, setErrors] = useState<SourceErrors | null>(null);
  const [named, setNamed] = useState<string | null>(null);

  function explain(thrown: unknown): SourceErrors | null {
    if (thrown instanceof ApiProblem && thrown.code === "aborted") return null;
    const isBody = thrown instanceof ApiProblem && ABOUT_BODY.has(thrown.code);
    return isBody ? { body: problemMessage(thrown) } : { form: problemMessage(thrown) };
  }

  async function compare(source: DraftSource): Promise<Carried | null> {
    setErrors(null);
    try {
      const carried = await ask(source);
      // Somebody may have put in a draft of the same name meanwhile.
      router.refresh();
      return carried;
    } catch (thrown) {
      setErrors(explain(thrown));
      return null;
    }
  }

  function compareDraft() {
    if (draft.from === "paste" && draft.text.trim() === "") return setErrors({ body: t("textMissing") });
    if (draft.from === "file" && !draft.file) return setErrors({ body: words("fileMissing") });
    void compare({ draft });
  }

  async function done(redraftId: string) {
    leaveNewDraft(articleId, { eventId: redraftId, restored: restores === null ? null : suggestedName });
    if (restores === null) await forget();
    router.push(`/articles/${articleId}`);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, as the page opens.
  useEffect(() => {
    if (restores !== null) void compare({ seq: restores });
  }, [restores]);

  if (comparison)
    return (
      <DraftReview
        {...{ articleId, member, comparison, decisions, decide, restores }}
        name={named ?? suggestedName}
        onName={setNamed}
        isComparing={progress !== null}
        failure={errors?.form ?? errors?.body ?? null}
        onCompare={compare}
        onBack={restores === null ? leave : null}
        onDone={done}
      />
    );
  if (restores === null)
    return (
      <SourceForm
        {...{ draft, kept, errors, progress }}
        onChange={(changed) => {
          setErrors(null);
          change(changed);
        }}
        onCompare={compareDraft}
        onCancel={cancel}
      />
    );
  if (errors)
    return (
      <FormError
        action={
          <Button size="small" onClick={() => compare({ seq: restores })}>
            {t("again")}
          </Button>
        }
      >
        {errors.form ?? errors.body}
      </FormError>
    );
  return (
    <div className="max-w-100">
      {progress ? <LoadingRow part={progress.part} onCancel={() => router.back()} /> : null}
    </div>
  );
}
