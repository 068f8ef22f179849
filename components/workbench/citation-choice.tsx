import type { ComponentProps } from "react";
import { SegmentedControl } from "../ui/segmented-control.tsx";

/** A choice among a few ways, with its name above it as the other fields have theirs. */
export function CitationChoice<Value extends string>(props: ComponentProps<typeof SegmentedControl<Value>>) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {/* The group has the same name already, for those who cannot see it. */}
      <span aria-hidden className="text-tool font-medium">
        {props.label}
      </span>
      <SegmentedControl {...props} />
    </div>
  );
}
