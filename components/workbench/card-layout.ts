/** A card as the layout sees it: where it wants to be and how high it is, in pixels. */
export interface CardBox {
  /** The top of its highlight. */
  desired: number;
  height: number;
}

export interface LayoutOptions {
  gap: number;
  /** No card goes above this. */
  top: number;
  /** Index of the card that stands exactly at its highlight; -1 when none does. */
  pinned: number;
}

/**
 * Places cards in their order so that none covers another and all together are as near to their highlights as can be
 * (least squares, by pooling neighbours that meet). The pinned one keeps its place; those before it give way upwards,
 * those behind it downwards. Only where there is no room left above does the pinned one give way too.
 *
 * @returns the top of each card
 */
export function layoutCards(cards: readonly CardBox[], { gap, top, pinned }: LayoutOptions): Float64Array {
  // With the heights before each card taken off, "below the one before" becomes "not smaller than the one before".
  const before = new Float64Array(cards.length + 1);
  for (let index = 0; index < cards.length; index++)
    before[index + 1] = (before[index] ?? 0) + (cards[index]?.height ?? 0) + gap;
  const wished = cards.map((card, index) => card.desired - (before[index] ?? 0));
  const placed = new Float64Array(cards.length);
  const pin = cards[pinned] ? Math.max(top, wished[pinned] ?? 0) : null;
  if (pin === null) settle(wished, placed, 0, cards.length, top, Number.POSITIVE_INFINITY);
  else {
    settle(wished, placed, 0, pinned, top, pin);
    placed[pinned] = pin;
    settle(wished, placed, pinned + 1, cards.length, pin, Number.POSITIVE_INFINITY);
  }
  for (let index = 0; index < placed.length; index++) placed[index] = (placed[index] ?? 0) + (before[index] ?? 0);
  return placed;
}

/** The non-decreasing values nearest to `wished[start…end)`, held between two bounds. */
function settle(
  wished: readonly number[],
  placed: Float64Array,
  start: number,
  end: number,
  least: number,
  most: number,
): void {
  const means: number[] = [];
  const counts: number[] = [];
  for (let index = start; index < end; index++) {
    let mean = wished[index] ?? 0;
    let count = 1;
    while (means.length > 0 && (means.at(-1) ?? 0) > mean) {
      const more = counts.pop() ?? 0;
      mean = (mean * count + (means.pop() ?? 0) * more) / (count + more);
      count += more;
    }
    means.push(mean);
    counts.push(count);
  }
  let index = start;
  for (const [block, mean] of means.entries()) {
    const value = Math.min(most, Math.max(least, mean));
    for (let left = counts[block] ?? 0; left > 0; left--) placed[index++] = value;
  }
}
