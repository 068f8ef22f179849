import { CircleHelp, FileText, History, List, MessageSquareText } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { Wordmark } from "../shell/wordmark.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { isEmptied } from "./claim-view.ts";
import { useDesk } from "./context.ts";
import { Counts } from "./counts.tsx";
import { useKeysHeard } from "./key-cap.tsx";
import { useMedia, WIDEST } from "./media.ts";
import { ModeSwitch } from "./mode-switch.tsx";
import { OthersMenu } from "./others-menu.tsx";
import { SavedIndicator } from "./saved-indicator.tsx";
import { useSignal } from "./signal.ts";

/** The bar on top: which article, how far its check has come, how one works on it, whether all is saved, and as whom. */
export function TopBar({ menu }: { menu: ReactNode }) {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench");
  const { headline } = useSignal(workbench.article);
  const heard = useKeysHeard();
  const discussions = useSignal(workbench.discussions);
  const beside = useMedia(WIDEST);
  const indexOpen = useSignal(page.indexOpen);
  const panel = useSignal(page.panel);
  const shown = beside ? indexOpen : panel === "index";
  const open = discussions.filter((one) => one.thread.resolvedAt === null && !isEmptied(one)).length;
  return (
    <header className="workbench-bar">
      <Link href="/" className="touch inline-flex items-center rounded-soft px-1">
        <Wordmark />
        <span className="sr-only">: {t("toArticles")}</span>
      </Link>
      <IconButton
        label={t("index.toggle")}
        aria-pressed={shown}
        onClick={() => (beside ? page.indexOpen.set(!indexOpen) : page.panel.set(shown ? null : "index"))}
      >
        <List aria-hidden className="size-4.5" />
      </IconButton>
      <p className="workbench-title" title={headline} aria-hidden="true">
        {headline}
      </p>
      <Counts />
      <ModeSwitch />
      <OthersMenu />
      <div className="workbench-bar-end">
        <SavedIndicator />
        <IconButton
          label={t("discussion.ofArticle", { count: open })}
          aria-pressed={panel === "discussion"}
          onClick={() => page.panel.set(panel === "discussion" ? null : "discussion")}
          className="relative"
        >
          <MessageSquareText aria-hidden className="size-4.5" />
          {open > 0 ? <span className="workbench-dot">{open}</span> : null}
        </IconButton>
        <ButtonLink
          href={`/articles/${workbench.session.store.article.id}/report`}
          size="small"
          variant="quiet"
          icon={<FileText aria-hidden className="size-4" />}
        >
          <span className="workbench-word">{t("report")}</span>
        </ButtonLink>
        <ButtonLink
          href={`/articles/${workbench.session.store.article.id}/versions`}
          prefetch={false}
          size="small"
          variant="quiet"
          aria-label={t("versions")}
          data-tooltip={t("versions")}
          icon={<History aria-hidden className="size-4" />}
        />
        <IconButton
          label={t("help.title")}
          shortcut={heard("?")}
          onClick={() => page.panel.set("help")}
          className="workbench-keys"
        >
          <CircleHelp aria-hidden className="size-4.5" />
        </IconButton>
        {menu}
      </div>
    </header>
  );
}
