import { defineConfig, devices } from "@playwright/test";
import { chromiumArgs } from "./chromium.ts";

const executablePath = process.env["STET_CHROMIUM"];

/** The journeys run against the built app; each starts the server it needs, on a data directory of its own. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Limits for what hangs, not measures of speed: a busy machine is no failure.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "line",
  use: {
    ...devices["Desktop Chrome"],
    launchOptions: { args: [...chromiumArgs], ...(executablePath ? { executablePath } : {}) },
  },
});
