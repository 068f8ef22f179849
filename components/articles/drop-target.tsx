"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FormError } from "../ui/form-error.tsx";
import { ApiProblem } from "../ui/problem.ts";
import { showToast } from "../ui/toast-store.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import { LoadedTitle } from "./loaded-title.tsx";
import { OmissionsReport } from "./omissions-report.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { uploadFile } from "./upload-file.ts";
import { useArrivals } from "./use-arrivals.ts";
import { useLoading } from "./use-loading.ts";

type Failure = { file: File; message: string };

/** The list as a place to drop files and paste texts on. Without a mouse the same is done at “New article”. */
export function DropTarget({ member, children }: { member: string; children: ReactNode }) {
  const t = useTranslations("articles");
  const words = useTranslations("newArticle");
  const ui = useTranslations("ui");
  const problemMessage = useProblemMessage();
  const { progress, incomplete, load, cancel, open } = useLoading();
  const [file, setFile] = useState<File | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [seen, setSeen] = useState<string | null>(null);

  async function upload(dropped: File) {
    setFailure(null);
    setFile(dropped);
    try {
      await load((options) => uploadFile(dropped, { ...options, member }));
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.code === "aborted") {
        showToast({ title: t("uploadCancelled", { name: dropped.name }) });
      } else setFailure({ file: dropped, message: problemMessage(thrown) });
    }
  }

  const { dragging } = useArrivals(member, {
    onFiles: ([first, ...others]) => {
      if (!first || progress) return;
      if (others.length > 0) showToast({ title: t("manyFiles", { name: first.name }) });
      void upload(first);
    },
  });
  const sending = progress?.part != null && progress.part < 1;

  return (
    <>
      {progress && file ? (
        <div role="status" className="mb-6 flex items-center gap-4 rounded-soft border border-rule bg-sheet px-4 py-3">
          <div className="min-w-0 flex-1">
            <p className="mb-2 truncate text-body font-medium">
              {t(sending ? "upload" : "uploadReading", { name: file.name })}
            </p>
            <ProgressBar label={t("upload", { name: file.name })} part={sending ? progress.part : null} />
          </div>
          <Button size="small" onClick={cancel}>
            {t("uploadCancel")}
          </Button>
        </div>
      ) : null}
      {failure ? (
        <div className="mb-6">
          <FormError
            action={
              <div className="flex gap-2">
                <Button size="small" onClick={() => upload(failure.file)}>
                  {t("uploadRetry")}
                </Button>
                <Button size="small" variant="quiet" onClick={() => setFailure(null)}>
                  {ui("dismiss")}
                </Button>
              </div>
            }
          >
            <strong>{t("uploadFailed", { name: failure.file.name })}</strong> {failure.message}
          </FormError>
        </div>
      ) : null}
      {children}
      {incomplete ? (
        <Dialog
          open={seen !== incomplete.id}
          onClose={() => setSeen(incomplete.id)}
          title={<LoadedTitle omissions={incomplete.omissions} />}
          closeLabel={ui("close")}
          footer={
            <Button variant="primary" data-autofocus onClick={() => open(incomplete.id)}>
              {words("openArticle")}
            </Button>
          }
        >
          <p className="mb-3 font-serif text-lead font-semibold wrap-anywhere">{incomplete.headline}</p>
          <OmissionsReport omissions={incomplete.omissions} />
        </Dialog>
      ) : null}
      {dragging ? (
        <div className="pointer-events-none fixed inset-0 z-40 grid place-items-center bg-paper/85 p-4">
          <div className="grid size-full place-content-center rounded-xl border-2 border-dashed border-accent text-center">
            <p className="font-serif text-title font-semibold">{t("drop")}</p>
            <p className="mt-1 text-body text-soft">{t("dropHint")}</p>
          </div>
        </div>
      ) : null}
    </>
  );
}
