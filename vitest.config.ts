import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{domain,server,db,components,e2e}/**/*.test.{ts,tsx}"],
    environment: "node",
    // A process a file: the database's native part and the handles kept on globalThis are then never shared.
    pool: "forks",
    // A limit for what hangs, not a measure of speed: a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
