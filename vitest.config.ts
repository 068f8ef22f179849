import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    pool: "forks",
    setupFiles: ["domain/testing/seed.ts"],
    execArgv: ["--import", new URL("./db/quick-loading.ts", import.meta.url).href],
    // By itself it leaves one processor idle, which on two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A limit for what hangs, not a measure of speed: a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // A process a file: the database's native part and the handles kept on globalThis are then never shared.
        test: { name: "processes", include: ["{server,db,e2e}/**/*.test.ts"] },
      },
      {
        extends: true,
        // These keep nothing between two tests, so the next file may go on with what the one before it has loaded.
        test: { name: "rooms", include: ["{domain,components}/**/*.test.{ts,tsx}"], isolate: false },
      },
    ],
  },
});
