import { v7, validate } from "uuid";

/** A new UUIDv7: unguessable, and sorts by the millisecond it was made. */
export function newId(): string {
  return v7();
}

/** True for a lower-case UUID. We make version 7; a script may bring another version of its own. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && value === value.toLowerCase() && validate(value);
}
