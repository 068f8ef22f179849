import { Signal } from "./signal.ts";

/** Code that comes apart from the page's own. An attempt that failed is forgotten, so that the next one asks again. */
export class LateCode<T> {
  /** The code; null until it has come. */
  readonly here = new Signal<T | null>(null);
  #coming: Promise<boolean> | null = null;
  readonly #load: () => Promise<T>;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Asks for it, once at a time. Answers whether it has come. */
  fetch(): Promise<boolean> {
    if (this.here.get() !== null) return Promise.resolve(true);
    this.#coming ??= this.#ask().finally(() => {
      this.#coming = null;
    });
    return this.#coming;
  }

  async #ask(): Promise<boolean> {
    try {
      this.here.set(await this.#load());
      return true;
    } catch {
      // The browser has said on the console what was wrong with it.
      return false;
    }
  }
}
