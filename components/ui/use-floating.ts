import { type RefObject, type ToggleEvent, useCallback, useEffect, useRef, useState } from "react";
import { type Align, place, type Side } from "./place.ts";

type Floating<Anchor extends HTMLElement> = {
  open: boolean;
  anchorRef: RefObject<Anchor | null>;
  floatingRef: RefObject<HTMLDivElement | null>;
  /** For the element with the `popover` attribute. */
  floatingProps: { onBeforeToggle: (event: ToggleEvent) => void };
  close: () => void;
};

/**
 * A popover of the browser's own (`popover="auto"`: top layer, Escape and outside presses close it, focus returns),
 * kept beside its anchor while it is open. `onOpen` runs once it is placed.
 */
export function useFloating<Anchor extends HTMLElement>(
  options: { side?: Side; align?: Align; onOpen?: (floating: HTMLElement) => void } = {},
): Floating<Anchor> {
  const { side, align } = options;
  const [open, setOpen] = useState(false);
  const anchorRef = useRef<Anchor>(null);
  const floatingRef = useRef<HTMLDivElement>(null);
  const onOpen = useRef(options.onOpen);
  useEffect(() => {
    onOpen.current = options.onOpen;
  });

  useEffect(() => {
    if (!open) return;
    const keepBeside = () => {
      if (anchorRef.current && floatingRef.current) place(anchorRef.current, floatingRef.current, side, align);
    };
    addEventListener("scroll", keepBeside, { capture: true, passive: true });
    addEventListener("resize", keepBeside);
    return () => {
      removeEventListener("scroll", keepBeside, { capture: true });
      removeEventListener("resize", keepBeside);
    };
  }, [open, side, align]);

  const onBeforeToggle = useCallback(
    (event: ToggleEvent) => {
      if (event.target !== floatingRef.current) return;
      setOpen(event.newState === "open");
      if (event.newState !== "open") return;
      // It has no size before it shows; the next frame has not been painted yet, so nothing jumps.
      requestAnimationFrame(() => {
        if (!anchorRef.current || !floatingRef.current) return;
        place(anchorRef.current, floatingRef.current, side, align);
        onOpen.current?.(floatingRef.current);
      });
    },
    [side, align],
  );

  const close = useCallback(() => floatingRef.current?.hidePopover(), []);
  return { open, anchorRef, floatingRef, floatingProps: { onBeforeToggle }, close };
}
