"use client";

import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { isLanguageTag } from "#domain/article/language-tag.ts";
import { LIMITS } from "#domain/review/model.ts";
import { Button } from "../ui/button.tsx";
import { FormError } from "../ui/form-error.tsx";
import { ApiProblem } from "../ui/problem.ts";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { TextField } from "../ui/text-field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useErrorFocus } from "../ui/use-error-focus.ts";
import { useHydrated } from "../ui/use-hydrated.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import { isEmptyDraft } from "./draft-store.ts";
import { FileBox } from "./file-box.tsx";
import { loadArticle } from "./load-article.ts";
import { LoadedReport } from "./loaded-report.tsx";
import { LoadingRow } from "./loading-row.tsx";
import { PasteBox } from "./paste-box.tsx";
import { useDraft } from "./use-draft.ts";
import { useLoading } from "./use-loading.ts";

type Errors = { body?: string; headline?: string; byline?: string; language?: string; form?: string };

/** Loads an article from a paste or a file. Nothing typed is lost before the server has it. */
export function NewArticleForm({ member }: { member: string }) {
  const t = useTranslations("newArticle");
  const problemMessage = useProblemMessage();
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, forget, kept } = useDraft(member);
  const { progress, incomplete, load, cancel, open } = useLoading(forget);
  const [errors, setErrors] = useState<Errors | null>(null);
  useErrorFocus(form, errors);

  function check(): Errors | null {
    const found: Errors = {
      ...(draft.from === "paste" && draft.text.trim() === "" && { body: t("bodyEmpty") }),
      ...(draft.from === "file" && !draft.file && { body: t("fileMissing") }),
      ...(draft.language.trim() !== "" && !isLanguageTag(draft.language.trim()) && { language: t("languageWrong") }),
    };
    return Object.keys(found).length > 0 ? found : null;
  }

  function explain(thrown: unknown): Errors | null {
    if (!(thrown instanceof ApiProblem)) return { form: problemMessage(thrown) };
    if (thrown.code === "aborted") return null;
    if (thrown.messageFor("language")) return { language: t("languageWrong") };
    const headline = thrown.messageFor("headline") ?? undefined;
    const byline = thrown.messageFor("byline") ?? undefined;
    if (headline || byline) return { headline, byline };
    const aboutBody = ["too_large", "empty_file", "unreadable_file", "unsupported_media"].includes(thrown.code);
    return aboutBody ? { body: problemMessage(thrown) } : { form: problemMessage(thrown) };
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const found = check();
    setErrors(found);
    if (!found)
      await load((options) => loadArticle(draft, { ...options, member })).catch((thrown) => setErrors(explain(thrown)));
  }

  /** One press must not be able to lose an article somebody typed. */
  async function startAfresh() {
    const before = draft;
    setErrors(null);
    await forget();
    showToast({ title: t("cleared"), action: { label: t("undo"), run: () => change(before) } });
  }

  const field = (name: "headline" | "byline" | "language") => ({
    name,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
    error: errors?.[name],
    autoComplete: "off",
  });

  if (incomplete) return <LoadedReport loaded={incomplete} onOpen={open} />;
  return (
    <form
      ref={form}
      method="post"
      noValidate
      onSubmit={submit}
      className="grid gap-x-10 gap-y-6 md:grid-cols-[minmax(0,1fr)_16rem]"
    >
      <div className="flex min-w-0 flex-col gap-4">
        <SegmentedControl
          label={t("choosing")}
          value={draft.from}
          onChange={(from) => {
            setErrors(null);
            change({ from });
          }}
          options={[
            { value: "paste", label: t("fromPaste") },
            { value: "file", label: t("fromFile") },
          ]}
          className="self-start"
        />
        {draft.from === "paste" ? (
          <PasteBox draft={draft} onChange={change} error={errors?.body ?? null} />
        ) : (
          <FileBox file={draft.file} onChoose={(file) => change({ file })} error={errors?.body ?? null} />
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <TextField
          {...field("headline")}
          label={t("headlineLabel")}
          optional={t("guessed")}
          maxLength={LIMITS.headline}
        />
        <TextField {...field("byline")} label={t("bylineLabel")} optional={t("guessed")} maxLength={LIMITS.byline} />
        <TextField
          {...field("language")}
          label={t("languageLabel")}
          optional={t("guessed")}
          hint={t("languageHint")}
          maxLength={35}
          autoCapitalize="none"
          spellCheck={false}
        />
        <FormError>{errors?.form}</FormError>
        {progress ? (
          <LoadingRow part={progress.part} onCancel={cancel} />
        ) : (
          <Button type="submit" variant="primary" disabled={!hydrated}>
            {t("load")}
          </Button>
        )}
        {!isEmptyDraft(draft) && !progress ? (
          <p className="text-tool text-soft">
            {kept ? t("kept") : null}{" "}
            <button type="button" onClick={startAfresh} className="touch text-accent underline underline-offset-2">
              {t("clear")}
            </button>
          </p>
        ) : null}
      </div>
    </form>
  );
}
