import type { Mappable, StepMap } from "prosemirror-transform";

/** Both ends of a selection in ProseMirror positions; where they are one, it is a caret. */
export interface CaretPlace {
  anchor: number;
  head: number;
}

/** A place in the text of a confirmed version. */
export interface Caret extends CaretPlace {
  version: number;
}

/** How many confirmed steps are remembered for carets that come late. */
const REMEMBERED = 500;

/** A step of the log, and whose it is. */
interface Passed {
  map: StepMap;
  by: string;
}

/**
 * Where the carets of others stand at the confirmed version. What they tell is as old or as new as the line lets it be:
 * a caret of an older version is carried over the steps since, one of a newer version waits for the steps that lead
 * there. What others type at a caret pushes it along only when the caret is theirs.
 */
export class Carets {
  #version: number;
  readonly #remembered: number;
  /** The last steps, the newest one last. */
  readonly #passed: Passed[] = [];
  readonly #placed = new Map<string, CaretPlace & { owner: string }>();
  readonly #early = new Map<string, Caret & { owner: string }>();

  /** @param version the confirmed version now */
  constructor(version: number, remembered = REMEMBERED) {
    this.#version = version;
    this.#remembered = remembered;
  }

  /** Sets a caret. One that is older than what is remembered is unknown from then on. */
  set(key: string, owner: string, { version, anchor, head }: Caret): void {
    this.delete(key);
    if (version > this.#version) {
      this.#early.set(key, { version, anchor, head, owner });
      return;
    }
    const first = this.#passed.length - (this.#version - version);
    if (first < 0) return;
    const place = { anchor, head, owner };
    for (const step of this.#passed.slice(first)) move(place, step);
    this.#placed.set(key, place);
  }

  delete(key: string): void {
    this.#placed.delete(key);
    this.#early.delete(key);
  }

  /** Takes in confirmed steps, in the order of the log. */
  pass(maps: readonly StepMap[], by: string): void {
    for (const map of maps) {
      const step = { map, by };
      this.#passed.push(step);
      this.#version++;
      for (const place of this.#placed.values()) move(place, step);
      for (const [key, { owner, ...caret }] of this.#early)
        if (caret.version === this.#version) this.set(key, owner, caret);
    }
    if (this.#passed.length > this.#remembered) this.#passed.splice(0, this.#passed.length - this.#remembered);
  }

  /** Where a caret stands after further steps, for instance those not yet sent; undefined while that is not known. */
  get(key: string, further?: Mappable): CaretPlace | undefined {
    const place = this.#placed.get(key);
    if (!place) return undefined;
    const at = (position: number) => further?.map(position, -1) ?? position;
    return { anchor: at(place.anchor), head: at(place.head) };
  }
}

function move(place: CaretPlace & { owner: string }, { map, by }: Passed): void {
  const side = by === place.owner ? 1 : -1;
  place.anchor = map.map(place.anchor, side);
  place.head = map.map(place.head, side);
}
