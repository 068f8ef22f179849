import { createContext, use } from "react";
import type { KnownPoints } from "./points.ts";

/** What every part of the versions page works on. */
export interface VersionsContext extends KnownPoints {
  articleId: string;
  /** Whose page it is: no name is given in anybody else's. */
  memberId: string;
}

export const Versions = createContext<VersionsContext | null>(null);

export function useVersions(): VersionsContext {
  const versions = use(Versions);
  if (!versions) throw new Error("Outside of a versions page");
  return versions;
}
