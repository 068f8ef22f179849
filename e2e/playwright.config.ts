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
  timeout: 60_000,
  expect: { timeout: 5_000 },
  reporter: "line",
  use: {
    ...devices["Desktop Chrome"],
    trace: "retain-on-failure",
    launchOptions: { args: [...chromiumArgs], ...(executablePath ? { executablePath } : {}) },
  },
});
