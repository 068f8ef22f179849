import { VERDICTS, type Verdict } from "#domain/review/model.ts";

const WIDTH = 100;
const GAP = 1.5;

/**
 * How the verdicts divide an article's claims, as one thin line, pale where a verdict was given on other words. Decoration:
 * the numbers stand beside it. Drawn, not styled, for widths would need style attributes, which the page's policy forbids.
 */
export function ProportionBar({ claims, stale }: Record<"claims" | "stale", Record<Verdict, number>>) {
  const present = VERDICTS.filter((verdict) => claims[verdict] > 0);
  const total = present.reduce((sum, verdict) => sum + claims[verdict], 0);
  if (total === 0) return null;
  const room = WIDTH - GAP * (present.length - 1);
  let from = 0;
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} 3`} preserveAspectRatio="none" className="block h-0.75 w-full">
      {present.map((verdict) => {
        const x = from;
        const width = (claims[verdict] / total) * room;
        from += width + GAP;
        const firm = width * (1 - stale[verdict] / claims[verdict]);
        return (
          <g key={verdict} data-verdict={verdict} className="fill-verdict-line">
            <rect x={x} y="0" width={firm} height="3" />
            <rect x={x + firm} y="0" width={width - firm} height="3" opacity="0.35" />
          </g>
        );
      })}
    </svg>
  );
}
