/** Where a claim's first highlight stands: in which top-level block, and how far below the block's top, in pixels. */
interface Place {
  block: HTMLElement;
  offset: number;
}

/**
 * Knows how far down each claim's highlight is, without asking the browser to lay out what nobody sees: blocks out of
 * sight are skipped by `content-visibility`, and measuring inside one would lay it out. There the place within the block
 * is estimated; the block's own top is always known.
 */
export class HighlightPlaces {
  readonly #root: HTMLElement;
  #places = new Map<string, Place>();
  #measured = new WeakSet<HTMLElement>();
  /** Where each block stood when it was last asked, or was shifted with those in sight. */
  #tops = new Map<HTMLElement, number>();
  #width = 0;
  /** Goes up when a place may be another one than before. */
  revision = 0;
  /** The first and the last block of the stretch that was measured last. */
  #first: HTMLElement | null = null;
  #last: HTMLElement | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Reads anew which claim is drawn in which block. Forgets all measures. */
  survey(): void {
    this.revision++;
    this.#measured = new WeakSet();
    this.#places = new Map();
    this.#tops = new Map();
    let block: HTMLElement | null = null;
    let marks: string[] = [];
    const estimate = () => {
      const height = block?.offsetHeight ?? 0;
      for (const [index, claimId] of marks.entries())
        if (block && !this.#places.has(claimId))
          this.#places.set(claimId, { block, offset: (height * index) / marks.length });
    };
    for (const mark of this.#root.querySelectorAll<HTMLElement>("mark[data-claim]")) {
      const owner = this.#blockOf(mark);
      if (owner !== block) {
        estimate();
        block = owner;
        marks = [];
      }
      marks.push(mark.dataset["claim"] ?? "");
    }
    estimate();
  }

  /** Forgets what was measured, as after a change of the width or of the text. */
  forgetMeasures(): void {
    this.#measured = new WeakSet();
  }

  /** Measures the blocks that lie between two heights, counted from the top of the text. */
  measure(from: number, to: number): void {
    const blocks = this.#root.children;
    this.#first = null;
    this.#last = null;
    for (let index = this.#firstBlockBelow(from); index < blocks.length; index++) {
      const block = blocks[index];
      if (!(block instanceof HTMLElement)) continue;
      if (block.offsetTop > to) return;
      this.#first ??= block;
      this.#last = block;
      if (this.#measured.has(block)) continue;
      this.#measured.add(block);
      const top = block.getBoundingClientRect().top;
      const seen = new Set<string>();
      for (const mark of block.querySelectorAll<HTMLElement>("mark[data-claim]")) {
        const claimId = mark.dataset["claim"] ?? "";
        if (seen.has(claimId)) continue;
        seen.add(claimId);
        const known = this.#places.get(claimId);
        if (known && known.block !== block && known.block.isConnected && known.block.offsetTop < block.offsetTop)
          continue;
        const line = mark.getClientRects()[0];
        if (line) this.#setPlace(claimId, known, { block, offset: line.top - top });
      }
    }
  }

  #setPlace(claimId: string, known: Place | undefined, place: Place): void {
    if (known?.block === place.block && Math.abs(known.offset - place.offset) < 0.5) return;
    this.#places.set(claimId, place);
    this.revision++;
  }

  /** How far below the text's top each claim's highlight is; null where it is not drawn. */
  tops(claims: readonly string[]): (number | null)[] {
    return claims.map((claimId) => {
      const place = this.#places.get(claimId);
      if (!place?.block.isConnected) return null;
      let top = this.#tops.get(place.block);
      if (top === undefined) {
        top = place.block.offsetTop;
        this.#tops.set(place.block, top);
      }
      return top + place.offset;
    });
  }

  /**
   * Asking 2,000 blocks where they are takes longer than a frame. What changes a block's height is in sight, so only
   * those are asked: the blocks above stand where they stood, those below have moved with the last one in sight.
   */
  followThoseInSight(): void {
    const first = this.#first;
    const last = this.#last;
    const width = this.#root.clientWidth;
    if (!first || !last || width !== this.#width || (this.#tops.get(first) ?? first.offsetTop) !== first.offsetTop) {
      this.#width = width;
      this.#tops = new Map();
      this.revision++;
      return;
    }
    const before = this.#tops.get(last) ?? last.offsetTop;
    const shift = last.offsetTop - before;
    if (shift !== 0) for (const [block, top] of this.#tops) if (top > before) this.#tops.set(block, top + shift);
    if (shift !== 0) this.revision++;
    for (let block: Element | null = first; block instanceof HTMLElement; block = block.nextElementSibling) {
      const top = block.offsetTop;
      if (this.#tops.get(block) !== top) {
        this.#tops.set(block, top);
        this.revision++;
      }
      if (block === last) return;
    }
  }

  #firstBlockBelow(height: number): number {
    const blocks = this.#root.children;
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const block = blocks[middle];
      if (block instanceof HTMLElement && block.offsetTop + block.offsetHeight < height) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #blockOf(mark: HTMLElement): HTMLElement {
    let block = mark;
    while (block.parentElement && block.parentElement !== this.#root) block = block.parentElement;
    return block;
  }
}
