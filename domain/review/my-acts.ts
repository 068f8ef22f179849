/** Something a person did here: typing, which the editor's own history takes back, or a command. */
export type MyAct = { on: "text" } | { on: "rows"; eventId: string };

/** How many acts can be taken back. */
const LONGEST = 500;

/**
 * One list of what a person did in this tab, on the text and on claims alike, so that "undo" takes back the last of it and
 * never anybody else's.
 */
export class MyActs {
  #done: MyAct[] = [];
  #undone: MyAct[] = [];

  /** Something new: what was taken back before cannot be done again any more. */
  did(act: MyAct): void {
    this.#done.push(act);
    if (this.#done.length > LONGEST) this.#done.shift();
    this.#undone = [];
  }

  /** The server refused it, so there is nothing to take back. */
  forget(eventId: string): void {
    const isOther = (act: MyAct) => act.on === "text" || act.eventId !== eventId;
    this.#done = this.#done.filter(isOther);
    this.#undone = this.#undone.filter(isOther);
  }

  /** The events since one typed last, the oldest first: all that can be taken back without the editor's own history. */
  get eventIds(): string[] {
    const typed = this.#done.findLastIndex(({ on }) => on === "text");
    return this.#done.slice(typed + 1).flatMap((act) => (act.on === "rows" ? act.eventId : []));
  }

  get last(): MyAct | undefined {
    return this.#done.at(-1);
  }

  get lastUndone(): MyAct | undefined {
    return this.#undone.at(-1);
  }

  /** The last act is taken back; `back` is what "redo" takes back in turn. Without it there is nothing to do again. */
  undid(back?: MyAct): void {
    this.#done.pop();
    if (back) this.#undone.push(back);
  }

  /** What was taken back last is done again; `again` is what "undo" takes back then. */
  redid(again?: MyAct): void {
    this.#undone.pop();
    if (again) this.#done.push(again);
  }
}
