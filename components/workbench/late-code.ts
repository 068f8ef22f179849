import { Signal } from "./signal.ts";

/** Code that comes apart from the page's own. An attempt that failed is forgotten, so that the next one asks again. */
export class LateCode<T> {
  /** The code; null until it has come. */
  readonly here = new Signal<T | null>(null);
  #coming: Promise<void> | null = null;
  readonly #load: () => Promise<T>;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Asks for it, once at a time; rejects when it does not come. */
  fetch(): Promise<void> {
    if (this.here.get() !== null) return Promise.resolve();
    this.#coming ??= this.#load()
      .then((code) => this.here.set(code))
      .finally(() => {
        this.#coming = null;
      });
    return this.#coming;
  }
}
