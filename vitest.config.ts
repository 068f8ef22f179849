import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{domain,server,db,components,e2e}/**/*.test.{ts,tsx}"],
    environment: "node",
    // A process a file: the database's native part and the handles kept on globalThis are then never shared.
    pool: "forks",
    // By itself it leaves one processor idle, which on two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A limit for what hangs, not a measure of speed: a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
