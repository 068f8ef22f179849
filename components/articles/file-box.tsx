import { FileText, Upload } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { hasFiles } from "./clipboard.ts";
import { ACCEPTED_FILES } from "./loaded.ts";

type Props = { file: File | null; onChoose: (file: File) => void; error: string | null };

/** Where a file is chosen or dropped. */
export function FileBox({ file, onChoose, error }: Props) {
  const t = useTranslations("newArticle");
  const format = useFormatter();
  const id = useId();
  const [over, setOver] = useState(false);

  function drop(event: DragEvent<HTMLElement>) {
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (!dropped) return;
    event.preventDefault();
    onChoose(dropped);
  }

  return (
    <div className="flex flex-col gap-1.5">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same. */}
      <div
        onDragOver={(event) => {
          if (!hasFiles(event.dataTransfer)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          "flex min-h-72 flex-col items-center justify-center gap-4 rounded-soft border border-dashed px-4 py-8 text-center",
          over ? "border-accent bg-accent-tint" : error ? "border-danger bg-danger-tint" : "border-edge bg-sheet",
        )}
      >
        {file ? (
          <p className="flex max-w-full items-center gap-2 text-body">
            <FileText aria-hidden className="size-5 shrink-0 text-soft" />
            <span className="min-w-0 font-medium wrap-anywhere">{file.name}</span>
            <span className="shrink-0 text-soft tabular-nums">
              {format.number(Math.max(1, Math.round(file.size / 1000)), { style: "unit", unit: "kilobyte" })}
            </span>
          </p>
        ) : (
          <Upload aria-hidden className="size-6 text-faint" />
        )}
        <input
          id={id}
          type="file"
          accept={ACCEPTED_FILES}
          aria-invalid={error ? true : undefined}
          aria-describedby={classNames(error && `${id}-error`, `${id}-hint`)}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) onChoose(chosen);
            // So that choosing the same file again, changed meanwhile, is a choice too.
            event.target.value = "";
          }}
          className="peer sr-only"
        />
        <label
          htmlFor={id}
          className={buttonClass({
            className:
              "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent",
          })}
        >
          {t(file ? "fileAgain" : "chooseFile")}
        </label>
        <p id={`${id}-hint`} className="text-tool text-soft">
          {over ? t("dropHere") : t("fileHint")}
        </p>
      </div>
      {error ? (
        <p id={`${id}-error`} className="text-tool font-medium text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}
