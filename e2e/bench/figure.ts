import { loadavg } from "node:os";

/** One line of what `npm run bench` prints. */
export interface Figure {
  figure: string;
  ours: number;
  /** The other side, measured in the same run; null where the aim is a plain number. */
  reference: number | null;
  /** `ours / reference`. */
  ratio: number | null;
  unit: string;
  /** What we want of the ratio, or of `ours` where there is no ratio; null where nothing is promised. */
  aim: string | null;
  note: string;
}

/** Prints a figure as one line of JSON on standard output, which carries nothing else. */
export function printFigure(figure: Figure): void {
  const load = `load ${loadavg()[0]?.toFixed(1) ?? "?"}`;
  const line: Figure = {
    ...figure,
    ours: rounded(figure.ours),
    reference: figure.reference === null ? null : rounded(figure.reference),
    ratio: figure.ratio === null ? null : rounded(figure.ratio),
    note: `${figure.note}; ${load}`,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Says to the person at the terminal what is going on. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** The value below which a share of the others lies; 0.5 is the median. NaN when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
