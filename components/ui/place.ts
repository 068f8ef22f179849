export type Side = "bottom" | "top" | "right" | "left";
export type Align = "start" | "center" | "end";

const GAP = 6;
const MARGIN = 8;

/**
 * Puts a floating element beside its anchor: on the wished side, or the opposite one where there is more room, and
 * never outside the window. `start` and `end` follow the writing direction.
 */
export function place(anchor: Element, floating: HTMLElement, side: Side = "bottom", align: Align = "start"): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const { clientWidth, clientHeight } = document.documentElement;
  const room = { top: at.top, bottom: clientHeight - at.bottom, left: at.left, right: clientWidth - at.right };
  const opposite = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;
  const vertical = side === "top" || side === "bottom";
  const needed = (vertical ? height : width) + GAP + MARGIN;
  const chosen = room[side] < needed && room[opposite[side]] > room[side] ? opposite[side] : side;
  const toEnd = (align === "end") !== (vertical && getComputedStyle(anchor).direction === "rtl");
  const along = (from: number, to: number, size: number) =>
    align === "center" ? (from + to - size) / 2 : toEnd ? to - size : from;

  let left = along(at.left, at.right, width);
  let top = along(at.top, at.bottom, height);
  if (chosen === "bottom") top = at.bottom + GAP;
  if (chosen === "top") top = at.top - height - GAP;
  if (chosen === "right") left = at.right + GAP;
  if (chosen === "left") left = at.left - width - GAP;

  const clamp = (value: number, most: number) => Math.max(MARGIN, Math.min(value, most - MARGIN));
  floating.style.left = `${Math.round(clamp(left, clientWidth - width))}px`;
  floating.style.top = `${Math.round(clamp(top, clientHeight - height))}px`;
}
