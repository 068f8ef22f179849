import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl/react";
import { MEMBER_HEADER } from "#domain/calls.ts";
import { newId } from "#domain/ids.ts";
import type { Command, CommandOf } from "#domain/review/commands.ts";
import { callApi } from "../ui/problem.ts";
import { dismissToast, showToast } from "../ui/toast-store.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import { useVersions } from "./context.ts";
import type { NamedPoint } from "./points.ts";

/** How long it is offered to take something back. */
const UNDO_OFFERED = 15_000;

/** Gives names to points of the log and takes them away. Each throws `ApiProblem` and leaves the page as it is. */
export interface Naming {
  /** Names the end of the log where no point is given. @param command the same for another try, so that it is done once */
  name(command: CommandOf<"version.name">): Promise<void>;
  rename(command: CommandOf<"version.rename">, before: NamedPoint): Promise<void>;
  forget(version: NamedPoint): Promise<void>;
}

export function useNaming(): Naming {
  const { articleId, memberId } = useVersions();
  const router = useRouter();
  const t = useTranslations("versions.said");
  const messageOf = useProblemMessage();
  const send = useCallback(
    async (command: Command) => {
      const headers = { [MEMBER_HEADER]: memberId };
      await callApi(`/api/articles/${articleId}/commands`, { json: command, headers });
      router.refresh();
    },
    [articleId, memberId, router],
  );
  return useMemo(() => {
    /** Says what was done, and offers to do the opposite. */
    function offerBack(title: string, opposite: Command) {
      const run = () =>
        send(opposite).catch((thrown: unknown) => {
          showToast({ kind: "error", title: t("notUndone"), description: messageOf(thrown) });
        });
      const toast = showToast({ title, action: { label: t("undo"), run: () => void run() } });
      setTimeout(() => dismissToast(toast), UNDO_OFFERED);
    }
    return {
      async name(command) {
        await send(command);
        const { versionId, name } = command;
        offerBack(t("named", { name }), { id: newId(), kind: "version.forget", versionId });
      },
      async rename(command, { id: versionId, name }) {
        await send(command);
        offerBack(t("renamed", { name: command.name }), { id: newId(), kind: "version.rename", versionId, name });
      },
      async forget({ id, name, seq }) {
        await send({ id: newId(), kind: "version.forget", versionId: id });
        offerBack(t("forgotten", { name }), { id: newId(), kind: "version.name", versionId: newId(), name, seq });
      },
    };
  }, [send, t, messageOf]);
}
