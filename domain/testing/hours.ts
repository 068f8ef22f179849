/** Time that passes when a test says so. */
export class Hours {
  #now = 0;
  #due: { at: number; work: () => void }[] = [];

  now = () => this.#now;

  /** Answers how to prevent it. */
  after = (milliseconds: number, work: () => void) => {
    const due = { at: this.#now + milliseconds, work };
    this.#due.push(due);
    return () => {
      this.#due = this.#due.filter((other) => other !== due);
    };
  };

  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#due.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at);
      if (!next) break;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.#now = next.at;
      next.work();
    }
    this.#now = end;
  }

  /** How much there is still to do later. */
  get waiting(): number {
    return this.#due.length;
  }
}
