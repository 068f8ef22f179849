import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";

type Props = {
  label: string;
  options: readonly { name: string; href: ComponentProps<typeof Link>["href"]; current: boolean }[];
};

/** One of a few, where each is an address of its own: links that look like a segmented control. */
export function Choice({ label, options }: Props) {
  return (
    <nav aria-label={label} className="inline-flex flex-wrap rounded-soft border border-rule bg-wash p-0.5">
      {options.map(({ name, href, current }) => (
        <Link
          key={name}
          href={href}
          replace
          scroll={false}
          aria-current={current ? "true" : undefined}
          className={classNames(
            "touch inline-flex h-7 items-center rounded-[4px] px-2.5 text-tool font-medium transition-colors duration-100",
            current ? "bg-sheet text-ink shadow-[0_0_0_1px_var(--edge)]" : "text-soft hover:text-ink",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
