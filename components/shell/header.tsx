import { Plus, Search } from "lucide-react";
import Link from "next/link";
import { requestPreferences, translations } from "../i18n/server.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { AccountMenu } from "./account-menu.tsx";
import { PreferencesMenu } from "./preferences-menu.tsx";
import { Wordmark } from "./wordmark.tsx";

type Props = {
  member: { name: string; email: string };
  /** The words searched for, where the page shows what was found. */
  query?: string;
  /** Left out on the page it leads to. */
  offerNew?: boolean;
  /** Where the page has several columns. */
  wide?: boolean;
};

/** The bar on top of every page but the workbench, which has its own. */
export async function Header({ member, query = "", offerNew = true, wide = false }: Props) {
  const { theme } = await requestPreferences();
  const t = await translations("shell");
  return (
    <header className="no-print border-b border-rule">
      <div
        className={classNames(
          "mx-auto flex flex-wrap items-center gap-x-2 gap-y-2 px-4 py-2.5 sm:flex-nowrap sm:gap-x-3",
          wide ? "max-w-368" : "max-w-260",
        )}
      >
        <Link href="/" className="touch -ml-1 mr-auto inline-flex items-center rounded-soft px-1 sm:mr-4">
          <Wordmark />
        </Link>
        {/* biome-ignore lint/a11y/useSemanticElements: <search> is not known to every screen reader in use yet. */}
        <form role="search" action="/" className="relative order-last w-full sm:order-none sm:mr-auto sm:max-w-80">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
          />
          <input
            type="search"
            name="query"
            aria-label={t("search")}
            placeholder={t("search")}
            defaultValue={query}
            maxLength={200}
            className="touch h-9 w-full rounded-soft border border-transparent bg-hover pr-2 pl-8.5 text-body focus:border-edge focus:bg-sheet pointer-coarse:text-[1rem]"
          />
        </form>
        {offerNew ? (
          <ButtonLink
            href="/articles/new"
            variant="primary"
            icon={<Plus aria-hidden className="size-4" />}
            className="max-sm:w-11 max-sm:px-0"
          >
            <span className="max-sm:sr-only">{t("newArticle")}</span>
          </ButtonLink>
        ) : null}
        <div className="flex items-center">
          <PreferencesMenu theme={theme} />
          <AccountMenu name={member.name} email={member.email} />
        </div>
      </div>
    </header>
  );
}
