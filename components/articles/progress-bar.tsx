/** How far something has come; without `part`, only that it is under way. */
export function ProgressBar({ label, part }: { label: string; part: number | null }) {
  return (
    <progress
      aria-label={label}
      max={1}
      value={part ?? undefined}
      className="progress h-1.5 w-full overflow-hidden rounded-full bg-rule"
    />
  );
}
