import type { Node } from "prosemirror-model";
import type { Mapping, Step } from "prosemirror-transform";

/** The body of an article as it was at any version from some version on. */
export interface TextHistory {
  /** The version it was asked for: the newest it knows. */
  readonly version: number;
  /** Throws `version_conflict` for a version before its reach or after its end. */
  documentAt(version: number): Node;
  /** The steps from a version to the newest. Throws as `documentAt`. */
  stepsSince(version: number): Step[];
  /** How places move from one version to a later one. */
  mapping(from: number, to: number): Mapping;
}
