"use client";

import { BookmarkPlus, Download, GitCompareArrows, Link2, Pencil, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button, ButtonLink, buttonClass } from "../ui/button.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import { useVersions } from "./context.ts";
import { NameDialog } from "./name-dialog.tsx";
import { type NamedPoint, pointBefore } from "./points.ts";
import { useNaming } from "./use-naming.ts";

type Props = {
  seq: number;
  /** The file that was put in at this point, when it was one. */
  file: { seq: number; name: string } | null;
};

/** What can be done with the version that is read. */
export function VersionTools({ seq, file }: Props) {
  const versions = useVersions();
  const t = useTranslations("versions.tools");
  const { articleId, end, unchangedSince, named } = versions;
  const isPast = seq < unchangedSince;
  const before = pointBefore(isPast ? seq : unchangedSince, versions);
  const [naming, setNaming] = useState<{ version: NamedPoint } | { seq: number } | null>(null);
  const own = named.filter((version) => version.seq === seq);

  async function copyLink() {
    const address = new URL(`/articles/${articleId}/versions?seq=${seq}`, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      showToast({ kind: "success", title: t("linkCopied") });
    } catch {
      showToast({ title: t("linkNotCopied"), description: address });
    }
  }
  return (
    <div className="versions-tools no-print">
      {isPast ? <CompareLink from={seq} to={end} label={t("withNow")} shortcut="C" /> : null}
      {before === null ? null : (
        <CompareLink from={before} to={seq} label={t("withBefore")} {...(isPast ? {} : { shortcut: "C" as const })} />
      )}
      {isPast ? (
        <ButtonLink
          href={`/articles/${articleId}/draft?seq=${seq}`}
          prefetch={false}
          size="small"
          icon={<RotateCcw aria-hidden className="size-4" />}
        >
          {t("restore")}
        </ButtonLink>
      ) : null}
      <Button size="small" icon={<BookmarkPlus aria-hidden className="size-4" />} onClick={() => setNaming({ seq })}>
        {t(own.length > 0 ? "nameAgain" : "name")}
      </Button>
      {own.map((version) => (
        <NameTools key={version.id} version={version} rename={() => setNaming({ version })} />
      ))}
      {file === null ? null : (
        <a
          href={`/api/articles/${articleId}/original?seq=${file.seq}`}
          className={buttonClass({ size: "small", variant: "quiet" })}
        >
          <Download aria-hidden className="size-4" />
          {t("file", { name: file.name })}
        </a>
      )}
      <Button size="small" variant="quiet" icon={<Link2 aria-hidden className="size-4" />} onClick={copyLink}>
        {t("copyLink")}
      </Button>
      {naming ? <NameDialog subject={naming} onClose={() => setNaming(null)} /> : null}
    </div>
  );
}

type CompareProps = { from: number; to: number; label: string; shortcut?: "C" };

function CompareLink({ from, to, label, shortcut }: CompareProps) {
  return (
    <ButtonLink
      href={{ query: { from, to } }}
      scroll={false}
      prefetch={false}
      size="small"
      aria-keyshortcuts={shortcut}
      icon={<GitCompareArrows aria-hidden className="size-4" />}
    >
      {label}
    </ButtonLink>
  );
}

/** What can be done with one of its names; several names tell themselves apart by being said. */
function NameTools({ version, rename }: { version: NamedPoint; rename: () => void }) {
  const t = useTranslations("versions.tools");
  const naming = useNaming();
  const messageOf = useProblemMessage();
  const [busy, setBusy] = useState(false);
  async function forget() {
    setBusy(true);
    try {
      await naming.forget(version);
    } catch (thrown) {
      showToast({ kind: "error", title: messageOf(thrown) });
      setBusy(false);
    }
  }
  return (
    <>
      <Button size="small" variant="quiet" icon={<Pencil aria-hidden className="size-3.5" />} onClick={rename}>
        {t("rename", { name: version.name })}
      </Button>
      <Button size="small" variant="quiet" busy={busy} onClick={forget}>
        {t("forget", { name: version.name })}
      </Button>
    </>
  );
}
