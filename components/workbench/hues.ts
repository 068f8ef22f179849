/** How many colours there are for people; the style sheet has as many. */
export const HUES = 8;

/**
 * Gives each person a colour: the same one on every page as a rule, since it follows from who they are, and another one
 * where somebody on this page has it already. Once given it stays.
 */
export class Hues {
  readonly #given = new Map<string, number>();

  of(personId: string): number {
    const known = this.#given.get(personId);
    if (known !== undefined) return known;
    const wished = hash(personId) % HUES;
    const taken = new Set(this.#given.values());
    const order = Array.from({ length: HUES }, (_, step) => (wished + step) % HUES);
    const hue = order.find((one) => !taken.has(one)) ?? wished;
    this.#given.set(personId, hue);
    return hue;
  }
}

function hash(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) >>> 0;
  return sum;
}
