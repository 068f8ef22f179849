import type { Manifest } from "./archive.ts";

/** A newsroom's size in words. */
export function countsOf({ members, articles, events, evidence }: Manifest["counts"]): string {
  return `${members} members, ${articles} articles, ${events} events, ${evidence} files of evidence`;
}
