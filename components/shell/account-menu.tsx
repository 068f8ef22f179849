"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { initials } from "../ui/initials.ts";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import { callApi } from "../ui/problem.ts";
import { showToast } from "../ui/toast-store.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";

/** Who is signed in, and the way out. */
export function AccountMenu({ name, email }: { name: string; email: string }) {
  const t = useTranslations("shell");
  const problemMessage = useProblemMessage();

  async function signOut() {
    try {
      await callApi("/api/auth/sign-out", { json: {} });
      location.assign("/sign-in");
    } catch (thrown) {
      showToast({ kind: "error", title: t("signOutFailed"), description: problemMessage(thrown) });
    }
  }

  return (
    <Menu
      label={t("account", { name })}
      align="end"
      trigger={(props) => (
        <button
          {...props}
          type="button"
          aria-label={t("account", { name })}
          data-tooltip={name}
          className="touch inline-flex size-9 shrink-0 items-center justify-center rounded-full"
        >
          {/* Drawn by the style sheet, so that it is no text of its own: the button has its name already. */}
          <span
            data-initials={initials(name)}
            className="flex size-7 items-center justify-center rounded-full bg-accent-tint text-small font-semibold text-accent before:content-[attr(data-initials)]"
          />
        </button>
      )}
    >
      <div className="max-w-64 px-2 py-1.5">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-tool text-faint">{email}</p>
      </div>
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden className="size-4" />} onSelect={signOut}>
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
