import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const TONES = {
  neutral: "bg-hover text-soft",
  accent: "bg-accent-tint text-accent",
  danger: "bg-danger-tint text-danger",
} as const;

/** A word or number about the thing it stands beside. */
export function Badge({ tone = "neutral", children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span className={classNames("inline-flex items-center gap-1 rounded px-1.5 text-small font-medium", TONES[tone])}>
      {children}
    </span>
  );
}
