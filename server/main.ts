import "#db/quick-loading.ts";

// The one process: `node server/main.ts`, or with `--dev` over the sources of the pages.
const [{ run }, { openNextPages }] = await Promise.all([import("./run.ts"), import("./next-pages.ts")]);
await run({ development: process.argv.includes("--dev"), openPages: openNextPages });
