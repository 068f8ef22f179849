import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What is wrong with the whole of what was asked, said aloud when it appears. Can take the focus. */
export function FormError({ children, action }: { children: ReactNode; action?: ReactNode }) {
  if (!children) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      className="flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-soft bg-danger-tint px-3 py-2.5 text-body text-danger"
    >
      <CircleAlert aria-hidden className="mt-0.75 size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-40 text-pretty wrap-anywhere">{children}</p>
      {action}
    </div>
  );
}
