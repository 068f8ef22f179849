import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

type Props<Value extends string> = {
  /** Names the group for those who cannot see it. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode; tooltip?: string }[];
  className?: string;
};

/** A few exclusive ways, all in sight. Radio buttons underneath: one tab stop, arrow keys change. */
export function SegmentedControl<Value extends string>({ label, value, onChange, options, className }: Props<Value>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classNames("inline-flex rounded-soft border border-rule bg-wash p-0.5", className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          data-tooltip={option.tooltip}
          className={classNames(
            "touch relative inline-flex h-7 items-center justify-center gap-1.5 rounded-[4px] px-2.5 text-tool font-medium",
            "text-soft transition-colors duration-100 hover:text-ink has-checked:bg-sheet has-checked:text-ink",
            "has-checked:shadow-[0_0_0_1px_var(--edge)] has-focus-visible:outline-2 has-focus-visible:outline-accent",
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.icon}
          {option.label}
        </label>
      ))}
    </div>
  );
}
