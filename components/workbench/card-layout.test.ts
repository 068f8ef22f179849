import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutCards } from "./card-layout.ts";

const OPTIONS = { gap: 4, top: 0, pinned: -1 };
const folded = (desired: number) => ({ desired, height: 28 });

describe("the cards in the margin", () => {
  it("stand level with their highlights where there is room", () => {
    expect([...layoutCards([folded(0), folded(100), folded(300)], OPTIONS)]).toEqual([0, 100, 300]);
  });

  it("share a shortage of room, so that no one strays far", () => {
    expect([...layoutCards([folded(100), folded(100), folded(100)], OPTIONS)]).toEqual([68, 100, 132]);
  });

  it("do not go above the top", () => {
    expect([...layoutCards([folded(0), folded(0)], OPTIONS)]).toEqual([0, 32]);
  });

  it("give way to the pinned card, upwards before it and downwards behind it", () => {
    const cards = [folded(90), { desired: 100, height: 200 }, folded(110)];
    expect([...layoutCards(cards, { ...OPTIONS, pinned: 1 })]).toEqual([68, 100, 304]);
  });

  it("push the pinned card down only when there is no room left above it", () => {
    const cards = [folded(0), folded(0), { desired: 10, height: 100 }];
    expect([...layoutCards(cards, { ...OPTIONS, pinned: 2 })]).toEqual([0, 32, 64]);
  });

  it("never cover each other, and the pinned one is where it wants to be if it can", () => {
    const boxes = array(record({ desired: integer({ min: 0, max: 2000 }), height: integer({ min: 20, max: 400 }) }), {
      maxLength: 60,
    });
    assert(
      property(boxes, integer({ min: -1, max: 59 }), (unsorted, pinned) => {
        const cards = unsorted.toSorted((one, other) => one.desired - other.desired);
        const tops = layoutCards(cards, { gap: 4, top: 0, pinned });
        for (let index = 1; index < cards.length; index++) {
          const above = (tops[index - 1] ?? 0) + (cards[index - 1]?.height ?? 0) + 4;
          expect(tops[index]).toBeGreaterThanOrEqual(above - 1e-6);
        }
        const heightAbove = cards.slice(0, Math.max(0, pinned)).reduce((sum, card) => sum + card.height + 4, 0);
        const pin = cards[pinned];
        if (pin && heightAbove <= pin.desired) expect(tops[pinned]).toBeCloseTo(pin.desired);
      }),
    );
  });
});
