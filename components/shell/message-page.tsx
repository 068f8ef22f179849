import type { ReactNode } from "react";
import { Wordmark } from "./wordmark.tsx";

/** A page that only says something, and offers the way on. */
export function MessagePage({
  title,
  detail,
  note,
  children,
}: {
  title: string;
  detail: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <main id="main" className="mx-auto flex min-h-[80dvh] max-w-md flex-col justify-center px-4 py-16">
      <p className="mb-8">
        <Wordmark />
      </p>
      <h1 className="font-serif text-title font-semibold text-balance">{title}</h1>
      <p className="mt-2 text-pretty text-soft">{detail}</p>
      {note ? <p className="mt-2 text-tool text-faint select-all">{note}</p> : null}
      <div className="mt-6 flex flex-wrap gap-2">{children}</div>
    </main>
  );
}
