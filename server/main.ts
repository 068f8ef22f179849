import { openNextPages } from "./next-pages.ts";
import { run } from "./run.ts";

// The one process: `node server/main.ts`, or with `--dev` over the sources of the pages.
await run({ development: process.argv.includes("--dev"), openPages: openNextPages });
