import "#db/quick-loading.ts";
import { once } from "node:events";
import { flushCompileCache } from "node:module";

// The real server but without pages, which need a build. It loads everything, says so, and waits for a line before it
// opens the newsroom, so that a test can have the next one ready while the one before is still running.
const { run } = await import("../../run.ts");
flushCompileCache(); // Which else is written when a process ends well, and this one is to be killed.
console.log("loaded");
await once(process.stdin, "data");
process.stdin.unref();
await run({
  development: false,
  openPages: async () => ({ answer: async (_request, response) => void response.end(), close: async () => {} }),
});
