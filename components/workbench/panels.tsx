import { Suspense } from "react";
import type { Omitted } from "../articles/omitted.ts";
import { useDesk } from "./context.ts";
import { ArticleDiscussion, HelpDialog, OmissionsDialog } from "./lazy-parts.ts";
import { useSignal } from "./signal.ts";

/** What opens over the page now and then. */
export function Panels({ omissions }: { omissions: readonly Omitted[] }) {
  const { page } = useDesk();
  const panel = useSignal(page.panel);
  const close = () => page.panel.set(null);
  return (
    <Suspense fallback={null}>
      {panel === "help" ? <HelpDialog onClose={close} /> : null}
      {panel === "discussion" ? <ArticleDiscussion onClose={close} /> : null}
      {panel === "omissions" ? <OmissionsDialog omissions={omissions} onClose={close} /> : null}
    </Suspense>
  );
}
