import type { ReactNode } from "react";

type Props = { title: string; children?: ReactNode; action?: ReactNode; note?: ReactNode };

/** Where a list would stand: one sentence on why it is empty, and what to do about it. */
export function EmptyState({ title, children, action, note }: Props) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-20 text-center">
      <h2 className="font-serif text-[1.375rem] leading-snug font-semibold text-balance">{title}</h2>
      {children ? <div className="mt-2 text-body text-pretty text-soft">{children}</div> : null}
      {action ? <div className="mt-6 flex flex-wrap justify-center gap-2">{action}</div> : null}
      {note ? <p className="mt-3 text-tool text-balance text-faint">{note}</p> : null}
    </div>
  );
}
