import type { Verdict } from "#domain/review/model.ts";
import { classNames } from "./class-names.ts";

/** The rim repeats the highlight's line (solid, wavy, dotted), the sign says it again, so colour is never alone. */
const RIMS = {
  verified: <circle cx="8" cy="8" r="6.75" />,
  disputed: (
    <path d="M8 1.9Q11.11-.55 11.92 3.33 15.88 3.45 14.01 6.94 16.96 9.58 13.28 11.05 13.85 14.97 10.09 13.73 8 17.1 5.91 13.73 2.15 14.97 2.72 11.05-.96 9.58 1.99 6.94.12 3.45 4.08 3.33 4.89-.55 8 1.9Z" />
  ),
  "needs-source": <circle cx="8" cy="8" r="6.75" strokeDasharray="0.01 2.827" strokeWidth="1.5" />,
} as const satisfies Record<Verdict, unknown>;

const SIGNS = {
  verified: "m5.1 8.3 2 2 3.8-4.3",
  disputed: "M8 4.8v3.7M8 11v.1",
  "needs-source": "M6.3 6.5a1.75 1.75 0 1 1 2.6 1.6c-.6.35-.9.7-.9 1.2M8 11.3v.1",
} as const satisfies Record<Verdict, string>;

type Props = {
  verdict: Verdict;
  /** Read aloud; leave it out where the verdict's name stands beside the icon. */
  label?: string;
  className?: string;
};

/** ✓, ! or ? in the verdict's own rim and colour. */
export function VerdictIcon({ verdict, label, className }: Props) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden where its name stands beside it.
    <svg
      viewBox="0 0 16 16"
      data-verdict={verdict}
      className={classNames("size-4 shrink-0 text-verdict", className)}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <g className="fill-verdict-tint stroke-verdict-line" strokeWidth="1.25">
        {RIMS[verdict]}
      </g>
      <path d={SIGNS[verdict]} stroke="currentColor" strokeWidth="1.75" />
    </svg>
  );
}
