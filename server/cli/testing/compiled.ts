import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * What tests add to the environment of a Stet that they start as a process: all of them share a cache of what they
 * compile, for most of a short life goes into loading itself.
 */
export const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), "stet-test-compiled") } as const;
