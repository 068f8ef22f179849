import type { ReactNode } from "react";
import type { Verdict } from "#domain/review/model.ts";
import { VerdictIcon } from "./verdict-icon.tsx";

/** A verdict in words: its icon, and its name on the very line its highlights have. */
export function VerdictBadge({ verdict, children }: { verdict: Verdict; children: ReactNode }) {
  return (
    <span data-verdict={verdict} className="inline-flex items-center gap-1.5 text-tool font-medium text-verdict">
      <VerdictIcon verdict={verdict} />
      <span className="verdict-underline">{children}</span>
    </span>
  );
}
