import { type PointerEvent, useEffect, useRef } from "react";
import { VERDICTS, type Verdict } from "#domain/review/model.ts";
import { useDesk } from "./context.ts";
import type { MarginLayout } from "./margin-layout.ts";

const WIDTH = 10;

/** Every claim of the article by its colour, beside the scroll bar. The list says the same to those who cannot see it. */
export function ArticleMap({ layout }: { layout: MarginLayout }) {
  const { workbench } = useDesk();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let frame = 0;
    const soon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        draw(element, layout, (id) => workbench.claim(id).get()?.claim.verdict, workbench.active.get());
      });
    };
    soon();
    const stops = [layout.overview, workbench.progress, workbench.active].map((signal) => signal.subscribe(soon));
    const sizes = new ResizeObserver(soon);
    sizes.observe(element);
    const theme = matchMedia("(prefers-color-scheme: dark)");
    theme.addEventListener("change", soon);
    const chosen = new MutationObserver(soon);
    chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      sizes.disconnect();
      chosen.disconnect();
      theme.removeEventListener("change", soon);
    };
  }, [layout, workbench]);

  function jump(event: PointerEvent<HTMLCanvasElement>) {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const middle = ((event.clientY - top) / height) * document.documentElement.scrollHeight;
    scrollTo({ top: middle - innerHeight / 2, behavior: "instant" });
  }
  return (
    <div className="article-map" aria-hidden="true">
      {VERDICTS.map((verdict) => (
        <i key={verdict} data-verdict={verdict} />
      ))}
      <canvas
        ref={canvas}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          jump(event);
        }}
        onPointerMove={(event) => event.buttons === 1 && jump(event)}
      />
    </div>
  );
}

function draw(
  canvas: HTMLCanvasElement,
  layout: MarginLayout,
  verdictOf: (claimId: string) => Verdict | undefined,
  active: string | null,
): void {
  const pen = canvas.getContext("2d");
  const height = canvas.clientHeight;
  if (!pen || height === 0) return;
  const density = devicePixelRatio;
  canvas.width = WIDTH * density;
  canvas.height = height * density;
  pen.scale(density, density);
  // Canvas knows no custom properties: the colours come from elements that have them.
  const colours = new Map<string, string>();
  for (const sample of canvas.parentElement?.querySelectorAll("i") ?? [])
    colours.set(sample.dataset["verdict"] ?? "", getComputedStyle(sample).color);
  const { claims, at } = layout.overview.get();
  for (const [index, claimId] of claims.entries()) {
    const isActive = claimId === active;
    pen.fillStyle = colours.get(verdictOf(claimId) ?? "") ?? "";
    pen.globalAlpha = isActive ? 1 : 0.75;
    pen.fillRect(
      isActive ? 0 : 2,
      Math.round((at[index] ?? 0) * height),
      isActive ? WIDTH : WIDTH - 4,
      isActive ? 4 : 2,
    );
  }
}
